/** Writes the files for machines into `dist/`. */
import { readFileSync } from 'node:fs';

// The build replaces this name in src/contract/api-base.ts; here nothing does.
Object.assign(globalThis, { __SIR_API_HOSTS__: [] });

const { writeMachineFiles } = await import('./machine-files.js');
writeMachineFiles('dist', JSON.parse(readFileSync('package.json', 'utf8')));
