import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { browserWindows } from './browser-windows.js';
import { openWindow } from './checkout-window.js';

// Read when the module loads; Node 20 has none.
vi.hoisted(() => vi.stubGlobal('navigator', { userAgent: '' }));

const link = 'https://checkout.stripe.com/pay';
const denied = (): never => {
  throw new DOMException('denied', 'SecurityError');
};

/** How many forms the windows have sent. */
let sentForms = 0;

/** @param canSubmit false in a window whose sandbox forbids forms */
function createForm(canSubmit: boolean) {
  const form = {
    onsubmit: () => false,
    requestSubmit() {
      if (canSubmit && form.onsubmit()) sentForms++;
    },
    remove: () => {},
  };
  return form;
}

/** An empty window, as the browser opens it. */
function createOpened({ canSubmit = true } = {}) {
  const lines: { textContent?: string; dir?: string }[] = [];
  const replaced: string[] = [];
  const opened = {
    closed: false,
    opener: {} as unknown,
    document: {
      title: '',
      createElement: (name: string) =>
        name === 'form' ? createForm(canSubmit) : name === 'p' ? {} : undefined,
      body: {
        append: (line: object) => void ('onsubmit' in line || lines.push(line)),
        style: { cssText: '' },
      },
      documentElement: { style: {} },
    },
    location: { replace: (url: string) => void replaced.push(url) },
    close: () => {
      opened.closed = true;
    },
  };
  return { opened, lines, replaced };
}

/** The page, with its own position on the screen. */
function stubPage(open: unknown, { isConfigurable = true } = {}) {
  const page = {};
  Object.defineProperty(page, 'open', { configurable: isConfigurable, writable: true, value: open });
  vi.stubGlobal('window', page);
}

beforeEach(() => {
  vi.stubGlobal('screenX', 100);
  vi.stubGlobal('screenY', 50);
  vi.stubGlobal('outerWidth', 1000);
  vi.stubGlobal('outerHeight', 900);
});
afterEach(() => {
  expect(sentForms, 'a form that only tries the window must not be sent').toBe(0);
  sentForms = 0;
  vi.unstubAllGlobals();
  browserWindows.isFramed = false;
  browserWindows.canOpenWindows = true;
});

describe('the window of a checkout', () => {
  it('is a popup in the middle of the page', () => {
    const open = vi.fn(() => createOpened().opened);
    stubPage(open);
    openWindow('popup', 'One moment…');
    expect(open).toHaveBeenCalledExactlyOnceWith('', '_blank', 'popup,width=520,height=760,left=340,top=120');
  });

  it('is a popup at the top of a page that is lower than it', () => {
    vi.stubGlobal('outerHeight', 500);
    const open = vi.fn(() => createOpened().opened);
    stubPage(open);
    openWindow('popup', 'One moment…');
    expect(open).toHaveBeenCalledExactlyOnceWith('', '_blank', 'popup,width=520,height=760,left=340,top=50');
  });

  it('is a tab without features', () => {
    const open = vi.fn(() => createOpened().opened);
    stubPage(open);
    openWindow('tab', 'One moment…');
    expect(open).toHaveBeenCalledExactlyOnceWith('', '_blank', '');
  });

  it('says the placeholder', () => {
    const { opened, lines } = createOpened();
    stubPage(() => opened);
    expect(openWindow('popup', 'One moment…')?.isReady()).toBe(true);
    expect(opened.document.title).toBe('One moment…');
    expect(lines).toEqual([{ textContent: 'One moment…', dir: 'auto' }]);
    expect(opened.document.body.style.cssText).toContain('text-align:center');
    expect(opened.document.documentElement.style).toEqual({ colorScheme: 'light dark' });
  });

  it('has no opener before it navigates, but in a frame, which may be sandboxed', () => {
    for (const isFramed of [false, true]) {
      browserWindows.isFramed = isFramed;
      const { opened } = createOpened();
      stubPage(() => opened);
      const checkout = openWindow('popup', '');
      expect(opened.opener === null).toBe(!isFramed);
      checkout?.go(link);
      expect(opened.opener).toBeNull();
    }
  });

  it('goes to the checkout without an entry in its history, and cannot reach back into the host page', () => {
    const { opened, replaced } = createOpened();
    stubPage(() => opened);
    expect(openWindow('popup', '')?.go(link)).toBe(true);
    expect(replaced).toEqual([link]);
    expect(opened.opener).toBeNull();
  });

  it('goes to the checkout even if the page may not write into it', () => {
    const { opened, replaced } = createOpened();
    stubPage(() => Object.defineProperty(opened, 'document', { get: denied }));
    const checkout = openWindow('popup', '');
    expect(checkout?.isReady()).toBe(true);
    expect(checkout?.go(link)).toBe(true);
    expect(replaced).toEqual([link]);
  });

  it('is closed at once if it has a sandbox without forms, and no other is tried', () => {
    const { opened } = createOpened({ canSubmit: false });
    stubPage(() => opened);
    expect(openWindow('popup', '')).toBeUndefined();
    expect(opened.closed).toBe(true);
    expect(browserWindows.canOpenWindows).toBe(false);
  });

  it('is closed at once if it cannot be reached from a frame without an origin', () => {
    const { opened } = createOpened();
    stubPage(() => Object.defineProperty(opened, 'document', { get: denied }));
    vi.stubGlobal('origin', 'null');
    expect(openWindow('popup', '')).toBeUndefined();
    expect(opened.closed).toBe(true);
  });

  it('goes nowhere once the donor has closed it', () => {
    const { opened, replaced } = createOpened();
    stubPage(() => opened);
    const checkout = openWindow('popup', '');
    checkout?.close();
    expect(opened.closed).toBe(true);
    expect(checkout?.isReady()).toBe(false);
    expect(checkout?.go(link)).toBe(false);
    expect(replaced).toEqual([]);
  });

  it('is closed if it must not be navigated', () => {
    const { opened } = createOpened();
    opened.location.replace = denied;
    stubPage(() => opened);
    expect(openWindow('popup', '')?.go(link)).toBe(false);
    expect(opened.closed).toBe(true);
  });

  it.each([
    ['null', () => null],
    ['nothing', () => undefined],
    ['a window that is closed', () => ({ closed: true })],
    ['an empty object', () => ({})],
    ['an error', denied],
  ])('is undefined where the browser answers a blocked popup with %s', (_, open) => {
    stubPage(open);
    expect(openWindow('popup', '')).toBeUndefined();
  });
});

