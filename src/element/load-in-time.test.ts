import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { State } from '../donation/state.js';
import { loadInTime } from './load-in-time.js';
import { loadTimeoutMs } from './load-timeout.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Waits for a module in a flow, and records what comes of it. */
function wait(first: State) {
  const state = signal(first);
  const loadUnreached = vi.fn();
  let resolve = (_: string): void => {};
  let reject = (_: Error): void => {};
  const loading = new Promise<string>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  const outcomes: unknown[] = [];
  loadInTime(loading, () => ({ state, loadUnreached })).then(
    (module) => outcomes.push(module),
    (error: Error) => outcomes.push(error.message),
  );
  return { state, loadUnreached, resolve, reject, outcomes };
}

it('gives the module that comes in time, and leaves no timer', async () => {
  const { resolve, outcomes, loadUnreached } = wait({ type: 'details' });
  resolve('module');
  await vi.advanceTimersByTimeAsync(0);
  expect(outcomes).toEqual(['module']);
  expect(vi.getTimerCount()).toBe(0);
  expect(loadUnreached).not.toHaveBeenCalled();
});

it.each(['nonprofit', 'amount'] as const)(
  'waits for a late module as long as the step is %s',
  async (type) => {
    const { resolve, outcomes, loadUnreached } = wait({ type });
    await vi.advanceTimersByTimeAsync(10 * loadTimeoutMs);
    expect(outcomes).toEqual([]);
    resolve('module');
    await vi.advanceTimersByTimeAsync(0);
    expect(outcomes).toEqual(['module']);
    expect(loadUnreached).not.toHaveBeenCalled();
  },
);

it('fails once the time is over and the donor needs the module, and loads again when it comes', async () => {
  const { state, resolve, outcomes, loadUnreached } = wait({ type: 'amount' });
  await vi.advanceTimersByTimeAsync(loadTimeoutMs);
  state.value = { type: 'details' };
  await vi.advanceTimersByTimeAsync(0);
  expect(outcomes).toEqual(['no answer']);
  expect(loadUnreached).not.toHaveBeenCalled();
  resolve('module');
  await vi.advanceTimersByTimeAsync(0);
  expect(loadUnreached).toHaveBeenCalledOnce();
});

it('fails at the time limit on a screen that needs the module', async () => {
  const { outcomes } = wait({ type: 'details' });
  await vi.advanceTimersByTimeAsync(loadTimeoutMs - 1);
  expect(outcomes).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(outcomes).toEqual(['no answer']);
});

it('passes on why the module did not load', async () => {
  const { reject, outcomes, loadUnreached } = wait({ type: 'amount' });
  reject(new Error('404'));
  await vi.advanceTimersByTimeAsync(0);
  expect(outcomes).toEqual(['404']);
  expect(vi.getTimerCount()).toBe(0);
  expect(loadUnreached).not.toHaveBeenCalled();
});
