/**
 * The two ways of docs/integrity.md to pin a release by its hashes: the single file, and an import map of the page. What a
 * tampered file holds never runs, and the donor gets the link. Brothers that were looked for: each file that a page
 * imports, the second attempt after a failure, isolated forms, a policy of hashes alone.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { layout } from '../build/layout.js';
import { chooseAmount, donateButton, finish, giveOnce } from './support/donor.js';
import { fallbackLink, widget } from './support/element.js';
import { framePolicy } from './support/frame.js';
import { fallbackHref, type HostPage, strictPolicy } from './support/host-page.js';
import { demoOrigins, releaseFiles } from './support/origins.js';
import { detailsOf } from './support/recorder.js';
import { expect, nextEvent, type Page, type PageRecord, test } from './support/test.js';
import { translate } from './support/translations.js';

const release = `${layout.dist}/${layout.version}`;

const hashes = z
  .record(z.string(), z.string())
  .parse(JSON.parse(readFileSync(`${release}/integrity.json`, 'utf8')));

const importMap = readFileSync(`${release}/importmap.json`, 'utf8').replaceAll(
  'https://cdn.example',
  demoOrigins.files,
);
const importMapHash = `'sha256-${createHash('sha256').update(importMap).digest('base64')}'`;

const pinned = (file: string): string =>
  `<script async src="${releaseFiles}/${file}" integrity="${hashes[file]}" crossorigin="anonymous"></script>`;

/** A page that pins the shell, with our import map. Its policy allows the map, and only the release's folder. */
const withImportMap = ({
  attributes,
  headers,
  policy = strictPolicy,
}: HostPage & { policy?: string } = {}): HostPage => ({
  attributes: { ...attributes },
  head: `<script type="importmap">${importMap}</script>`,
  script: pinned('sir-donate.js'),
  headers: {
    'Content-Security-Policy': policy.replace(
      'script-src {{files}}',
      `script-src ${releaseFiles}/ ${importMapHash}`,
    ),
    ...headers,
  },
});

/** Lets no script run without a hash, in browsers that know the header. */
const integrityPolicy = { 'Integrity-Policy': 'blocked-destinations=(script)' } as const;

/** Puts a statement in front of a file, as somebody would who controls its host. */
const tamper = (page: Page, file: RegExp): Promise<unknown> =>
  page.route(file, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `globalThis.tampered = true;${await response.text()}` });
  });

const tamperedRan = (page: Page): Promise<boolean> => page.evaluate(() => 'tampered' in globalThis);

const failuresOf = async (page: Page): Promise<number> => (await detailsOf(page, 'sir-donate-error')).length;

/** The widget's files that were requested, relative to the folder of the release. */
const filesOf = ({ requests }: PageRecord): string[] =>
  requests
    .map((request) => request.url())
    .filter((url) => url.startsWith(demoOrigins.files))
    .map((url) => url.replace(`${releaseFiles}/`, ''));

