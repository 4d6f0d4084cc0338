import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { withoutCreationOptions } from './creation-options.js';

it('creates elements without options in Preact, which still passes them', () => {
  const file = new URL('../../node_modules/preact/dist/preact.mjs', import.meta.url);
  const { code } = withoutCreationOptions(readFileSync(file, 'utf8'));
  expect(code).toMatch(/\.createElementNS\(\w+,\w+\)/);
});

it('fails once Preact no longer passes them', () => {
  expect(() => withoutCreationOptions('export const a = 1;')).toThrow('drop withoutCreationOptions');
});
