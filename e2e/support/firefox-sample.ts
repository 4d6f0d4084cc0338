/**
 * Within `npm test`, Firefox runs a sample of every spec, because a test over WebDriver BiDi takes about three times as
 * long as in Chromium. Any other command (`SIR_BROWSERS=firefox npx playwright test`) runs all of them.
 *
 * - Tests that are made from one table share a line of source. A test that stands alone is a table of one row.
 * - Of each chosen table every twelfth row runs. The first row moves on by one from table to table.
 * - Of the specs about windows, focus and frames every table is chosen, of the others every sixteenth.
 */
import type { FullConfig, Reporter, Suite, TestCase, TestRun } from 'playwright/types/testReporter';

/** Specs about windows, focus and frames, in which browsers differ. */
const browserSpecs = /(checkout-fallbacks|complete-page|polling|keyboard|same-behaviour)\.spec\.ts$/;

export default class FirefoxSample implements Reporter {
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
    for (const project of suite.suites.filter(({ title }) => title === 'firefox')) {
      for (const spec of project.suites) {
        const sample = sampleOf(spec.allTests());
        for (const test of spec.allTests()) if (!sample.has(test)) testRun.exclude(test);
      }
    }
  }
}

/** Returns some rows of the tables of a spec; a test that stands alone is a table of one row. */
function sampleOf(tests: readonly TestCase[]): Set<TestCase> {
  const tables = new Map<number, TestCase[]>();
  for (const test of tests) tables.set(test.location.line, [...(tables.get(test.location.line) ?? []), test]);
  const rows = [...tables.values()].flatMap((table, index) => {
    if (index % 16 !== 0 && !browserSpecs.test(table[0]?.location.file ?? '')) return [];
    const step = Math.min(table.length, 12);
    return table.filter((_, row) => row % step === index % step);
  });
  return new Set(rows);
}
