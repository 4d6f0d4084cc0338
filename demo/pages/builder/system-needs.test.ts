import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { needsOf, systemNeeds, systemNeedsMarkdown } from './system-needs.js';
import { systemIds, systems } from './systems.js';

const page = readFileSync(new URL('../../../docs/cms.md', import.meta.url), 'utf8');

it('docs/cms.md has the table of what each system needs', () => {
  expect(page).toContain(`<!-- systems -->\n\n${systemNeedsMarkdown()}\n<!-- /systems -->`);
});

it('says what a system needs for each system with menus of its own', () => {
  const hasNoMenus = ['print', 'html', 'other', 'react', 'vue', 'angular', 'svelte'];
  expect(Object.keys(systemNeeds)).toEqual(systemIds.filter((id) => !hasNoMenus.includes(id)));
});

describe.each(Object.entries(systemNeeds))('%s', (_, { needs, comparedWith }) => {
  it('is described in sentences that fit into a table', () => {
    expect(needs).toMatch(/^[A-Z][^|<]*\.$/);
    expect(comparedWith).toMatch(/^[^|<]*[^.|<]$/);
  });
});

it('says what a system needs only beside the form of snippet that it is about', () => {
  expect(needsOf('squarespace', systems.squarespace.form)).toContain('Core');
  expect(needsOf('squarespace', 'link')).toBe('');
  expect(needsOf('html', 'html')).toBe('');
});
