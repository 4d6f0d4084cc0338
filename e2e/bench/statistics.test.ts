import { expect, it } from 'vitest';
import { summaryOf } from './results.js';
import { ratio, summarise } from './statistics.js';

it.each([
  { values: [3, 1, 2], median: 2, lowerQuartile: 1.5, upperQuartile: 2.5 },
  { values: [4, 1, 3, 2], median: 2.5, lowerQuartile: 1.75, upperQuartile: 3.25 },
  { values: [7], median: 7, lowerQuartile: 7, upperQuartile: 7 },
])('summarises $values whatever their order', ({ values, ...summary }) => {
  expect(summarise(values)).toEqual(summary);
});

it('has no median of no values', () => {
  expect(summarise([]).median).toBeNaN();
});

it('has a ratio only where it says something', () => {
  expect(ratio(3, 2)).toBe(1.5);
  expect(ratio(3, 0)).toBeUndefined();
  expect(ratio(3, -1)).toBeUndefined();
  expect(ratio(Number.NaN, 2)).toBeUndefined();
});

const results = {
  measured: [
    {
      subject: 'a',
      network: 'slow',
      samples: [{ heapKb: 100, usableMs: 5 }, { heapKb: 120 }, { heapKb: 110 }],
    },
  ],
  blank: [{ network: 'slow', samples: [{ heapKb: 40 }, { heapKb: 60 }] }],
};

it('summarises one metric of one subject on one network, and skips runs without it', () => {
  expect(summaryOf(results, { subject: 'a', network: 'slow', metric: 'heapKb' })?.median).toBe(110);
  expect(summaryOf(results, { subject: 'a', network: 'slow', metric: 'usableMs' })?.median).toBe(5);
});

it('has no summary of what was not measured', () => {
  expect(summaryOf(results, { subject: 'a', network: 'fast', metric: 'heapKb' })).toBeUndefined();
  expect(summaryOf(results, { subject: 'b', network: 'slow', metric: 'heapKb' })).toBeUndefined();
  expect(summaryOf(results, { subject: 'a', network: 'slow', metric: 'mainThreadMs' })).toBeUndefined();
});

it('takes the median of the blank page off', () => {
  const wanted = { subject: 'a', network: 'slow', metric: 'heapKb', overBlank: true } as const;
  expect(summaryOf(results, wanted)).toEqual({ median: 60, lowerQuartile: 55, upperQuartile: 65 });
});
