/** Reads Chromium's trace of one opening: how often the main thread did what, and for how long. */
import { z } from 'zod';

/** The categories of the events below. */
export const traceCategories = ['blink', 'blink.user_timing', 'devtools.timeline', 'v8', 'v8.execute'];

const eventSchema = z.object({
  name: z.string(),
  ph: z.string(),
  pid: z.number(),
  tid: z.number(),
  /** Microseconds, as are the others. */
  ts: z.number(),
  dur: z.number().default(0),
  /** Processor time of the thread; some events have none. */
  tdur: z.number().optional(),
  args: z
    .object({
      beginData: z.object({ stackTrace: z.array(z.unknown()).optional() }).optional(),
      selector_stats: z
        .object({
          selector_timings: z.array(
            z.object({ selector: z.string(), 'elapsed (us)': z.number(), match_attempts: z.number() }),
          ),
        })
        .optional(),
    })
    .default({}),
});

export type TraceEvent = z.infer<typeof eventSchema>;

/** What is counted, with the names of Chromium's events. */
const countedEvents = {
  recalcs: ['UpdateLayoutTree'],
  layouts: ['Layout'],
  paints: ['Paint'],
  frames: ['Commit'],
};

/** What is timed. An event within another of its list is a part of it. */
const timedEvents = {
  recalcMs: ['UpdateLayoutTree'],
  layoutMs: ['Layout'],
  // A module does most of its work in microtasks, which Chromium's own `ScriptDuration` leaves out.
  scriptMs: [
    'EvaluateScript',
    'v8.evaluateModule',
    'v8.compile',
    'v8.compileModule',
    'FunctionCall',
    'v8.callFunction',
    'RunMicrotasks',
  ],
  drawMs: ['PrePaint', 'Blink.Paint.UpdateTime', 'Layerize', 'Commit'],
};

/**
 * Counts, and milliseconds of processor time; that of scripts contains the styles and layouts that they forced. `forced`:
 * style recalculations and layouts that a script waited for.
 */
export type TraceCosts = Readonly<
  Record<keyof typeof countedEvents | keyof typeof timedEvents | 'forced', number>
>;

export interface SelectorCost {
  selector: string;
  elapsedMs: number;
  attempts: number;
}

/**
 * Returns what happened on the thread of a `performance.mark()`, from it on.
 * @throws Error if the trace does not have the mark.
 */
export function eventsAfter(trace: string, mark: string): TraceEvent[] {
  const { traceEvents } = z.object({ traceEvents: z.array(z.unknown()) }).parse(JSON.parse(trace));
  const events = traceEvents.flatMap((event) => eventSchema.safeParse(event).data ?? []);
  const start = events.find(({ name }) => name === mark);
  if (!start) throw new Error(`The trace has no mark ${mark}.`);
  return events.filter(
    ({ pid, tid, ph, ts }) => pid === start.pid && tid === start.tid && ph === 'X' && ts >= start.ts,
  );
}

export function costsOf(events: readonly TraceEvent[]): TraceCosts {
  const named = (names: readonly string[]) => events.filter(({ name }) => names.includes(name));
  const count = (names: readonly string[]) => named(names).length;
  const time = (names: readonly string[]) =>
    outermost(named(names)).reduce((sum, { dur, tdur = dur }) => sum + tdur, 0) / 1000;
  const forced = named(['UpdateLayoutTree', 'Layout']).filter(
    ({ args }) => args.beginData?.stackTrace?.length,
  );
  return {
    recalcs: count(countedEvents.recalcs),
    layouts: count(countedEvents.layouts),
    paints: count(countedEvents.paints),
    frames: count(countedEvents.frames),
    forced: forced.length,
    recalcMs: time(timedEvents.recalcMs),
    layoutMs: time(timedEvents.layoutMs),
    scriptMs: time(timedEvents.scriptMs),
    drawMs: time(timedEvents.drawMs),
  };
}

/** Leaves out what happened within another event. */
function outermost(events: readonly TraceEvent[]): TraceEvent[] {
  let end = 0;
  return events
    .toSorted((one, other) => one.ts - other.ts || other.dur - one.dur)
    .filter(({ ts, dur }) => {
      if (ts < end) return false;
      end = ts + dur;
      return true;
    });
}

/** Sums what each selector took, the slowest first. The trace must have the category `disabled-by-default-blink.debug`. */
export function selectorCosts(events: readonly TraceEvent[]): SelectorCost[] {
  const costs = new Map<string, SelectorCost>();
  for (const { args } of events) {
    for (const timing of args.selector_stats?.selector_timings ?? []) {
      const { selector } = timing;
      const cost = costs.get(selector) ?? { selector, elapsedMs: 0, attempts: 0 };
      cost.elapsedMs += timing['elapsed (us)'] / 1000;
      cost.attempts += timing.match_attempts;
      costs.set(selector, cost);
    }
  }
  return [...costs.values()].sort((one, other) => other.elapsedMs - one.elapsedMs);
}
