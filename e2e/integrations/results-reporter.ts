/**
 * Compares what a run has shown of the integration apps with docs/frameworks/results.json, and fails the run if they
 * differ. With `SIR_WRITE_RESULTS=1` it writes the file instead. Only apps whose criteria were all tested count.
 */
import { writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type { FullConfig, FullResult, Reporter, Suite, TestCase } from 'playwright/types/testReporter';
import { integrationApps } from './apps.js';
import { type CriterionId, criterionIds } from './criteria.js';
import { type Results, readResults, resultsOf, resultsPath } from './results.js';

const annotationOf = (test: TestCase, type: string): string | undefined =>
  test.annotations.find((annotation) => annotation.type === type)?.description;

export default class ResultsReporter implements Reporter {
  #suite: Suite | undefined;

  printsToStdio(): boolean {
    return false;
  }

  onBegin(_config: FullConfig, suite: Suite): void {
    this.#suite = suite;
  }

  async onEnd({ status }: FullResult): Promise<{ status?: FullResult['status'] } | undefined> {
    const seen = resultsOfRun(this.#suite?.allTests() ?? []);
    if (Object.keys(seen).length === 0 || status === 'interrupted') return undefined;
    const known = readResults();
    const changed = Object.keys(seen).filter((name) => !isDeepStrictEqual(seen[name], known[name]));
    if (changed.length === 0) return undefined;
    if (process.env.SIR_WRITE_RESULTS) {
      writeFileSync(resultsPath, `${JSON.stringify({ ...known, ...seen }, null, 2)}\n`);
      return undefined;
    }
    console.log(
      `docs/frameworks/results.json says otherwise about ${changed.join(', ')}. If the change is meant:
SIR_WRITE_RESULTS=1 npx playwright test --project=chromium integrations && npm run docs`,
    );
    return { status: 'failed' };
  }
}

/** Returns the results of the apps whose criteria have all run, in Chromium. */
function resultsOfRun(tests: readonly TestCase[]): Results {
  const results: Results = {};
  for (const app of integrationApps) {
    const passed = new Map<CriterionId, boolean>();
    for (const test of tests) {
      const id = criterionIds.find((criterion) => criterion === annotationOf(test, 'criterion'));
      const isOfApp = annotationOf(test, 'app') === app.name && test.parent.project()?.name === 'chromium';
      if (id && isOfApp && test.outcome() !== 'skipped') passed.set(id, test.ok());
    }
    const isWhole = criterionIds.every((id) => passed.has(id) || app.exceptions[id] !== undefined);
    if (isWhole) results[app.name] = resultsOf(app, passed);
  }
  return results;
}
