/**
 * With `SIR_WRITE_RESULTS=1`, adds what a run has shown to docs/frameworks/results.json, of which `npm run docs` makes the
 * table in docs/frameworks/README.md. Only apps whose criteria were all tested count.
 */
import { writeFileSync } from 'node:fs';
import type { FullConfig, Reporter, Suite, TestCase } from 'playwright/types/testReporter';
import { type CriterionId, criterionIds } from '../integrations/criteria.js';
import { type Results, readResults, resultsPath, runnerCriterion } from '../integrations/results.js';
import { browserApps, runnerApps } from './apps.js';
import { readBuildResults } from './build-results.js';

const annotationOf = ({ annotations }: TestCase, type: string): string | undefined =>
  annotations.find((one) => one.type === type)?.description;

export default class FrameworkResults implements Reporter {
  #suite: Suite | undefined;

  printsToStdio(): boolean {
    return false;
  }

  onBegin(_config: FullConfig, suite: Suite): void {
    this.#suite = suite;
  }

  onEnd(): void {
    if (!process.env.SIR_WRITE_RESULTS) return;
    const tests = this.#suite?.allTests() ?? [];
    const builds = readBuildResults();
    const results: Results = {};
    for (const { id: app, title, exceptions } of browserApps) {
      const passed = new Map<CriterionId, boolean>();
      for (const test of tests) {
        const id = criterionIds.find((criterion) => criterion === annotationOf(test, 'criterion'));
        if (id && annotationOf(test, 'app') === app && test.outcome() !== 'skipped')
          passed.set(id, test.ok());
      }
      const criteria = criterionIds.flatMap((id) => {
        const result = exceptions[id] ?? passed.get(id);
        return result === undefined ? [] : [[id, result] as const];
      });
      const { version } = builds[app] ?? {};
      if (version && criteria.length === criterionIds.length)
        results[app] = { title, version, criteria: Object.fromEntries(criteria) };
    }
    for (const { folder, title } of runnerApps) {
      const test = tests.find((one) => annotationOf(one, 'app') === folder);
      const { version } = builds[folder] ?? {};
      if (version && test && test.outcome() !== 'skipped')
        results[folder] = { title, version, criteria: { [runnerCriterion.id]: test.ok() } };
    }
    writeFileSync(resultsPath, `${JSON.stringify({ ...readResults(), ...results }, null, 2)}\n`);
  }
}
