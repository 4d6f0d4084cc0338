import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { withPrivateConfig } from './private-zod-config.js';

const core = readFileSync(new URL('../../node_modules/zod/v4/core/core.js', import.meta.url), 'utf8');

it('is still needed, because zod keeps its configuration in a global', () => {
  expect(core).toContain('globalThis.__zod_globalConfig');
});

it('leaves no trace of the global', () => {
  expect(withPrivateConfig(core).code).not.toContain('__zod_globalConfig');
});

it('fails for a zod that keeps its configuration elsewhere', () => {
  expect(() => withPrivateConfig('export const globalConfig = {};')).toThrow('A dependency has changed');
});
