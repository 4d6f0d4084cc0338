/** Writes the files for machines into `dist/`. */
import { readFileSync } from 'node:fs';
import { layout } from '../layout.js';

// The build replaces this name in src/contract/api-base.ts; here nothing does.
Object.assign(globalThis, { __SIR_API_HOSTS__: [] });

const { writeMachineFiles } = await import('./machine-files.js');
const packageJson = JSON.parse(readFileSync('package.json', 'utf8'));
writeMachineFiles(layout.dist, { ...packageJson, version: layout.version });
