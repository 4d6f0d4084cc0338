/** Writes the files for machines into `dist/`. */
import { layout } from '../layout.js';
import { readPackageJson } from '../package-json.js';

// The build replaces this name in src/contract/api-base.ts; here nothing does.
Object.assign(globalThis, { __SIR_API_HOSTS__: [] });

const { writeMachineFiles } = await import('./machine-files.js');
writeMachineFiles(layout.dist, { ...readPackageJson(), version: layout.version });
