/** axe, with all its rules. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from './test.js';

/** The same page, as the types of another version of Playwright's core have it. */
type AxePage = ConstructorParameters<typeof AxeBuilder>[0]['page'];

/** Returns what axe finds on the page, widgets included; empty is good. */
export async function findings(page: Page): Promise<string[]> {
  const { violations, passes } = await new AxeBuilder({ page: page as AxePage }).analyze();
  // An analysis that saw nothing would find nothing: something in a shadow root must have passed.
  expect(passes.some(({ nodes }) => nodes.some(({ target }) => Array.isArray(target[0])))).toBe(true);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
}
