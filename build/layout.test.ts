import { expect, it } from 'vitest';
import { layoutOf } from './layout.js';

it.each([
  ['0.1.0', 'v0'],
  ['1.12.3', 'v1'],
  ['10.0.0-beta.1', 'v10'],
])('names the folders of version %s', (version, major) => {
  expect(layoutOf(version)).toEqual({ version, major, npm: 'npm', dist: 'dist' });
});

it.each(['', 'v1.0.0', '1.0', '../1.0.0', '1.0.0/..'])('refuses %j as a version', (version) => {
  expect(() => layoutOf(version)).toThrow('is no version');
});
