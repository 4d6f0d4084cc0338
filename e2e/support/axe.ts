/** axe, with its rules for levels A and AA and its best practices, two that are off by default among them. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from './test.js';

/** The same page, as the types of another version of Playwright's core have it. */
type AxePage = ConstructorParameters<typeof AxeBuilder>[0]['page'];

/** Returns what axe finds on the page, widgets included; empty is good. */
export async function findings(page: Page): Promise<string[]> {
  const { violations, incomplete, passes } = await new AxeBuilder({ page: page as AxePage })
    // Results of several documents are put together in a window opened for it; one document's can do without.
    .setLegacyMode(page.frames().length === 1)
    .options({
      rules: { 'target-size': { enabled: true }, 'label-content-name-mismatch': { enabled: true } },
    })
    .analyze();
  // An analysis that saw nothing would find nothing: something in a shadow root must have passed.
  expect(
    passes.some(({ nodes }) => nodes.some(({ target }) => target.some((part) => Array.isArray(part)))),
  ).toBe(true);
  // A contrast that axe cannot determine counts as a finding. The placeholder of a name has no visible text.
  const unclear = incomplete
    .filter(({ id }) => id === 'color-contrast')
    .map((rule) => ({
      ...rule,
      nodes: rule.nodes.filter(({ html }) => !html.startsWith('<span class="skeleton')),
    }));
  return [...violations, ...unclear].flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
}
