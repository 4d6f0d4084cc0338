import type { Clock } from '../api/clock.js';

/** A clock that stands still until a test moves it. Its timers run on their own time, as a browser's do. */
export interface FakeClock extends Clock {
  /** Lets time pass, running what falls due in order, each with everything that follows from it. */
  advance(durationMs: number): Promise<void>;
  /** Moves the wall clock alone, as a user or a time server does; timers do not notice. */
  shift(byMs: number): void;
  /** What `random()` gives from now on. */
  setRandom(next: () => number): void;
  /** How many timers are still running. */
  timers(): number;
}

export const startOfTest = Date.UTC(2026, 5, 1, 12);

/** Lets promises, and bodies that are read as streams, come to rest. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
}

export function createFakeClock(): FakeClock {
  let elapsedMs = 0;
  let wall = startOfTest;
  let random = () => 0.5;
  let timers: { dueMs: number; callback: () => void }[] = [];
  return {
    now: () => wall + elapsedMs,
    after(delayMs, callback) {
      const timer = { dueMs: elapsedMs + Math.max(0, delayMs), callback };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    random: () => random(),
    async advance(durationMs) {
      const end = elapsedMs + durationMs;
      await settled();
      for (;;) {
        const [next] = timers.filter(({ dueMs }) => dueMs <= end).sort((a, b) => a.dueMs - b.dueMs);
        if (!next) break;
        timers = timers.filter((other) => other !== next);
        elapsedMs = Math.max(elapsedMs, next.dueMs);
        next.callback();
        await settled();
      }
      elapsedMs = end;
      await settled();
    },
    shift: (byMs) => {
      wall += byMs;
    },
    setRandom: (next) => {
      random = next;
    },
    timers: () => timers.length,
  };
}
