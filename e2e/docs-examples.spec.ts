/**
 * Runs the Playwright example of docs/testing.md as it stands there: only the name of the package is replaced, by the
 * fixture that serves the example's page.
 */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { codeBlock } from './support/code-block.js';

const folder = fileURLToPath(new URL('../test-results/docs-examples', import.meta.url));
const file = `${folder}/testing.ts`;
const fixture = new URL('./support/docs-example.ts', import.meta.url).href;

mkdirSync(folder, { recursive: true });
// The extension is that of this file, or Playwright takes the example for the file of the suite.
// Each worker writes it. None must read a half of it.
writeFileSync(`${file}.${process.pid}`, codeBlock('Playwright', 'ts').replace('@playwright/test', fixture));
renameSync(`${file}.${process.pid}`, file);
await import(file);
