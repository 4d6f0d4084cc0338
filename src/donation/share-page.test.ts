import { afterEach, describe, expect, it, vi } from 'vitest';
import { sharePage, waysToShare } from './share-page.js';

afterEach(() => {
  vi.unstubAllGlobals();
});

interface PageOptions {
  href?: string;
  canonical?: string;
  /** Set in a frame: what the browser tells of the host page. */
  referrer?: string;
  share?: (data: object) => Promise<void>;
  writeText?: (text: string) => Promise<void>;
}

function stubPage({
  href = 'https://charity.example/give/?donor=ada#x',
  canonical,
  referrer,
  ...can
}: PageOptions) {
  const page = {};
  const { share, writeText } = can;
  vi.stubGlobal('window', page);
  vi.stubGlobal('top', referrer === undefined ? page : {});
  vi.stubGlobal('location', { href });
  vi.stubGlobal('document', {
    referrer: referrer ?? '',
    querySelector: (selector: string) =>
      selector === 'link[rel~="canonical"]' && canonical ? { href: canonical } : null,
  });
  vi.stubGlobal('navigator', { share, clipboard: writeText && { writeText } });
}

/** The address that is shared by the clipboard. */
async function copiedFrom(options: PageOptions) {
  const writeText = vi.fn(() => Promise.resolve());
  stubPage({ ...options, writeText });
  expect(await sharePage('Give, too')).toBe('copied');
  return writeText.mock.calls.flat();
}

const refuse = (name: string) => () => Promise.reject(new DOMException('no', name));

describe('the address that is shared', () => {
  it.each<[string, PageOptions, string]>([
    ['the page without query and hash', {}, 'https://charity.example/give/'],
    [
      'the canonical address of the page',
      { canonical: 'https://charity.example/donate' },
      'https://charity.example/donate',
    ],
    [
      'the page, if its canonical address is on another site',
      { canonical: 'https://charity.example.evil/donate' },
      'https://charity.example/give/',
    ],
    [
      'the host page of a frame, as far as the browser names it',
      { referrer: 'https://blog.example/post?a=1', canonical: 'https://blog.example/other' },
      'https://blog.example/post',
    ],
  ])('is %s', async (_, options, expected) => {
    expect(await copiedFrom(options)).toEqual([expected]);
  });
});

describe('waysToShare', () => {
  it.each<[string, PageOptions, string | undefined]>([
    ['a browser with a share sheet', { share: () => Promise.resolve() }, 'sheet'],
    ['a browser without one', {}, 'copy'],
    ['a frame whose page withholds its address', { referrer: '' }, undefined],
  ])('of %s', (_, options, expected) => {
    stubPage(options);
    expect(waysToShare()).toBe(expected);
  });
});

describe('sharePage', () => {
  it('opens the share sheet with the text and the address', async () => {
    const share = vi.fn(() => Promise.resolve());
    const writeText = vi.fn(() => Promise.resolve());
    stubPage({ share, writeText });
    expect(await sharePage('Give, too')).toBeUndefined();
    expect(share).toHaveBeenCalledExactlyOnceWith({
      text: 'Give, too',
      url: 'https://charity.example/give/',
    });
    expect(writeText).not.toHaveBeenCalled();
  });

  it('does nothing more when the donor dismisses the share sheet', async () => {
    const writeText = vi.fn(() => Promise.resolve());
    stubPage({ share: refuse('AbortError'), writeText });
    expect(await sharePage('')).toBeUndefined();
    expect(writeText).not.toHaveBeenCalled();
  });

  it.each([
    ['NotAllowedError', refuse('NotAllowedError')],
    ['an error of its own', () => Promise.reject(Object.assign(new Error(), { name: 'AbortError' }))],
  ])('copies the address if the share sheet fails with %s', async (_, share) => {
    expect(await copiedFrom({ share })).toEqual(['https://charity.example/give/']);
  });

  it.each<[string, PageOptions]>([
    ['denies the clipboard', { writeText: refuse('NotAllowedError') }],
    ['has no clipboard', {}],
  ])('returns the address where the browser %s', async (_, options) => {
    stubPage(options);
    expect(await sharePage('')).toEqual(new URL('https://charity.example/give/'));
  });
});
