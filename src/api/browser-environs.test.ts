import { afterEach, describe, expect, it, vi } from 'vitest';
import { browserEnvirons } from './browser-environs.js';

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('locks between tabs', () => {
  const stubLocks = (
    request: (name: string, options: LockOptions, hold: () => Promise<void>) => Promise<void>,
  ) => {
    vi.stubGlobal('isSecureContext', true);
    vi.stubGlobal('navigator', { locks: { request } });
  };

  it('that are denied leave each tab to itself', async () => {
    stubLocks(() => Promise.reject(new DOMException('Denied in this context.', 'SecurityError')));
    const run = vi.fn();
    browserEnvirons.whenAlone('name', new AbortController().signal, run);
    await vi.waitFor(() => expect(run).toHaveBeenCalledOnce());
  });

  it('are let go of in a later task than what was stored before', async () => {
    const order: string[] = [];
    stubLocks(async (_name, _options, hold) => {
      await hold();
      order.push('let go');
    });
    const life = new AbortController();
    browserEnvirons.whenAlone('name', life.signal, () => {});
    setTimeout(() => order.push('later task'));
    life.abort();
    await vi.waitFor(() => expect(order).toEqual(['later task', 'let go']));
  });

  it('that are given up while waiting let nothing run', async () => {
    const life = new AbortController();
    stubLocks(
      (_name, { signal }) =>
        new Promise<void>((_resolve, reject) => {
          signal?.addEventListener('abort', () => reject(signal.reason));
        }),
    );
    const run = vi.fn();
    browserEnvirons.whenAlone('name', life.signal, run);
    life.abort();
    await new Promise((resolve) => setTimeout(resolve));
    expect(run).not.toHaveBeenCalled();
  });
});
