import { describe, expect, it } from 'vitest';
import { networks } from './networks.js';
import { formatKeyRows, formatReport } from './report.js';
import type { Results } from './results.js';
import { formatMedians, formatRatios, formatSpread } from './table.js';

const results: Results = {
  conditions: {
    command: 'npm run bench -- --runs=2',
    date: '2026-01-31',
    chromium: '1.2',
    cores: 2,
    processor: 'CPU',
    runs: 2,
  },
  measured: [
    { subject: 'hand-written', network: 'slow', samples: [{ usableMs: 20 }, { usableMs: 40 }] },
    {
      subject: 'widget',
      network: 'slow',
      samples: [
        { usableMs: 60, bytesBefore: 3123, layoutShift: 0, heapKb: 500 },
        { usableMs: 80, bytesBefore: 3123, layoutShift: 0, heapKb: 520 },
      ],
    },
    { subject: 'widget', network: 'fast', samples: [{ usableMs: 7, bytesBefore: 9999 }] },
    { subject: 'intent', network: 'slow', samples: [{ usableMs: 90 }] },
    { subject: 'calcom', network: 'slow', samples: [{ usableMs: 140 }] },
  ],
  blank: [{ network: 'slow', samples: [{ heapKb: 100 }] }],
};

const columns = [
  { id: 'hand-written', title: 'by hand' },
  { id: 'widget', title: 'widget' },
];

describe('tables of the benchmark', () => {
  it('have the medians, a row for each network where a network matters, and no empty rows', () => {
    expect(formatMedians(results, { columns, networks })).toBe(
      [
        '|  | by hand | widget |',
        '| --- | ---: | ---: |',
        '| slow phone: click → form usable, ms | 30 | 70 |',
        '| unthrottled: click → form usable, ms |  | 7 |',
        '| heap with the form, kB |  | 410 |',
        '| kB before the click |  | 3.1 |',
        '| layout shift |  | 0 |',
      ].join('\n'),
    );
  });

  it('have the ratios of times', () => {
    expect(
      formatRatios(results, { of: 'widget', columns: [columns[0] ?? { id: '', title: '' }], networks }),
    ).toBe(
      ['|  | by hand |', '| --- | ---: |', '| slow phone: click → form usable, ms | 2.33× |'].join('\n'),
    );
  });

  it('have the middle half of times', () => {
    expect(formatSpread(results, { columns, networks: networks.slice(0, 1) })).toBe(
      [
        '|  | by hand | widget |',
        '| --- | ---: | ---: |',
        '| slow phone: click → form usable, ms | 25–35 | 65–75 |',
      ].join('\n'),
    );
  });
});

describe('reports of the benchmark', () => {
  const subjects = [
    { id: 'hand-written', title: 'hand-written', group: 'yardstick' },
    { id: 'widget', title: 'widget', group: 'widget' },
    { id: 'intent', title: 'intent', group: 'widget' },
    { id: 'calcom', title: 'Cal.com', group: 'peer', stub: 'form' },
  ] as const;
  const report = formatReport(results, { subjects, networks });
  const section = (heading: string) => report.split(`### ${heading}`)[1]?.split('###')[0] ?? '';

  it('say when, where and by which command they were made', () => {
    const conditions =
      'Measured by `npm run bench -- --runs=2` on 2026-01-31: medians of 2 runs, Chromium 1.2, 2 cores (CPU).';
    expect(report).toContain(conditions);
    expect(formatKeyRows(results, { subjects, networks })).toContain(conditions);
  });

  it('mark what is a stub, and explain only the marks that they use', () => {
    expect(section('Beside others')).toContain('| Cal.com † |');
    expect(report).toContain('† Its form');
    expect(report).not.toContain('‡');
  });

  it('compare the widget with the others, and its variants with each other', () => {
    expect(section('The widget divided by the others')).toContain('| 2.33× | 0.50× |');
    expect(section('The widget divided by the others')).not.toContain('intent');
    expect(section('Ways to embed it')).toContain('| 70 | 90 |');
  });

  it('leave out the comparison when the widget was not measured', () => {
    const without = formatReport(results, {
      subjects: subjects.filter(({ id }) => id !== 'widget'),
      networks,
    });
    expect(without).not.toContain('divided');
  });
});
