import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { whenIdle } from './when-idle.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** Whether the page was found idle by now. */
function startToWait(): () => boolean {
  let isIdle = false;
  void whenIdle().then(() => {
    isIdle = true;
  });
  return () => isIdle;
}

/** Advances the clock by more than what the timers advance, as a page does that is busy when they are due. */
function createLateTimers() {
  const { now } = performance;
  let lateMs = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now.call(performance) + lateMs);
  return async (ms: number, addedMs: number): Promise<void> => {
    lateMs += addedMs;
    await vi.advanceTimersByTimeAsync(ms);
  };
}

it('an idle callback says that the page is idle', async () => {
  let callBack = () => {};
  vi.stubGlobal('requestIdleCallback', (callback: () => void) => {
    callBack = callback;
    return 1;
  });
  vi.stubGlobal('cancelIdleCallback', () => {});
  const isIdle = startToWait();
  await vi.advanceTimersByTimeAsync(900);
  expect(isIdle()).toBe(false);
  callBack();
  await vi.advanceTimersByTimeAsync(0);
  expect(isIdle()).toBe(true);
  expect(vi.getTimerCount()).toBe(0);
});

it('a timer that is on time says so where idle callbacks do not come', async () => {
  const cancelIdleCallback = vi.fn();
  vi.stubGlobal('requestIdleCallback', () => 7);
  vi.stubGlobal('cancelIdleCallback', cancelIdleCallback);
  const isIdle = startToWait();
  await vi.advanceTimersByTimeAsync(999);
  expect(isIdle()).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(isIdle()).toBe(true);
  expect(cancelIdleCallback).toHaveBeenCalledWith(7);
});

it('a timer that is on time says so in browsers without idle callbacks', async () => {
  const isIdle = startToWait();
  await vi.advanceTimersByTimeAsync(199);
  expect(isIdle()).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(isIdle()).toBe(true);
});

it('a timer that is late says that the page is busy, and another one is set', async () => {
  const advance = createLateTimers();
  const isIdle = startToWait();
  for (let round = 0; round < 3; round++) {
    await advance(200, 60);
    expect(isIdle()).toBe(false);
  }
  await advance(200, 40);
  expect(isIdle()).toBe(true);
});
