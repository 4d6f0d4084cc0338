import { expect, it } from 'vitest';
import { entryNames } from './entry-names.js';

it('refuses to name a file that is not built yet', () => {
  expect(() => entryNames().fileOf('form')).toThrow('form must be built before what loads it.');
});
