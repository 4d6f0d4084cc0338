import { afterEach, describe, expect, it, vi } from 'vitest';
import { browserServices } from './browser-services.js';

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('locks between tabs', () => {
  const stubLocks = (
    request: (name: string, options: LockOptions, hold: () => Promise<void>) => Promise<void>,
  ) => {
    vi.stubGlobal('navigator', { locks: { request } });
  };

  it('that are denied leave each tab to itself', async () => {
    stubLocks(() => Promise.reject(new DOMException('Denied in this context.', 'SecurityError')));
    const run = vi.fn(() => true);
    browserServices.withLock('denied', new AbortController().signal, run);
    await vi.waitFor(() => expect(run).toHaveBeenCalledOnce());
  });

  it('are let go of in a later task than what was stored before', async () => {
    const order: string[] = [];
    stubLocks(async (_name, _options, hold) => {
      await hold();
      order.push('let go');
    });
    const life = new AbortController();
    browserServices.withLock('name', life.signal, () => true);
    setTimeout(() => order.push('later task'));
    life.abort();
    await vi.waitFor(() => expect(order).toEqual(['later task', 'let go']));
  });

  it('that are not wanted after all are let go of', async () => {
    const letGo = vi.fn();
    stubLocks(async (_name, _options, hold) => letGo(await hold()));
    browserServices.withLock('unwanted', new AbortController().signal, () => false);
    await vi.waitFor(() => expect(letGo).toHaveBeenCalledOnce());
  });

  it('that do not exist, as on insecure pages, let one widget of a page run, until it ends', () => {
    vi.stubGlobal('navigator', {});
    const life = new AbortController();
    const runs: string[] = [];
    const tryAs = (who: string, isWanted = true) =>
      browserServices.withLock('of the page', life.signal, () => {
        runs.push(who);
        return isWanted;
      });
    tryAs('not wanting', false);
    tryAs('first');
    tryAs('second');
    expect(runs).toEqual(['not wanting', 'first']);
    life.abort();
    browserServices.withLock('of the page', new AbortController().signal, () => runs.push('next') > 0);
    expect(runs).toEqual(['not wanting', 'first', 'next']);
  });

  it('that are given up while waiting let nothing run', async () => {
    const life = new AbortController();
    stubLocks(
      (_name, { signal }) =>
        new Promise<void>((_resolve, reject) => {
          signal?.addEventListener('abort', () => reject(signal.reason));
        }),
    );
    const run = vi.fn(() => true);
    browserServices.withLock('name', life.signal, run);
    life.abort();
    await new Promise((resolve) => setTimeout(resolve));
    expect(run).not.toHaveBeenCalled();
  });
});
