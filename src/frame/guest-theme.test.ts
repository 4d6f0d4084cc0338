import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readAddressTheme } from '../contract/address-theme.js';
import { createLateFile } from '../testing/late-file.js';
import type { GuestAddress } from './guest-address.js';
import { applyAddressTheme } from './guest-theme.js';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.resetModules();
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.doUnmock('../contract/address-theme.js');
});

type Address = { theme?: string; themeParameters?: GuestAddress['themeParameters'] };

/** Opens a form at an address. The file that reads the colours arrives or fails when the test says so. */
function open({ theme, themeParameters }: Address, { isFramed = true } = {}) {
  const file = createLateFile({ readAddressTheme });
  vi.doMock('../contract/address-theme.js', file.load);
  /** What is applied, and when the form may be shown. */
  const log: unknown[] = [];
  const attributes = theme === undefined ? {} : { theme };
  applyAddressTheme(
    { attributes, themeParameters },
    { page: { applyTheme: (tokens) => log.push(tokens) }, isFramed, onReady: () => log.push('ready') },
  );
  return {
    log,
    async arrive() {
      file.arrive();
      await vi.dynamicImportSettled();
    },
    async fail() {
      file.fail();
      await vi.dynamicImportSettled();
    },
  };
}

describe('a form whose address has no colours', () => {
  it.each([undefined, '', 'sepia'])('is shown at once as it is with the theme %j', (theme) => {
    expect(open({ theme }).log).toEqual(['ready']);
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each([
    ['light', 'light'],
    [' Dark ', 'dark'],
    ['AUTO', 'light dark'],
  ])('has the colour scheme of the theme %j before it is shown', (theme, scheme) => {
    expect(open({ theme }).log).toEqual([{ 'color-scheme': scheme }, 'ready']);
  });
});

describe('a form whose address has colours', () => {
  const themeParameters = { accent: '1b4b8f,9ecbff' };

  it.each([
    ['in a frame', undefined, true, '#1b4b8f'],
    ['in a frame with the theme dark', 'dark', true, '#9ecbff'],
    ['in a frame with the theme auto', 'auto', true, 'light-dark(#1b4b8f, #9ecbff)'],
    ['as a page', undefined, false, 'light-dark(#1b4b8f, #9ecbff)'],
    ['as a page with the theme light', 'light', false, '#1b4b8f'],
  ])('has those of its scheme %s before it is shown', async (_, theme, isFramed, accent) => {
    const { log, arrive } = open({ theme, themeParameters }, { isFramed });
    await arrive();
    expect(log.slice(-2)).toEqual([expect.objectContaining({ '--sir-accent': accent }), 'ready']);
    expect(console.warn).not.toHaveBeenCalled();
  });

  it('keeps the colour scheme of its theme beside them', async () => {
    const { log, arrive } = open({ theme: 'auto', themeParameters });
    await arrive();
    expect(log).toMatchObject([{ 'color-scheme': 'light dark' }, { 'color-scheme': 'light dark' }, 'ready']);
  });

  it('warns the developer of those that do not count', async () => {
    const { arrive } = open({ themeParameters: { accent: 'red', radius: '-1' } });
    await arrive();
    expect(vi.mocked(console.warn).mock.calls.flat()).toEqual([
      expect.stringContaining('accent ignored'),
      expect.stringContaining('radius ignored'),
    ]);
  });

  it('is shown after 400 ms without them, and has them when they arrive', async () => {
    const { log, arrive } = open({ themeParameters });
    await vi.advanceTimersByTimeAsync(399);
    expect(log).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(log).toEqual(['ready']);
    await arrive();
    expect(log).toEqual(['ready', expect.objectContaining({ '--sir-accent': '#1b4b8f' })]);
  });

  it('is shown at once without them if their reader fails to load', async () => {
    const { log, fail } = open({ themeParameters });
    await fail();
    expect(log).toEqual(['ready']);
  });
});