describe('a page that has replaced window.open', () => {
  it.each([
    ['a function of its own', () => denied(), false],
    ['a value', false, true],
  ])('by %s opens the window from a fresh frame', (_, replacement, isConfigurable) => {
    const { opened, replaced } = createOpened();
    const open = vi.fn(() => opened);
    const remove = vi.fn();
    const frame = { contentWindow: { open }, remove, hidden: false };
    const append = vi.fn();
    const createElement = (name: string) => (name === 'iframe' ? frame : {});
    vi.stubGlobal('document', { createElement, body: { append } });
    stubPage(replacement, { isConfigurable });
    openWindow('tab', '')?.go(link);
    expect(open).toHaveBeenCalledExactlyOnceWith('', '_blank', '');
    expect(append).toHaveBeenCalledExactlyOnceWith(frame);
    expect(frame.hidden).toBe(true);
    expect(remove).toHaveBeenCalledOnce();
    expect(replaced).toEqual([link]);
  });

  it('by removing it opens the window from a fresh frame', () => {
    const { opened } = createOpened();
    const frame = { contentWindow: { open: () => opened }, remove: () => {} };
    vi.stubGlobal('document', { createElement: () => frame, body: { append: () => {} } });
    // A function that is inherited has no descriptor of the page's own.
    vi.stubGlobal('window', Object.create({ open: denied }));
    expect(openWindow('tab', '')?.isReady()).toBe(true);
  });

  it('opens no window where the frame has none', () => {
    const frame = { contentWindow: null, remove: () => {} };
    vi.stubGlobal('document', { createElement: () => frame, body: { append: () => {} } });
    stubPage(false);
    expect(openWindow('tab', '')).toBeUndefined();
  });
});

describe('a redirect', () => {
  /** The window around the frame, while the donor's click is fresh or not. */
  function stubTop({ isActive = true, top = { location: { href: '' } } as unknown } = {}) {
    browserWindows.isFramed = true;
    vi.stubGlobal('navigator', { userActivation: { isActive } });
    vi.stubGlobal('top', top);
  }

  it('opens no window in a page of its own, which navigates itself', () => {
    expect(openWindow('redirect', '')).toBeUndefined();
  });

  it('navigates the window around a frame', () => {
    const top = { location: { href: '' } };
    stubTop({ top });
    const checkout = openWindow('redirect', '');
    expect(checkout?.isReady()).toBe(true);
    expect(checkout?.go(link)).toBe(true);
    checkout?.close();
    expect(top.location.href).toBe(link);
  });

  it('navigates it in a browser that does not tell how old the click is', () => {
    const top = { location: { href: '' } };
    stubTop({ top });
    vi.stubGlobal('navigator', {});
    expect(openWindow('redirect', '')?.isReady()).toBe(true);
    expect(openWindow('redirect', '')?.go(link)).toBe(true);
    expect(top.location.href).toBe(link);
  });

  it('does not navigate it once the click is too old', () => {
    const top = { location: { href: '' } };
    stubTop({ top, isActive: false });
    const checkout = openWindow('redirect', '');
    expect(checkout?.isReady()).toBe(false);
    expect(checkout?.go(link)).toBe(false);
    expect(top.location.href).toBe('');
  });

  it.each([
    ['there is none', null],
    ['the browser refuses it', { location: Object.defineProperty({}, 'href', { set: denied }) }],
  ])('reports that it did not navigate where %s', (_, top) => {
    stubTop({ top });
    expect(openWindow('redirect', '')?.go(link)).toBe(false);
  });
});
