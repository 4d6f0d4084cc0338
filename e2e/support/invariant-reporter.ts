/**
 * Fails the run if a test has a tag that is not in `invariants.ts`, or if all specs are run and an invariant has no test.
 * `npx playwright test --list --grep @invariant-3` prints the tests of an invariant.
 */
import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import type { FullConfig, FullResult, Reporter, Suite } from 'playwright/types/testReporter';
import { invariantTags } from './invariants.js';

export default class InvariantReporter implements Reporter {
  #problems: string[] = [];

  printsToStdio(): boolean {
    return false;
  }

  onBegin(_config: FullConfig, suite: Suite): void {
    const tests = suite.allTests();
    const tags = new Set(tests.flatMap((test) => test.tags));
    const files = new Set(tests.map(({ location }) => basename(location.file)));
    this.#problems = tagProblems(tags, { isWholeSuite: specFiles().every((file) => files.has(file)) });
  }

  async onEnd(): Promise<{ status?: FullResult['status'] } | undefined> {
    for (const problem of this.#problems) console.log(problem);
    return this.#problems.length > 0 ? { status: 'failed' } : undefined;
  }
}

/** Returns a line for each tag that is unknown, and for each invariant that no test shows. */
export function tagProblems(
  tags: ReadonlySet<string>,
  { isWholeSuite }: { isWholeSuite: boolean },
): string[] {
  const unknown = [...tags].filter((tag) => !invariantTags.includes(tag));
  const missing = isWholeSuite ? invariantTags.filter((tag) => !tags.has(tag)) : [];
  return [
    ...unknown.map((tag) => `The tag ${tag} is unknown. The allowed tags are in e2e/support/invariants.ts.`),
    ...missing.map((tag) => `No test has the tag ${tag}.`),
  ];
}

function specFiles(): string[] {
  return readdirSync(new URL('../', import.meta.url)).filter((file) => file.endsWith('.spec.ts'));
}
