/**
 * How long scripts kept the main thread, from a trace of Chromium. Its own count, `ScriptDuration`, leaves microtasks out,
 * in which a module does most of its work.
 */
import { z } from 'zod';

/** Their names in a trace. One is often part of another. What styles and layouts they force is included. */
const scriptEvents = [
  'EvaluateScript',
  'v8.evaluateModule',
  'v8.compile',
  'v8.compileModule',
  'FunctionCall',
  'v8.callFunction',
  'RunMicrotasks',
];

export const traceCategories = ['blink.user_timing', 'devtools.timeline', 'v8', 'v8.execute'];

const eventSchema = z.object({
  name: z.string(),
  ph: z.string(),
  pid: z.number(),
  tid: z.number(),
  /** Microseconds, as are the others. */
  ts: z.number(),
  dur: z.number().default(0),
  /** Processor time of the thread. */
  tdur: z.number().optional(),
});

const traceSchema = z.object({ traceEvents: z.array(z.unknown()) });

/**
 * Returns the milliseconds of processor time that scripts took on the thread of a `performance.mark()`, from it on.
 * @throws Error if the trace does not have the mark.
 */
export function scriptMsAfter(trace: string, mark: string): number {
  const events = traceSchema
    .parse(JSON.parse(trace))
    .traceEvents.flatMap((event) => eventSchema.safeParse(event).data ?? []);
  const start = events.find(({ name }) => name === mark);
  if (!start) throw new Error(`The trace has no mark ${mark}.`);
  const scripts = events
    .filter(({ pid, tid, ph, name }) => {
      const isHere = pid === start.pid && tid === start.tid && ph === 'X';
      return isHere && scriptEvents.includes(name);
    })
    .filter(({ ts }) => ts >= start.ts)
    .toSorted((one, other) => one.ts - other.ts || other.dur - one.dur);
  let endedAt = 0;
  let microseconds = 0;
  for (const { ts, dur, tdur = dur } of scripts) {
    if (ts < endedAt) continue;
    endedAt = ts + dur;
    microseconds += tdur;
  }
  return microseconds / 1000;
}
