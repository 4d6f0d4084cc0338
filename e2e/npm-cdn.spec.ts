/**
 * The package as npm's CDNs serve it. Brothers that were looked for: both kinds of CDN, a range and an exact version, the
 * shell and the single file, in the page and isolated, in both modes, and a frame that is too small for a dialog.
 */
import { fileURLToPath } from 'node:url';
import { layout } from '../build/layout.js';
import { postRaw } from './support/csp.js';
import { choose, donateButton, finish, giveOnce, openDialog, preset } from './support/donor.js';
import { fallbackLink, widget } from './support/element.js';
import { framePolicy } from './support/frame.js';
import { fallbackHref, type HostPage, strictPolicy } from './support/host-page.js';
import { cdnKinds, type NpmCdn, readPackage, startNpmCdn } from './support/npm-cdn.js';
import { expect, nextEvent, test } from './support/test.js';
import { loadTranslate } from './support/translations.js';

const ownPackage = readPackage(fileURLToPath(new URL('..', import.meta.url)));

/** A page that loads a file of the package from the CDN, and nothing from the demo's own files. */
const pageWith = (
  cdn: NpmCdn,
  { file, policy = strictPolicy, ...page }: HostPage & { file: string; policy?: string },
) => ({
  ...page,
  script: `<script async src="${cdn.packageUrl}${file}"></script>`,
  headers: { 'Content-Security-Policy': policy.replaceAll('{{files}}', new URL('.', cdn.packageUrl).href) },
});

const low = 'width="300" height="60"';

for (const kind of cdnKinds) {
  test.describe(`the package on a CDN as ${kind} is`, () => {
    let cdn: NpmCdn;
    test.beforeAll(async () => {
      cdn = await startNpmCdn(kind, ownPackage);
    });
    test.afterAll(() => cdn.close());

    for (const [name, file] of [
      ['the script of the range 0', '@0/dist/v0/sir-donate.js'],
      ['the single file of one version', `@${layout.version}/dist/v0/sir-donate.bundle.js`],
    ] as const) {
      test(`completes a donation with ${name} from ${kind}`, async ({ openForm, record }) => {
        const page = await openForm(pageWith(cdn, { file }));
        await finish(page, await giveOnce(page));
        await nextEvent(page, 'sir-donate-complete');
        expect(record.warnings).toEqual([]);
      });
    }

    test(`shows the form in the language of the page with files from ${kind}`, async ({
      openForm,
      record,
    }) => {
      const page = await openForm(
        pageWith(cdn, { file: '@0/dist/v0/sir-donate.js', lang: 'de', label: 'Donate' }),
      );
      const german = await loadTranslate('de');
      await choose(preset(page, '25 $'));
      await page.getByRole('button', { name: german('give', { amount: '25 $' }), exact: true }).click();
      await expect(page.getByRole('heading', { name: german('yourDetails'), exact: true })).toBeVisible();
      expect(record.warnings).toEqual([]);
    });

    for (const [mode, file] of [
      ['button', '@0/dist/v0/sir-donate.js'],
      ['inline', `@${layout.version}/dist/v0/sir-donate.bundle.js`],
    ] as const) {
      test(`isolated in ${mode} mode, from ${kind}, shows the link at once and says where to host frame.html`, async ({
        page,
        openWidget,
        record,
      }) => {
        // No time passes, so nothing is waited for.
        await page.clock.install();
        await openWidget(
          pageWith(cdn, {
            file,
            policy: framePolicy['Content-Security-Policy'],
            attributes: { isolated: '', mode },
          }),
        );
        await page.clock.pauseAt(Date.now() + 60_000);
        if (mode === 'button') await donateButton(page).focus();
        await expect(fallbackLink(page)).toHaveAttribute('href', fallbackHref);
        await expect(fallbackLink(page)).toBeVisible();
        expect(await nextEvent(page, 'sir-donate-error')).toMatchObject({
          code: 'load-failed',
          message: expect.stringContaining('docs/hosting.md'),
        });
        expect(record.warnings).toEqual([expect.stringContaining('docs/hosting.md')]);
        await expect(widget(page).locator('iframe')).toHaveCount(0);
        expect(record.requests.filter((request) => request.url().includes('frame.html'))).toEqual([]);
      });
    }

    test(`a frame that is too small opens the page in it, not the text of frame.html from ${kind}`, async ({
      page,
      postWidget,
      context,
    }) => {
      const url = await postWidget(pageWith(cdn, { file: '@0/dist/v0/sir-donate.js', label: 'Donate' }));
      await page.goto(
        await postRaw(
          `<!doctype html><title>Outer</title><iframe title="Outer" ${low} src="${url}"></iframe>`,
        ),
      );
      const opening = context.waitForEvent('page');
      await page.frameLocator('iframe').getByRole('button', { name: 'Donate', exact: true }).click();
      const opened = await opening;
      await expect(opened).toHaveURL(url);
      await openDialog(opened);
      await expect(preset(opened, '$25')).toBeVisible();
    });

    test(`${kind} serves frame.html as text`, async ({ request }) => {
      const response = await request.get(`${cdn.packageUrl}@0/dist/v0/frame.html`);
      expect(response.headers()).toMatchObject({ 'content-type': expect.stringContaining('text/plain') });
    });
  });
}
