/**
 * `npm test` runs a sample of the specs, so that it ends within 20 minutes. Any other command (`npm run test:all`,
 * `npx playwright test`) runs all of them. Tests that are made from one table share a line of source; a test that stands
 * alone is a table of one row.
 *
 * - Chromium runs every table. Of a table with more than three rows it runs every second row, of one with more than six
 *   every fourth, of one with more than twelve every fifth, except of the frameworks' apps.
 * - Firefox runs fewer, because a test over WebDriver BiDi takes about three times as long. Of each chosen table every
 *   twelfth row runs. Of the specs about windows, focus and frames every third table is chosen, of the others every twelfth,
 *   and of the frameworks' apps none.
 * - The first row moves on by one from table to table.
 */
import type { FullConfig, Reporter, Suite, TestCase, TestRun } from 'playwright/types/testReporter';

/** Specs about windows, focus and frames, in which browsers differ. */
const browserSpecs = /(checkout-fallbacks|complete-page|polling|keyboard|same-behaviour)\.spec\.ts$/;

/** Each row is one criterion in one framework: none stands for another. */
const wholeSpecs = /integrations\.spec\.ts$/;

/** Of tables with more rows than the first number, every n-th runs; the first line that fits counts. */
const chromiumSteps = [
  [12, 5],
  [6, 4],
  [3, 2],
] as const;

/** Of a table, every n-th row runs; 0 if none does. */
type StepOf = (table: readonly TestCase[], index: number) => number;

const steps: Record<string, StepOf> = {
  chromium(table) {
    if (isOf(table, wholeSpecs)) return 1;
    return chromiumSteps.find(([rows]) => table.length > rows)?.[1] ?? 1;
  },
  firefox(table, index) {
    const every = isOf(table, browserSpecs) ? 3 : 12;
    return index % every === 0 && !isOf(table, wholeSpecs) ? Math.min(table.length, 12) : 0;
  },
};

const isOf = ([test]: readonly TestCase[], specs: RegExp): boolean => specs.test(test?.location.file ?? '');

export default class Sample implements Reporter {
  printsToStdio(): boolean {
    return false;
  }

  async preprocess({
    suite,
    testRun,
  }: {
    config: FullConfig;
    suite: Suite;
    testRun: TestRun;
  }): Promise<void> {
    if (process.env.npm_lifecycle_event !== 'test') return;
    for (const project of suite.suites) {
      const stepOf = steps[project.title];
      if (!stepOf) continue;
      const tables = project.suites.flatMap((spec) => tablesOf(spec.allTests()));
      const sample = new Set(tables.flatMap((table, index) => rowsOf(table, stepOf(table, index), index)));
      for (const test of project.allTests()) if (!sample.has(test)) testRun.exclude(test);
    }
  }
}

function tablesOf(tests: readonly TestCase[]): TestCase[][] {
  const tables = new Map<number, TestCase[]>();
  for (const test of tests) tables.set(test.location.line, [...(tables.get(test.location.line) ?? []), test]);
  return [...tables.values()];
}

const rowsOf = (table: readonly TestCase[], step: number, index: number): readonly TestCase[] =>
  step ? table.filter((_, row) => row % step === index % step) : [];
