/**
 * Ends every run with one plain line, «N passed, N failed», whatever the other reporters print. Within `npm test` it
 * counts the unit tests, too, which `npm run check` has just run.
 *
 * Before that line `npm test` and `npm run test:all` print for each project how many of its tests ran. This reporter
 * must stand before `sample.ts` in the list of reporters: it counts the tests that the sample then leaves out.
 */
import { readFileSync } from 'node:fs';
import type { FullConfig, Reporter, Suite, TestCase } from 'playwright/types/testReporter';

const unitReport = 'node_modules/.cache/sir-donate/unit.json';

export default class ClosingLine implements Reporter {
  #suite: Suite | undefined;
  /** How many tests each project has, whether they run or not. */
  readonly #testCounts = new Map<string, number>();
  /** Errors outside of tests, such as a server that does not start. */
  #errors = 0;

  printsToStdio(): boolean {
    return false;
  }

  async preprocess({ suite }: { suite: Suite }): Promise<void> {
    for (const project of suite.suites) this.#testCounts.set(project.title, project.allTests().length);
  }

  onBegin(_config: FullConfig, suite: Suite): void {
    this.#suite = suite;
  }

  onError(): void {
    this.#errors++;
  }

  async onExit(): Promise<void> {
    const tests = this.#suite?.allTests() ?? [];
    const outcomes = tests.map((test) => test.outcome());
    const browsers = {
      passed: outcomes.filter((outcome) => outcome === 'expected' || outcome === 'flaky').length,
      failed: outcomes.filter((outcome) => outcome === 'unexpected').length,
    };
    const skipped = outcomes.length - browsers.passed - browsers.failed;
    const isWholeCommand = /^test(:all)?$/.test(process.env.npm_lifecycle_event ?? '');
    const units = isWholeCommand ? unitCounts() : { passed: 0, failed: 0 };
    const line = [
      `${browsers.passed + units.passed} passed`,
      `${browsers.failed + units.failed + this.#errors} failed`,
    ];
    if (skipped > 0) line.push(`${skipped} skipped`);
    for (const test of tests) {
      if (test.outcome() === 'flaky')
        console.log(`tried again: ${test.titlePath().filter(Boolean).join(' › ')}`);
    }
    if (isWholeCommand) for (const ran of projectLines(tests, this.#testCounts)) console.log(ran);
    console.log(`\n${line.join(', ')}`);
  }
}

/** Returns a line for each project, such as «chromium: 1200 of 2400 tests ran». */
export function projectLines(tests: readonly TestCase[], testCounts: ReadonlyMap<string, number>): string[] {
  return [...testCounts].map(([name, count]) => {
    const ran = tests.filter(
      (test) =>
        test.parent.project()?.name === name && test.results.some(({ status }) => status !== 'skipped'),
    );
    return `${name}: ${ran.length} of ${count} tests ran`;
  });
}

function unitCounts(): { passed: number; failed: number } {
  try {
    const report: unknown = JSON.parse(readFileSync(unitReport, 'utf8'));
    const count = (name: string): number => {
      const value: unknown = typeof report === 'object' && report !== null ? Reflect.get(report, name) : 0;
      return typeof value === 'number' ? value : 0;
    };
    return { passed: count('numPassedTests'), failed: count('numFailedTests') };
  } catch {
    return { passed: 0, failed: 0 };
  }
}
