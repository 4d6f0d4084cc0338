/**
 * The script finds its files however it came into the page: as a module, inline, combined with others, cloned by a consent
 * manager, delayed until a click, behind a redirect. What visitors write into a page names no origin of code.
 */
import { readFileSync } from 'node:fs';
import { layout } from '../build/layout.js';
import { openPolicy } from './support/csp.js';
import { donateButton, openDialog, preset } from './support/donor.js';
import { fallbackLink } from './support/element.js';
import {
  classicScript,
  fallbackHref,
  type HostPage,
  pageModule,
  pageScript,
  strictPolicy,
} from './support/host-page.js';
import { demoOrigins, releaseFiles } from './support/origins.js';
import { expect, nextEvent, type Page, type PageRecord, test } from './support/test.js';

const scriptUrl = '{{files}}/v0/sir-donate.js';
const source = readFileSync(`${layout.dist}/${layout.version}/sir-donate.js`, 'utf8');
const combinedUrl = `${demoOrigins.host}/cache/all.js`;
const evil = 'https://evil.example';

/** A page that turns strings into markup and code, as tag managers do. */
const lax = { 'Content-Security-Policy': openPolicy };
/** A page whose scripts may load others. */
const withoutTrustedTypes = {
  'Content-Security-Policy': `${strictPolicy.replace(/; require-trusted-types-for.*/, '')}; frame-src {{files}}`,
};
const withOwnScripts = { 'Content-Security-Policy': strictPolicy.replace('script-src', "script-src 'self'") };

/** As an optimiser writes it: the page's scripts in one file. */
const combine = (page: Page): Promise<unknown> =>
  page.route(combinedUrl, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: `var theme = 'dark';\n${source}\nvar last = 1;` }),
  );

const redirect = (page: Page, from: string): Promise<unknown> =>
  page.route(from, (route) =>
    route.fulfill({
      status: 302,
      headers: { Location: `${demoOrigins.files}/v0/sir-donate.js`, 'Access-Control-Allow-Origin': '*' },
    }),
  );

const addScript = (attributes: string): string =>
  `document.head.append(Object.assign(document.createElement('script'), ${attributes}));`;

/** Takes `document.currentScript` away, as loaders do that run scripts by themselves. */
const withoutCurrentScript = pageScript(
  "Object.defineProperty(Document.prototype, 'currentScript', { get: () => null });",
);

