import { afterEach, describe, expect, it, vi } from 'vitest';
import { browserServices } from './browser-services.js';

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('BrowserServices.withLock', () => {
  const stubLocks = (
    request: (name: string, options: LockOptions, hold: () => Promise<void>) => Promise<void>,
  ) => {
    vi.stubGlobal('navigator', { locks: { request } });
  };

  it('lets each tab run by itself where the browser denies Web Locks', async () => {
    stubLocks(() => Promise.reject(new DOMException('Denied in this context.', 'SecurityError')));
    const run = vi.fn(() => true);
    browserServices.withLock('denied', { abortSignal: new AbortController().signal, onAcquired: run });
    await vi.waitFor(() => expect(run).toHaveBeenCalledOnce());
  });

  it('releases a lock in a later task than the writes to storage before it', async () => {
    const order: string[] = [];
    stubLocks(async (_name, _options, hold) => {
      await hold();
      order.push('let go');
    });
    const life = new AbortController();
    browserServices.withLock('name', { abortSignal: life.signal, onAcquired: () => true });
    setTimeout(() => order.push('later task'));
    life.abort();
    await vi.waitFor(() => expect(order).toEqual(['later task', 'let go']));
  });

  it('releases a lock at once if onAcquired returns false', async () => {
    const letGo = vi.fn();
    stubLocks(async (_name, _options, hold) => letGo(await hold()));
    browserServices.withLock('unwanted', {
      abortSignal: new AbortController().signal,
      onAcquired: () => false,
    });
    await vi.waitFor(() => expect(letGo).toHaveBeenCalledOnce());
  });

  it('lets one widget of a page run until it ends where Web Locks do not exist, as on insecure pages', () => {
    vi.stubGlobal('navigator', {});
    const life = new AbortController();
    const runs: string[] = [];
    const tryAs = (who: string, isWanted = true) =>
      browserServices.withLock('of the page', {
        abortSignal: life.signal,
        onAcquired() {
          runs.push(who);
          return isWanted;
        },
      });
    tryAs('not wanting', false);
    tryAs('first');
    tryAs('second');
    expect(runs).toEqual(['not wanting', 'first']);
    life.abort();
    browserServices.withLock('of the page', {
      abortSignal: new AbortController().signal,
      onAcquired: () => runs.push('next') > 0,
    });
    expect(runs).toEqual(['not wanting', 'first', 'next']);
  });

  it('runs nothing if the wait for a lock is aborted', async () => {
    const life = new AbortController();
    stubLocks(
      (_name, { signal }) =>
        new Promise<void>((_resolve, reject) => {
          signal?.addEventListener('abort', () => reject(signal.reason));
        }),
    );
    const run = vi.fn(() => true);
    browserServices.withLock('name', { abortSignal: life.signal, onAcquired: run });
    life.abort();
    await new Promise((resolve) => setTimeout(resolve));
    expect(run).not.toHaveBeenCalled();
  });
});
