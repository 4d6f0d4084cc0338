import { expect, it } from 'vitest';
import { costsOf, eventsAfter, selectorCosts } from './trace-events.js';

const event = (name: string, ts: number, dur: number, rest: object = {}) => ({
  ...{ name, ts, dur, ph: 'X', pid: 1, tid: 1 },
  ...rest,
});
const mark = event('mark', 1000, 0, { ph: 'I' });
const trace = (...traceEvents: readonly object[]): string =>
  JSON.stringify({ traceEvents: [{ name: 'metadata' }, ...traceEvents] });

const scriptMsAfter = (recorded: string, name: string): number =>
  costsOf(eventsAfter(recorded, name)).scriptMs;

it('sums calls, modules and microtasks from the mark on', () => {
  const events = [
    event('FunctionCall', 500, 300),
    mark,
    event('RunMicrotasks', 2000, 3000),
    event('v8.evaluateModule', 6000, 1000),
    event('Layout', 8000, 4000),
  ];
  expect(scriptMsAfter(trace(...events), 'mark')).toBe(4);
});

it('counts what is a part of something else once, in whatever order it comes', () => {
  const events = [mark, event('FunctionCall', 2500, 400), event('RunMicrotasks', 2000, 1000)];
  expect(scriptMsAfter(trace(...events), 'mark')).toBe(1);
});

it('takes processor time where the trace has it', () => {
  expect(scriptMsAfter(trace(mark, event('FunctionCall', 2000, 900, { tdur: 500 })), 'mark')).toBe(0.5);
});

it('leaves out other threads and processes', () => {
  const events = [
    mark,
    event('FunctionCall', 2000, 900, { tid: 2 }),
    event('FunctionCall', 2000, 900, { pid: 2 }),
  ];
  expect(scriptMsAfter(trace(...events), 'mark')).toBe(0);
});

it('refuses a trace without the mark', () => {
  expect(() => scriptMsAfter(trace(), 'mark')).toThrow('has no mark mark');
});

it('counts layouts, and those that a script waited for', () => {
  const forced = { args: { beginData: { stackTrace: [{}] } } };
  const events = [
    mark,
    event('Layout', 2000, 500),
    event('Layout', 3000, 500, forced),
    event('UpdateLayoutTree', 4000, 1000, forced),
    event('Paint', 6000, 10),
  ];
  expect(costsOf(eventsAfter(trace(...events), 'mark'))).toMatchObject({
    layouts: 2,
    layoutMs: 1,
    recalcs: 1,
    recalcMs: 1,
    paints: 1,
    forced: 2,
    scriptMs: 0,
  });
});

it('sums the time of each selector', () => {
  const timing = (selector: string, microseconds: number) => ({
    ...{ selector, 'elapsed (us)': microseconds, match_attempts: 2 },
  });
  const recalculation = (...selector_timings: object[]) =>
    event('UpdateLayoutTree', 2000, 10, { args: { selector_stats: { selector_timings } } });
  const events = [
    mark,
    recalculation(timing('p', 1000), timing('b', 3000)),
    recalculation(timing('p', 4000)),
  ];
  expect(selectorCosts(eventsAfter(trace(...events), 'mark'))).toEqual([
    { selector: 'p', elapsedMs: 5, attempts: 4 },
    { selector: 'b', elapsedMs: 3, attempts: 2 },
  ]);
});
