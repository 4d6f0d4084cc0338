/**
 * The results of the criteria in every app, docs/frameworks/results.json. A run of the specs writes it
 * (`SIR_WRITE_RESULTS=1`) or is compared with it, and `npm run docs` makes the table in docs/frameworks/README.md of it.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { type IntegrationApp, integrationsFolder } from './apps.js';
import { type CriterionId, criterionIds } from './criteria.js';

export const resultsPath = fileURLToPath(new URL('../../docs/frameworks/results.json', import.meta.url));

/** The criterion of a test runner, and its row in the second table of docs/frameworks/README.md. */
export const runnerCriterion = {
  id: 'test-runner',
  label: 'Unit tests of a page with the element pass, and the package stays inert',
} as const;

const appResultsSchema = z.strictObject({
  title: z.string(),
  version: z.string(),
  /** Whether the criterion holds, or why it cannot. */
  criteria: z.partialRecord(
    z.enum([...criterionIds, runnerCriterion.id]),
    z.union([z.boolean(), z.string()]),
  ),
});

export type AppResults = z.infer<typeof appResultsSchema>;

const resultsSchema = z.record(z.string(), appResultsSchema);

/** By the app's name. */
export type Results = z.infer<typeof resultsSchema>;

export function readResults(): Results {
  return resultsSchema.parse(JSON.parse(readFileSync(resultsPath, 'utf8')));
}

const versionSchema = z.object({ version: z.string() });

function installedVersion(packageName: string): string {
  const { resolve } = createRequire(join(integrationsFolder, 'package.json'));
  const folder = resolve.paths(packageName)?.map((path) => join(path, packageName, 'package.json')) ?? [];
  for (const path of folder) {
    try {
      return versionSchema.parse(JSON.parse(readFileSync(path, 'utf8'))).version;
    } catch {}
  }
  throw new Error(`${packageName} is not installed for demo/integrations.`);
}

/** Puts together what a run has shown, in the order of the criteria, and what is known not to hold. */
export function resultsOf(
  { title, framework, exceptions }: IntegrationApp,
  passed: ReadonlyMap<CriterionId, boolean>,
): AppResults {
  const criteria = criterionIds.flatMap((id) => {
    const result = exceptions[id] ?? passed.get(id);
    return result === undefined ? [] : [[id, result]];
  });
  return { title, version: installedVersion(framework), criteria: Object.fromEntries(criteria) };
}
