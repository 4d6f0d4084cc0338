import { expect, it } from 'vitest';
import { scriptMsAfter } from './script-time.js';

const event = (name: string, ts: number, dur: number, rest: object = {}) => ({
  ...{ name, ts, dur, ph: 'X', pid: 1, tid: 1 },
  ...rest,
});
const mark = event('mark', 1000, 0, { ph: 'I' });
const trace = (...traceEvents: readonly object[]): string =>
  JSON.stringify({ traceEvents: [{ name: 'metadata' }, ...traceEvents] });

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
