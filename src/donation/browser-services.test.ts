import { afterEach, describe, expect, it, vi } from 'vitest';
import { unhandledIn } from '../testing/fake-page.js';
import { browserServices, type LockRequest } from './browser-services.js';

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

  it.each([
    ['wait', { signal: expect.any(AbortSignal) }],
    ['give-up', { ifAvailable: true }],
    ['steal', { steal: true }],
    [undefined, { signal: expect.any(AbortSignal) }],
  ] as const)('asks the browser for a lock as ifHeld="%s" says', (ifHeld, options) => {
    const request = vi.fn(() => Promise.resolve());
    stubLocks(request);
    browserServices.withLock('name', {
      abortSignal: new AbortController().signal,
      ...(ifHeld && { ifHeld }),
      onAcquired: () => true,
    });
    expect(request).toHaveBeenCalledExactlyOnceWith('name', options, expect.any(Function));
  });

  it.each([true, false])(
    'ends a request that gives up, and has not run it; listened to: %s',
    async (isListening) => {
      const letGo = vi.fn();
      stubLocks(async (_name, _options, hold) => {
        // The browser passes null where the lock is held.
        await (hold as (lock: null) => Promise<void>)(null);
        letGo();
      });
      const onAcquired = vi.fn(() => true);
      const onGivenUp = vi.fn();
      browserServices.withLock('held', {
        abortSignal: new AbortController().signal,
        ifHeld: 'give-up',
        onAcquired,
        ...(isListening && { onGivenUp }),
      });
      await vi.waitFor(() => expect(letGo).toHaveBeenCalledOnce());
      expect(onAcquired).not.toHaveBeenCalled();
      expect(onGivenUp).toHaveBeenCalledTimes(isListening ? 1 : 0);
    },
  );

  /** Locks of which each is taken from its holder at once. */
  const stubStolenLocks = () =>
    stubLocks(async (_name, _options, hold) => {
      void hold();
      throw new DOMException('The lock was stolen.', 'AbortError');
    });

  it('tells a holder that its lock was taken, and does not run it again', async () => {
    stubStolenLocks();
    const onAcquired = vi.fn(() => true);
    const onStolen = vi.fn();
    browserServices.withLock('taken', { abortSignal: new AbortController().signal, onAcquired, onStolen });
    await vi.waitFor(() => expect(onStolen).toHaveBeenCalledOnce());
    expect(onAcquired).toHaveBeenCalledOnce();
  });

  it('does not tell a widget that has gone, nor one that does not listen', async () => {
    stubStolenLocks();
    const life = new AbortController();
    const onStolen = vi.fn();
    const rejections = await unhandledIn(async () => {
      browserServices.withLock('taken', { abortSignal: life.signal, onAcquired: () => true, onStolen });
      life.abort();
      browserServices.withLock('taken', {
        abortSignal: new AbortController().signal,
        onAcquired: () => true,
      });
    });
    expect(onStolen).not.toHaveBeenCalled();
    expect(rejections).toEqual([]);
  });
});

describe('a lock of the page, where Web Locks do not exist', () => {
  /** Asks for the lock, and notes what comes of it. */
  function ask(
    name: string,
    who: string,
    {
      ifHeld,
      notes,
      life = new AbortController(),
    }: { ifHeld?: LockRequest['ifHeld']; notes: string[]; life?: AbortController },
  ) {
    browserServices.withLock(name, {
      abortSignal: life.signal,
      ...(ifHeld && { ifHeld }),
      onAcquired: () => notes.push(`${who} has it`) > 0,
      onGivenUp: () => notes.push(`${who} gave up`),
      onStolen: () => notes.push(`${who} lost it`),
    });
  }

  it('is not waited for, and only a request that gives up is told so', () => {
    vi.stubGlobal('navigator', {});
    const notes: string[] = [];
    ask('not waited for', 'first', { notes });
    ask('not waited for', 'waiting', { notes });
    ask('not waited for', 'giving up', { notes, ifHeld: 'give-up' });
    expect(notes).toEqual(['first has it', 'giving up gave up']);
  });

  it('is taken from its holder, whose end does not release it any more', () => {
    vi.stubGlobal('navigator', {});
    const notes: string[] = [];
    const first = new AbortController();
    ask('taken', 'first', { notes, life: first });
    ask('taken', 'second', { notes, ifHeld: 'steal' });
    first.abort();
    ask('taken', 'third', { notes });
    expect(notes).toEqual(['first has it', 'first lost it', 'second has it']);
  });

  it('is given up and lost without anybody listening', () => {
    vi.stubGlobal('navigator', {});
    const request = { abortSignal: new AbortController().signal, onAcquired: () => true };
    for (const ifHeld of ['wait', 'give-up', 'steal'] as const)
      expect(() => browserServices.withLock('not listened to', { ...request, ifHeld })).not.toThrow();
  });

  it('is not acquired by a widget that has gone', () => {
    vi.stubGlobal('navigator', {});
    const notes: string[] = [];
    const gone = new AbortController();
    gone.abort();
    ask('gone', 'first', { notes, life: gone });
    ask('gone', 'second', { notes });
    expect(notes).toEqual(['second has it']);
  });
});

it.each([true, false])('the page is offline where the browser says that it is not onLine: %s', (onLine) => {
  vi.stubGlobal('navigator', { onLine });
  expect(browserServices.isOffline?.()).toBe(!onLine);
});
