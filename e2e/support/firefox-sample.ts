/**
 * A test takes a stock Firefox, driven by WebDriver BiDi, some three times the work that it takes Chromium, and `npm test`
 * has minutes. There Firefox runs a sample of every spec: of each table every twelfth row, the next table starting at
 * its next row, so that every column has its turn; where a spec's subject is not what browsers do, of every
 * eighth table. Any other command (`SIR_BROWSERS=firefox npx playwright test`) runs all.
 */
import type { FullConfig, Reporter, Suite, TestCase, TestRun } from 'playwright/types/testReporter';

/** Windows, focus and keys, frames. */
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
    if (index % 8 !== 0 && !browserSpecs.test(table[0]?.location.file ?? '')) return [];
    const step = Math.min(table.length, 12);
    return table.filter((_, row) => row % step === index % step);
  });
  return new Set(rows);
}
