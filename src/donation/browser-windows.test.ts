import { afterEach, describe, expect, it, vi } from 'vitest';
import { createFakeTarget } from '../testing/fake-dom.js';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

/** What a browser with this user agent can do. It is read once, when the module loads. */
async function load(userAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0') {
  vi.stubGlobal('navigator', { userAgent });
  const { browserWindows } = await import('./browser-windows.js');
  return browserWindows;
}

const iPhone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const iPad = 'Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const android = 'Mozilla/5.0 (Linux; Android 14; Pixel 8';
const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/130.0.0.0 Mobile Safari/537.36';

describe('canOpenWindows', () => {
  it.each([
    ['Firefox', undefined],
    ['Chrome on Android', `${android}) ${chrome}`],
    [
      'Safari on a Mac',
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15',
    ],
    ['Safari on an iPhone', `${iPhone} Version/18.0 Mobile/15E148 Safari/604.1`],
    ['Chrome on an iPad', `${iPad} CriOS/130.0 Mobile/15E148 Safari/604.1`],
  ])('is true in %s', async (_, userAgent) => {
    expect((await load(userAgent)).canOpenWindows).toBe(true);
  });

  it.each([
    ['a WebView on Android', `${android}; wv) ${chrome}`],
    ['a WebView on an iPhone', `${iPhone} Mobile/15E148`],
    ['a WebView on an iPad', `${iPad} Mobile/15E148`],
    ...[
      'FBAN/FBIOS',
      'FBAV/400.0',
      'Instagram 300.0',
      'Line/13.0',
      'MicroMessenger/8.0',
      'TikTok 30',
      'BytedanceWebview/1',
      'musical_ly_30',
      'Snapchat/12.0',
      'LinkedInApp',
      '[Pinterest/Android]',
      'KAKAOTALK 10',
    ].map((name): [string, string] => [name, `${android}) ${chrome} ${name}`]),
  ])('is false in %s', async (_, userAgent) => {
    expect((await load(userAgent)).canOpenWindows).toBe(false);
  });
});

describe('isFramed', () => {
  it.each([
    ['a page in a frame', {}, true],
    ['a page of its own', undefined, false],
  ])('of %s', async (_, outer, isFramed) => {
    const own = {};
    vi.stubGlobal('window', own);
    vi.stubGlobal('top', outer ?? own);
    expect((await load()).isFramed).toBe(isFramed);
  });
});

describe('navigate', () => {
  it('sends the page to the checkout', async () => {
    const assign = vi.fn();
    vi.stubGlobal('location', { assign });
    (await load()).navigate('https://checkout.stripe.com/pay');
    expect(assign).toHaveBeenCalledExactlyOnceWith('https://checkout.stripe.com/pay');
  });
});

describe('the return of a donor', () => {
  async function watch(visibilityState: string) {
    const page = createFakeTarget();
    const root = createFakeTarget({ visibilityState });
    vi.stubGlobal('window', page.target);
    vi.stubGlobal('document', root.target);
    const life = new AbortController();
    const callback = vi.fn();
    const windows = await load();
    windows.onPageVisible(callback, life.signal);
    return { page, root, life, callback, windows };
  }

  it('is seen by focus, by the back/forward cache, by the network and by visibility', async () => {
    const { page, root, callback, windows } = await watch('visible');
    for (const type of ['focus', 'pageshow', 'online']) page.dispatch(type);
    root.dispatch('visibilitychange');
    expect(callback).toHaveBeenCalledTimes(4);
    expect(windows.isHidden()).toBe(false);
  });

  it('is not seen while the page is hidden', async () => {
    const { page, root, callback, windows } = await watch('hidden');
    for (const type of ['focus', 'pageshow', 'online']) page.dispatch(type);
    root.dispatch('visibilitychange');
    expect(callback).not.toHaveBeenCalled();
    expect(windows.isHidden()).toBe(true);
  });

  it('is not seen any more after the abort', async () => {
    const { page, root, life, callback } = await watch('visible');
    life.abort();
    page.dispatch('focus');
    root.dispatch('visibilitychange');
    expect(callback).not.toHaveBeenCalled();
  });
});
