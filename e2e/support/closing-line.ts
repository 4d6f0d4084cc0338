/**
 * Ends every run with one plain line, «N passed, N failed», whatever the other reporters print. Within `npm test` it
 * counts the unit tests, too, which `npm run check` has just run.
 */
import { readFileSync } from 'node:fs';
import type { FullConfig, Reporter, Suite } from 'playwright/types/testReporter';

const unitReport = 'node_modules/.cache/sir-donate/unit.json';

export default class ClosingLine implements Reporter {
  #suite: Suite | undefined;
  /** Errors outside of tests, such as a server that does not start. */
  #errors = 0;

  printsToStdio(): boolean {
    return false;
  }

  onBegin(_config: FullConfig, suite: Suite): void {
    this.#suite = suite;
  }

  onError(): void {
    this.#errors++;
  }

  async onExit(): Promise<void> {
    const outcomes = (this.#suite?.allTests() ?? []).map((test) => test.outcome());
    const browsers = {
      passed: outcomes.filter((outcome) => outcome === 'expected' || outcome === 'flaky').length,
      failed: outcomes.filter((outcome) => outcome === 'unexpected').length,
    };
    const skipped = outcomes.length - browsers.passed - browsers.failed;
    const units = /^test(:all)?$/.test(process.env.npm_lifecycle_event ?? '')
      ? unitCounts()
      : { passed: 0, failed: 0 };
    const line = [
      `${browsers.passed + units.passed} passed`,
      `${browsers.failed + units.failed + this.#errors} failed`,
    ];
    if (skipped > 0) line.push(`${skipped} skipped`);
    for (const test of this.#suite?.allTests() ?? []) {
      if (test.outcome() === 'flaky')
        console.log(`tried again: ${test.titlePath().filter(Boolean).join(' › ')}`);
    }
    console.log(`\n${line.join(', ')}`);
  }
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
