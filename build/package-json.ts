import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** What the build and the release script read of a `package.json`. */
const packageSchema = z.object({ name: z.string(), version: z.string(), exports: z.unknown().optional() });

/** Reads the package in the folder from which a script runs, or the one of that file. */
export const readPackageJson = (file: string | URL = 'package.json') =>
  packageSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
