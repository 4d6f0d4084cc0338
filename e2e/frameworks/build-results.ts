import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** What came of an app's build, by the app's id: the version of the framework, or why it failed. */
const buildResultsSchema = z.record(
  z.string(),
  z.object({ version: z.string().optional(), error: z.string().optional() }),
);

export type BuildResults = z.infer<typeof buildResultsSchema>;

export const buildResultsPath = fileURLToPath(
  new URL('../../node_modules/.cache/sir-donate/frameworks.json', import.meta.url),
);

export const readBuildResults = (): BuildResults =>
  buildResultsSchema.parse(JSON.parse(readFileSync(buildResultsPath, 'utf8')));

const chosen = process.env.SIR_FRAMEWORKS?.split(',');

/** Whether `SIR_FRAMEWORKS` names the folder, or nothing. */
export const isChosen = (folder: string): boolean => !chosen || chosen.includes(folder);