const pages: Readonly<Record<string, HostPage>> = {
  'as a module': { script: `<script type="module" src="${scriptUrl}"></script>` },
  'by import() of the page': { script: pageModule(`import('${scriptUrl}');`) },
  'with a version in a query': { script: `<script src="${scriptUrl}?ver=6.9&f=/all.js"></script>` },
  'inline, with data-files': {
    script: pageScript(source).replace('<script', '<script data-files="{{files}}/v0/"'),
  },
  'inline, beside a script element that names it and never ran': {
    script: `<script type="text/plain" src="${scriptUrl}"></script>${pageScript(source)}`,
  },
  'inline, with data-files without a slash on a script of its own': {
    script: `<script type="text/plain" data-files="{{files}}/v0"></script>${pageScript(source)}`,
  },
  'combined with other scripts, with data-files': {
    headers: withOwnScripts,
    script: `<script src="${combinedUrl}"></script><script type="text/plain" data-files="${scriptUrl}"></script>`,
  },
  'by a loader that changes the type of scripts and hides currentScript': {
    headers: withoutTrustedTypes,
    head: withoutCurrentScript,
    script: `<script type="5f3d-text/javascript" src="${scriptUrl}"></script>${pageScript(`
      for (const { src } of document.querySelectorAll('[type$="-text/javascript"]')) ${addScript('{ src }')}`)}`,
  },
  'by a loader that hides currentScript and removes the element': {
    headers: withoutTrustedTypes,
    head: withoutCurrentScript,
    script: pageScript(addScript(`{ src: '${scriptUrl}', onload() { this.remove(); } }`)),
  },
  'by a loader that runs the text of the file': {
    headers: lax,
    script: `<script type="text/plain" src="${scriptUrl}"></script>${pageScript(
      `fetch('${scriptUrl}').then((answer) => answer.text()).then((text) => {
        const file = new Blob([text], { type: 'text/javascript' });
        ${addScript('{ src: URL.createObjectURL(file) }')}
      });`,
    )}`,
  },
  'as a clone that a consent manager makes': {
    headers: withoutTrustedTypes,
    script: `<script type="text/plain" data-category="marketing" src="${scriptUrl}"></script>${pageScript(`
      const blocked = document.querySelector('[data-category]');
      const script = document.createElement('script');
      for (const { name, value } of blocked.attributes) if (name !== 'type') script.setAttribute(name, value);
      blocked.replaceWith(script);`)}`,
  },
  'by a tag manager that writes HTML and runs its scripts': {
    headers: lax,
    script: pageScript(`
      const container = document.createElement('div');
      container.innerHTML = '<script async src="${scriptUrl}"><\\/script>';
      for (const inert of container.querySelectorAll('script')) {
        const script = document.createElement('script');
        for (const { name, value } of inert.attributes) script.setAttribute(name, value);
        inert.replaceWith(script);
      }
      document.documentElement.append(container);`),
  },
  'by document.write': {
    headers: lax,
    script: pageScript(`document.write('<script src="${scriptUrl}"><\\/script>');`),
  },
  'after the page has loaded': {
    headers: withoutTrustedTypes,
    script: pageScript(
      `addEventListener('load', () => setTimeout(() => { ${addScript(`{ src: '${scriptUrl}' }`)} }));`,
    ),
  },
  'beside an image that is named currentScript': {
    headers: lax,
    html: (it) => `<img name="currentScript" src="${evil}/v0/sir-donate.js" alt="">${it}${classicScript}`,
    script: '',
  },
  'beside scripts of a visitor that name another host': {
    html: (it) => `<div>${`<script type="text/plain" src="${evil}/v0/sir-donate.js"></script>`}</div>
      <script type="text/plain" data-files="${evil}/v0/"></script>${it}`,
    script: `<script type="module" src="${scriptUrl}"></script>`,
  },
};

const foreign = ({ requests }: PageRecord): string[] =>
  requests
    .map((request) => request.url())
    .filter((url) => url.startsWith(evil) && !/\/sir-donate\.js$/.test(url));

for (const [name, hostPage] of Object.entries(pages))
  test(`opens the form when the script is loaded ${name}`, async ({ page, openForm, record }) => {
    await combine(page);
    await page.route(`${evil}/**`, (route) => route.abort());
    await openForm(hostPage);
    await expect(preset(page, '$25')).toBeVisible();
    expect(record.warnings).toEqual([]);
    expect(record.requests.some((request) => request.url().startsWith(`${releaseFiles}/form-`))).toBe(true);
    expect(foreign(record)).toEqual([]);
  });

for (const [name, tag] of Object.entries({
  'a module': '<script type="module" src="{{files}}/go/donate"></script>',
  'a script with crossorigin': '<script crossorigin src="{{files}}/go/donate"></script>',
  'a script with data-files': `<script src="{{host}}/go/sir-donate.js" data-files="{{files}}/v0/"></script>`,
}))
  test(`opens the form when ${name} is redirected to another folder`, async ({ page, openForm, record }) => {
    await redirect(page, `${demoOrigins.files}/go/donate`);
    await redirect(page, `${demoOrigins.host}/go/sir-donate.js`);
    await openForm({ script: tag, headers: withOwnScripts });
    await expect(preset(page, '$25')).toBeVisible();
    expect(record.warnings).toEqual([]);
  });

