/**
 * Elements whose definition or whose attributes come late: HTML of a server, hydration, `import()` in an effect, prerendered
 * pages. A missing key or nonprofit is waited for; nothing is loaded or said for it before an intent or a grace of 8 s.
 *
 * Looked for: definition before and after the first render; attributes, properties and both; names in lower case; 0 to 5
 * seconds late; hover, focus, click and view in the meantime; classic script, single file and npm; missing for good.
 */
import { setAttributes, widgetSettled } from './support/attributes.js';
import { donateButton, openDialog, preset } from './support/donor.js';
import { widget } from './support/element.js';
import { fallbackHref, strictPolicy } from './support/host-page.js';
import { demoOrigins } from './support/origins.js';
import { detailsOf } from './support/recorder.js';
import { clickDonate, expectSetupNotice } from './support/setup-notice.js';
import { skipTime } from './support/skip-time.js';
import { expect, type Page, type PageRecord, test } from './support/test.js';
import { translate } from './support/translations.js';

const formFiles = ({ requests }: PageRecord) =>
  requests.map((request) => request.url()).filter((url) => /\/(npm-)?(form|frame-host|host)-/.test(url));

const define = (page: Page) => page.addScriptTag({ url: `${demoOrigins.files}/v0/sir-donate.js` });

/** `addScriptTag` sets `src`, which Trusted Types would refuse. */
const headers = { 'Content-Security-Policy': strictPolicy.replace(/; require-trusted.*/, '') };

const late = { 'publishable-key': null, nonprofit: null };

const scripts = {
  'sir-donate.js': '<script async src="{{files}}/v0/sir-donate.js"></script>',
  'the single file': '<script async src="{{files}}/v0/sir-donate.bundle.js"></script>',
  'the npm package': '<script type="module" src="{{files}}/npm/index.js"></script>',
};

for (const mode of ['button', 'inline']) {
  for (const [name, script] of Object.entries(scripts)) {
    test(`properties that come after 5 s find no notice and no form's file (mode ${mode}, ${name})`, async ({
      page,
      openWidget,
      sandbox,
      record,
    }) => {
      await page.clock.install();
      await openWidget({
        attributes: { ...late, mode },
        script,
        html: (it) => `<main><h1>Here</h1><template>${it}</template></main>`,
      });
      await page.waitForFunction(() => customElements.get('sir-donate'));
      await page.clock.pauseAt(Date.now() + 60_000 * 60);
      await page.evaluate(() => {
        const model = document.querySelector('template')?.content;
        if (model) document.querySelector('main')?.append(document.importNode(model, true));
      });
      await widgetSettled(page);
      await page.clock.runFor(5_000);
      if (mode === 'button') await donateButton(page).hover();
      await widgetSettled(page);
      expect(formFiles(record)).toEqual([]);
      expect(record.warnings).toEqual([]);
      await widget(page).evaluate(
        (element, key) => Object.assign(element, { publishableKey: key, nonprofit: 'clean-water-fund' }),
        sandbox.key(),
      );
      await page.clock.resume();
      if (mode === 'button') await openDialog(page);
      await expect(preset(page, '$25')).toBeVisible();
      await expect(page.getByRole('alert')).toHaveCount(0);
      expect(await detailsOf(page, 'sir-donate-error')).toEqual([]);
      expect(record.warnings).toEqual([]);
    });
  }
}

test('HTML of a server works when the element is defined and hydrated later', async ({
  openWidget,
  sandbox,
}) => {
  const page = await openWidget({
    script: '',
    headers,
    attributes: { 'publishable-key': null, publishableKey: sandbox.key(), presetsOnly: '' },
  });
  await expect(page.getByRole('link', { name: 'Donate' })).toBeVisible();
  // Hydration before the definition, and again after it.
  await widget(page).evaluate((element) => Object.assign(element, { amounts: [5, 15] }));
  await define(page);
  await openDialog(page);
  await expect(preset(page, '$15')).toBeVisible();
  await expect(page.getByLabel(translate('otherAmount'))).toHaveCount(0);
  await widget(page).evaluate((element) => Object.assign(element, { amounts: [6, 16], presetsOnly: false }));
  await expect(preset(page, '$16')).toBeVisible();
  await expect(page.getByLabel(translate('otherAmount'))).toBeVisible();
});

test('a missing key of a button is told to the developer after the grace, and to the donor on a press', async ({
  page,
  openWidget,
  record,
}) => {
  await page.clock.install();
  await openWidget({ attributes: { 'publishable-key': null } });
  await expect(async () => {
    await skipTime(page, 1_000);
    expect(record.warnings).toHaveLength(1);
  }).toPass();
  expect(record.warnings[0]).toContain('publishable-key');
  await page.clock.fastForward(60_000);
  await widgetSettled(page);
  expect(formFiles(record)).toEqual([]);
  await expect(donateButton(page)).toBeVisible();
  expect(await detailsOf(page, 'sir-donate-error')).toEqual([]);
  await clickDonate(page);
  await expect(async () => {
    await skipTime(page, 1_000);
    await expectSetupNotice(page);
  }).toPass();
  expect(await detailsOf(page, 'sir-donate-error')).toMatchObject([{ code: 'invalid-key' }]);
});

test('an inline form without a key shows the notice once it is in view and the grace is over', async ({
  page,
  openWidget,
  record,
}) => {
  await page.clock.install();
  await openWidget({
    attributes: { ...late, mode: 'inline' },
    head: '<meta name="color-scheme" content="light">',
    html: (it) => `<main><h1>Here</h1>${'<p>Text.</p>'.repeat(80)}${it}</main>`,
  });
  await widgetSettled(page);
  await page.clock.fastForward(60_000);
  await widgetSettled(page);
  expect(formFiles(record)).toEqual([]);
  await widget(page).scrollIntoViewIfNeeded();
  await expect(async () => {
    await skipTime(page, 1_000);
    await expect(page.getByRole('alert')).toContainText(translate('problemSetup'), { timeout: 200 });
  }).toPass();
  await expect(page.getByRole('link', { name: translate('fallback') })).toHaveAttribute('href', fallbackHref);
  expect(record.warnings).toHaveLength(1);
});

test('a press before the attributes are there opens the form when they come', async ({
  page,
  openWidget,
  sandbox,
}) => {
  await page.clock.install();
  await openWidget({
    script: '',
    headers,
    attributes: late,
  });
  await define(page);
  await clickDonate(page);
  await widgetSettled(page);
  await page.clock.fastForward(5_000);
  await setAttributes(page, { publishablekey: sandbox.key(), nonprofit: 'clean-water-fund' });
  await expect(page.getByRole('dialog')).toBeVisible();
  await expect(preset(page, '$25')).toBeVisible();
});
