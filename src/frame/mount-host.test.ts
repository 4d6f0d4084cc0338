import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ShellParts } from '../element/form-module.js';
import { fakeOf } from '../testing/fake-dom.js';
import { mountFrameHost } from './mount-host.js';

/** The addresses of the frames that were mounted. */
const mounted = vi.hoisted((): string[] => []);

// Everything else of the host side needs a browser: `e2e/isolated.spec.ts`.
vi.mock('./host.js', () => ({
  FrameHost: class {
    constructor(_shell: unknown, { href }: URL) {
      mounted.push(href);
    }
  },
}));
vi.mock('../element/element-shell.js', () => ({ createElementShell: (parts: unknown) => parts }));

beforeEach(() => {
  mounted.length = 0;
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** Mounts an isolated form in a page of this address. */
function mount(
  frame: string,
  { href = 'https://charity.example/give/', origin = new URL(href).origin } = {},
): void {
  vi.stubGlobal('location', { href, origin });
  mountFrameHost(fakeOf<ShellParts>({}), frame);
}

describe('the frame of an isolated form', () => {
  it('has the origin of the page in its fragment, so that the guest knows whom to answer', () => {
    mount('https://files.example/v1/frame.html#top');
    expect(mounted).toEqual(['https://files.example/v1/frame.html#https://charity.example']);
    expect(console.warn).not.toHaveBeenCalled();
  });

  it('may have an address relative to the page, and then isolates nothing, of which the developer is warned', () => {
    mount('frame.html');
    expect(mounted).toEqual(['https://charity.example/give/frame.html#https://charity.example']);
    expect(vi.mocked(console.warn).mock.calls.flat()).toEqual([
      expect.stringContaining('https://charity.example/give/frame.html '),
    ]);
  });

  it('is not mounted in a page without an origin, which it could not answer', () => {
    expect(() => mount('https://files.example/frame.html', { origin: 'null' })).toThrow('without an origin');
    expect(mounted).toEqual([]);
  });

  it('is not mounted from a CDN of npm packages, which serves no pages', () => {
    expect(() => mount('https://cdn.example/npm/@sir-giving/donate@1/dist/frame.html')).toThrow('hosting.md');
    expect(mounted).toEqual([]);
  });
});