test.describe('an import map with hashes', () => {
  test('lets a donation be completed, and loads only files that it names', { tag: '@invariant-5' }, async ({
    openForm,
    record,
  }) => {
    const page = await openForm(withImportMap({ headers: integrityPolicy }));
    await finish(page, await giveOnce(page));
    await nextEvent(page, 'sir-donate-complete');
    await widget(page).evaluate((element) => element.setAttribute('locale', 'de'));
    await expect(page.getByText('Vielen Dank')).toBeVisible();
    expect(record.warnings).toEqual([]);
    const scripts = filesOf(record);
    expect(scripts.filter((file) => !hashes[file])).toEqual([]);
    expect(scripts.map((file) => file.replace(/-.*/, ''))).toEqual(
      expect.arrayContaining(['form', 'deferred', 'language']),
    );
  });

  for (const { name, file, page: hostPage } of [
    { name: 'form', file: /\/form-/, page: withImportMap() },
    {
      name: 'frame host',
      file: /\/frame-host-/,
      page: withImportMap({
        attributes: { isolated: '' },
        policy: framePolicy['Content-Security-Policy'],
      }),
    },
  ]) {
    test(`refuses a tampered ${name} each time, and shows the link`, { tag: '@invariant-11' }, async ({
      page,
      openWidget,
    }) => {
      await tamper(page, file);
      await openWidget(hostPage);
      for (const _ of [1, 2, 3]) {
        const failures = await failuresOf(page);
        await widget(page).evaluate((element) => Reflect.get(element, 'open').call(element));
        await expect.poll(() => failuresOf(page)).toBeGreaterThan(failures);
        await expect(fallbackLink(page)).toHaveAttribute('href', fallbackHref);
      }
      expect(await tamperedRan(page)).toBe(false);
    });
  }

  test('refuses a tampered deferred module each time, and the form offers the link', {
    tag: '@invariant-11',
  }, async ({ page, openForm }) => {
    await tamper(page, /\/deferred-/);
    await openForm(withImportMap());
    const link = page.getByRole('link', { name: translate('fallback') });
    await expect(link).toHaveAttribute('href', fallbackHref);
    for (const _ of [2, 3, 4, 5]) {
      const failures = await failuresOf(page);
      await page.getByRole('button', { name: translate('tryAgain') }).click();
      await expect.poll(() => failuresOf(page)).toBeGreaterThan(failures);
    }
    await expect(link).toBeVisible();
    expect(await tamperedRan(page)).toBe(false);
  });

  test('refuses a tampered language each time, and the form is English', { tag: '@invariant-11' }, async ({
    page,
    openForm,
    record,
  }) => {
    await tamper(page, /\/language-/);
    await openForm(withImportMap({ attributes: { locale: 'de' } }));
    await expect(page.getByText(translate('donateTo'), { exact: true })).toBeVisible();
    const setLocale = (locale: string) =>
      widget(page).evaluate((element, tag) => element.setAttribute('locale', tag), locale);
    const asked = () => filesOf(record).filter((file) => file.startsWith('language-de')).length;
    await expect.poll(() => record.warnings).toHaveLength(1);
    // The second attempt has a URL of its own. Further ones are refused without a request.
    await setLocale('de-AT');
    await expect.poll(asked).toBeGreaterThan(1);
    await setLocale('de-CH');
    await setLocale('fr');
    await expect
      .poll(() => record.warnings)
      .toEqual(['de', 'fr'].map((name) => expect.stringContaining(`Texts in "${name}" did not load`)));
    await expect(page.getByText(translate('donateTo'), { exact: true })).toBeVisible();
    expect(await tamperedRan(page)).toBe(false);
  });

  test('lets what a lost connection has cut off be loaded again', { tag: '@invariant-11' }, async ({
    page,
    openForm,
  }) => {
    let isLost = true;
    await page.route(/\/deferred-/, (route) => (isLost ? route.abort() : route.continue()));
    await openForm(withImportMap());
    const errors = () => detailsOf(page, 'sir-donate-error');
    for (let presses = 0; presses < 2; presses++) {
      const before = (await errors()).length;
      await page.getByRole('button', { name: translate('tryAgain') }).click();
      await expect.poll(async () => (await errors()).length).toBeGreaterThan(before);
    }
    isLost = false;
    await page.getByRole('button', { name: translate('tryAgain') }).click();
    await finish(page, await giveOnce(page));
    await nextEvent(page, 'sir-donate-complete');
  });

  test('lets what a lost connection has cut off from many widgets at once be loaded again', {
    tag: '@invariant-11',
  }, async ({ page, openWidget }) => {
    let lose = () => {};
    const lost = new Promise<void>((resolve) => {
      lose = resolve;
    });
    const asked: string[] = [];
    await page.route(/\/deferred-/, async (route) => {
      asked.push(route.request().url());
      if (asked.length > 1) return route.continue();
      await lost;
      return route.abort();
    });
    // More than the map has further addresses.
    await openWidget({ ...withImportMap(), html: (widget) => widget.repeat(8) });
    await expect(donateButton(page)).toHaveCount(8);
    for (const button of await donateButton(page).all()) await button.hover();
    await expect.poll(() => asked.length).toBe(1);
    lose();
    await donateButton(page).first().click();
    await chooseAmount(page);
    expect(asked).toHaveLength(2);
  });
});

test.describe('the single file, pinned by its hash', () => {
  /** Its own hash is all that the policy allows to run, so nothing else is loaded, whatever its address. */
  const hostPage: HostPage = {
    attributes: { locale: 'de' },
    script: pinned('sir-donate.bundle.js'),
    headers: {
      'Content-Security-Policy': strictPolicy.replace(
        'script-src {{files}}',
        `script-src '${hashes['sir-donate.bundle.js']}'`,
      ),
      ...integrityPolicy,
    },
  };

  test('needs no other file, also on a page in another language', { tag: '@invariant-5' }, async ({
    openForm,
    record,
  }) => {
    const page = await openForm(hostPage);
    await finish(page, await giveOnce(page, '25 $'));
    await nextEvent(page, 'sir-donate-complete');
    expect(filesOf(record)).toEqual(['sir-donate.bundle.js']);
    expect(record.warnings).toEqual([]);
  });

  test('does not run if it was tampered with, and the link stays', { tag: '@invariant-11' }, async ({
    page,
    openWidget,
    record,
  }) => {
    await tamper(page, /sir-donate\.bundle\.js/);
    await openWidget(hostPage);
    await expect(fallbackLink(page)).toHaveAttribute('href', fallbackHref);
    expect(filesOf(record)).toEqual(['sir-donate.bundle.js']);
    expect(await tamperedRan(page)).toBe(false);
    expect(await page.evaluate(() => customElements.get('sir-donate'))).toBeUndefined();
  });
});

test('integrity.json and the import map stay out of the folder of the major', async () => {
  const files = readdirSync(`${layout.dist}/${layout.major}`);
  expect(files).toContain('sir-donate.js');
  expect(files.filter((file) => /integrity|importmap/.test(file))).toEqual([]);
});
