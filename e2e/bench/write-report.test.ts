import { expect, it } from 'vitest';
import { replaceSection } from './write-report.js';

const begin = '<!-- figures: written by npm run bench -- --write -->';
const end = '<!-- figures: end -->';

it('replaces what is between the comments, again and again', () => {
  const page = `Before\n\n${begin}\nold\n${end}\n\nAfter\n`;
  const once = replaceSection(page, 'figures', 'new');
  expect(once).toBe(`Before\n\n${begin}\n\nnew\n\n${end}\n\nAfter\n`);
  expect(replaceSection(once, 'figures', 'new')).toBe(once);
});

it.each([
  { what: 'no section', page: 'text' },
  { what: 'no end', page: `${begin}\ntext` },
  { what: 'two sections', page: `${begin}${end}${begin}${end}` },
])('refuses a page with $what', ({ page }) => {
  expect(() => replaceSection(page, 'figures', 'new')).toThrow('not exactly one section "figures"');
});