for (const [name, script] of Object.entries({
  inline: pageScript(source),
  'combined with others': `<script src="${combinedUrl}"></script>`,
}))
  test(`keeps the link and says how to name the files when the script is ${name}`, async ({
    page,
    openWidget,
    record,
  }) => {
    await combine(page);
    // An attribute of the element may be a visitor's, and names no code.
    await openWidget({ script, headers: withOwnScripts, attributes: { 'data-files': '{{files}}/v0/' } });
    await donateButton(page).dispatchEvent('click');
    await expect(fallbackLink(page)).toBeVisible();
    await expect(fallbackLink(page)).toHaveAttribute('href', fallbackHref);
    expect(record.warnings).toEqual([expect.stringContaining('data-files')]);
    expect(await nextEvent(page, 'sir-donate-error')).toMatchObject({ code: 'load-failed' });
  });

test.describe('a click on the link', () => {
  /** A plug-in that delays scripts until the first click, keeps the click, and repeats it afterwards. */
  const delayed = pageScript(`
    addEventListener('click', (event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      const { target } = event;
      const onload = () => target.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
      ${addScript(`{ src: '${scriptUrl}', onload }`)}
    }, { capture: true, once: true });`);

  for (const [name, hostPage] of Object.entries({
    'the link': {},
    'an element in the link': { label: `<a href="${fallbackHref}"><strong>Donate</strong></a>` },
    'a label without a link': { label: 'Donate' },
    'the link of an isolated element': { attributes: { isolated: '' } },
  } satisfies Record<string, HostPage>))
    test(`opens the form when a plug-in that delayed the script repeats it on ${name}`, async ({
      page,
      openWidget,
    }) => {
      await openWidget({ ...hostPage, script: delayed, headers: withoutTrustedTypes });
      await page.locator('sir-donate').getByText('Donate').click();
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(page.url()).toContain(demoOrigins.host);
    });

  test('opens the form on a press of the link while the label is not known yet', async ({
    page,
    postWidget,
  }) => {
    let load = (): void => {};
    const loading = new Promise<void>((resolve) => {
      load = resolve;
    });
    await page.route(`${releaseFiles}/shell-extras-*`, async (route) => {
      await loading;
      await route.continue();
    });
    const label = `<a href="${fallbackHref}"><strong>Donate</strong></a>`;
    // Firefox delays the load event for an import.
    await page.goto(await postWidget({ label }), { waitUntil: 'commit' });
    await page.waitForFunction(() => customElements.get('sir-donate'));
    await fallbackLink(page).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    load();
  });

  test('leaves a link of the page alone that the element holds because it has no end tag', async ({
    page,
    openWidget,
  }) => {
    await page.route('**/elsewhere', (route) => route.fulfill({ body: 'Elsewhere' }));
    await openWidget({ label: '<h2>News</h2><p>One</p><p><a href="/elsewhere">Read more</a></p>' });
    await expect(donateButton(page)).toBeVisible();
    await page.getByRole('link', { name: 'Read more' }).click();
    await page.waitForURL('**/elsewhere');
  });

  test('follows the link where the form did not load', async ({ page, openWidget }) => {
    await page.route(`${releaseFiles}/**`, (route) => route.abort());
    await page.route(fallbackHref, (route) => route.fulfill({ body: 'Thank you' }));
    await openWidget();
    await donateButton(page).dispatchEvent('click');
    await fallbackLink(page).click();
    await page.waitForURL(fallbackHref);
  });
});

test('loads the form once and writes no line when the same release is loaded three times', async ({
  page,
  openWidget,
  record,
}) => {
  await openWidget({
    script: `${classicScript}<script src="${scriptUrl}"></script><script type="module" src="{{files}}/npm/index.js"></script>`,
  });
  await openDialog(page);
  await expect(preset(page, '$25')).toBeVisible();
  expect(record.warnings).toEqual([]);
  expect(record.requests.filter((request) => /\/(npm-)?form-/.test(request.url()))).toHaveLength(1);
});
