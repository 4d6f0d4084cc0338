/**
 * What editors leave of each form of snippet, and whether a donor can still give. docs/cms.md has the table, which
 * `npm run docs:cms` writes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { loadFilters } from './editors/filters.js';
import { addressOf } from './support/bare-frame.js';
import { donateButton, preset } from './support/donor.js';
import { inBareFrame } from './support/frame.js';
import { classicScript, fallbackHref, postPage, strictPolicy, widgetHtml } from './support/host-page.js';
import { demoOrigins } from './support/origins.js';
import type { Sandbox } from './support/sandbox.js';
import { expect, type Page, test } from './support/test.js';

const docs = 'docs/cms.md';

/** What a donor gets of a snippet. */
type Outcome = 'form' | 'own link' | 'nothing';

interface Snippet {
  name: string;
  html(sandbox: Sandbox): string;
  /** Whether the site's template has the script. */
  hasScript: boolean;
}

const inHtml = (address: string): string => address.replaceAll('&', '&amp;');

const element = (sandbox: Sandbox): string =>
  widgetHtml({
    'publishable-key': sandbox.key(),
    nonprofit: 'clean-water-fund',
    'api-base': demoOrigins.api,
  });

const snippets: readonly Snippet[] = [
  {
    name: 'script and element',
    hasScript: false,
    html: (sandbox) => classicScript.replace('{{files}}', demoOrigins.files) + element(sandbox),
  },
  { name: 'element', hasScript: true, html: element },
  {
    name: 'iframe',
    hasScript: false,
    html: (sandbox) =>
      `<iframe title="Donate" width="480" height="640" src="${inHtml(addressOf(sandbox))}"></iframe>`,
  },
  {
    name: 'link with `data-sir-donate`',
    hasScript: true,
    html: (sandbox) =>
      `<p><a href="${fallbackHref}" data-sir-donate data-publishable-key="${sandbox.key()}" data-nonprofit="clean-water-fund" data-api-base="${demoOrigins.api}">Donate</a></p>`,
  },
  {
    name: 'link to the form, no script',
    hasScript: false,
    html: (sandbox) => `<p><a href="${inHtml(addressOf(sandbox))}">Donate</a></p>`,
  },
  {
    name: 'link to the form',
    hasScript: true,
    html: (sandbox) => `<p><a href="${inHtml(addressOf(sandbox))}">Donate</a></p>`,
  },
];

/** Opens a page with what an editor has left, presses what a donor would press, and returns what comes. */
async function give(page: Page, kept: string, { hasScript }: Snippet): Promise<Outcome> {
  await page.goto(
    await postPage({
      html: () => `<main><h1>An article</h1>${kept}</main>`,
      script: hasScript ? classicScript : '',
      headers: { 'Content-Security-Policy': `${strictPolicy}; frame-src {{files}}` },
    }),
  );
  // Scripts do not run in it.
  if (await page.locator('iframe[sandbox]:not([sandbox~=allow-scripts])').count()) return 'nothing';
  if (await page.locator('iframe').count()) {
    await expect(preset(inBareFrame(page), '$25')).toBeVisible();
    return 'form';
  }
  if (hasScript) await page.evaluate(() => customElements.whenDefined('sir-donate').then(() => undefined));
  const before = page.context().pages();
  const button = donateButton(page);
  const link = page.getByRole('link', { name: 'Donate', exact: true });
  if (await button.count()) await button.click();
  else if (await link.count()) await link.click();
  else return 'nothing';
  let outcome: Outcome = 'nothing';
  // An editor may have added `target="_blank"`.
  await expect(async () => {
    for (const tab of page.context().pages()) {
      if (await tab.getByText('The page of the link').isVisible()) outcome = 'own link';
      else if (await preset(tab, '$25').isVisible()) outcome = 'form';
    }
    expect(outcome).not.toBe('nothing');
  }).toPass();
  for (const tab of page.context().pages()) if (!before.includes(tab)) await tab.close();
  return outcome;
}

const isWriting = !!process.env.SIR_WRITE_DOCS;

test('the table of editors in docs/cms.md is what came out', async ({ page, context, browser, sandbox }) => {
  test.setTimeout(180_000);
  const isComplete = isWriting || process.env.SIR_EDITORS === 'all';
  // In a context of its own: what editors log is not the widget's.
  const editors = await browser.newContext();
  const filters = await loadFilters(await editors.newPage(), { isComplete });
  await context.route(fallbackHref, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>Donate</title><p>The page of the link</p>' }),
  );
  const rows = [
    ['editor or filter', 'used in', ...snippets.map(({ name }) => name)],
    ['---', '---', ...snippets.map(() => '---')],
  ];
  for (const filter of filters) {
    const outcomes: Outcome[] = [];
    for (const snippet of snippets)
      outcomes.push(await give(page, await filter.run(snippet.html(sandbox)), snippet));
    expect(outcomes.slice(-2), `the link, in ${filter.name}`).toEqual(['form', 'form']);
    rows.push([filter.name, filter.used, ...outcomes]);
  }
  await editors.close();
  const lines = rows.map((cells) => `| ${cells.join(' | ')} |`);
  const text = readFileSync(docs, 'utf8');
  if (isWriting)
    writeFileSync(
      docs,
      text.replace(/(<!-- editors -->)[\s\S]*?(<!-- \/editors -->)/, `$1\n\n${lines.join('\n')}\n\n$2`),
    );
  else for (const line of lines) expect(text, 'npm run docs:cms writes the table').toContain(line);
});
