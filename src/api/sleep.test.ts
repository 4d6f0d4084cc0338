import { describe, expect, it, vi } from 'vitest';
import { createFakeClock, settled } from '../testing/fake-clock.js';
import { sleep } from './sleep.js';

function start(durationMs: number, signal?: AbortSignal) {
  const clock = createFakeClock();
  const outcome: { is: 'asleep' | 'awake' | 'disturbed'; reason?: unknown } = { is: 'asleep' };
  sleep(clock, durationMs, signal).then(
    () => {
      outcome.is = 'awake';
    },
    (reason: unknown) => {
      outcome.is = 'disturbed';
      outcome.reason = reason;
    },
  );
  return { clock, outcome };
}

describe('sleep', () => {
  it('sleep resolves after its time and not before', async () => {
    const { clock, outcome } = start(1_000, new AbortController().signal);
    await clock.advance(999);
    expect(outcome.is).toBe('asleep');
    await clock.advance(1);
    expect(outcome.is).toBe('awake');
  });

  it('an aborted sleep rejects at once with the reason and leaves no timer', async () => {
    const controller = new AbortController();
    const { clock, outcome } = start(1_000, controller.signal);
    await clock.advance(10);
    controller.abort('enough');
    await settled();
    expect(outcome).toEqual({ is: 'disturbed', reason: 'enough' });
    expect(clock.timers()).toBe(0);
  });

  it('sleep rejects at once if it is aborted already', async () => {
    const { clock, outcome } = start(1_000, AbortSignal.abort('enough'));
    await settled();
    expect(outcome).toEqual({ is: 'disturbed', reason: 'enough' });
    expect(clock.timers()).toBe(0);
  });

  it('an abort after the end of a sleep has no effect', async () => {
    const controller = new AbortController();
    const { clock, outcome } = start(1_000, controller.signal);
    await clock.advance(1_000);
    controller.abort('late');
    await settled();
    expect(outcome.is).toBe('awake');
  });

  it('a sleep that is over leaves no listener on the signal', async () => {
    const { signal } = new AbortController();
    const add = vi.spyOn(signal, 'addEventListener');
    const remove = vi.spyOn(signal, 'removeEventListener');
    const { clock } = start(1_000, signal);
    await clock.advance(1_000);
    expect(remove.mock.calls).toEqual([add.mock.calls[0]?.slice(0, 2)]);
  });
});
