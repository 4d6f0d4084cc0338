import { expect, it } from 'vitest';
import { noticesOf } from './third-party-notices.js';

const mit = { identifier: 'MIT', text: 'The MIT License' };

it('lists each package once, in order', () => {
  const packages = [
    { name: 'preact', version: '2.0.0', ...mit },
    { name: 'a', version: '1.0.0', identifier: 'ISC', text: '\nISC License\n' },
    { name: 'preact', version: '2.0.0', ...mit },
  ];
  const notices = noticesOf(packages);
  expect(notices.match(/^\S+ \d\S+ \(.*\)$/gm)).toEqual(['a 1.0.0 (ISC)', 'preact 2.0.0 (MIT)']);
  expect(notices).toContain('The MIT License');
});

it.each([
  [{ name: 'a', version: '1.0.0', identifier: 'MIT' }, 'has no licence file'],
  [{ name: 'a', version: '1.0.0', identifier: 'GPL-3.0-only', text: 'GPL' }, 'has the licence GPL-3.0-only'],
  [{ name: 'a', version: '1.0.0', text: 'All rights reserved' }, 'has the licence none'],
])('refuses %o', (one, problem) => {
  expect(() => noticesOf([one])).toThrow(problem);
});
