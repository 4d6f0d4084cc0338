import { expect, it } from 'vitest';
import { nameOfSlug } from './name-of-slug.js';

it.each([
  ['clean-water-fund', 'Clean Water Fund'],
  ['clean_water.fund', 'Clean Water Fund'],
  ['clean--water', 'Clean Water'],
  ['-clean-', 'Clean'],
  ['élan', 'Élan'],
  ['NASA', 'NASA'],
])('nameOfSlug(%j) is %j', (slug, name) => {
  expect(nameOfSlug(slug)).toBe(name);
});
