/**
 * Attributes that come late: after the element, after a click, after the form is in view. Brothers that were looked for:
 *
 * - key or nonprofit late, one after the other, as properties of an element that is not defined yet;
 * - element, single file, npm module, isolated, bare iframe; mode button (hover, click, `open()`, `close()`) and inline;
 * - the load, the opening and the resumed donation that were asked for meanwhile;
 * - set-up errors: before and after the page's `load`, the same and another one again, a secret;
 * - the form's file late, missing once, `close()` while it loads.
 *
 * Attributes that blink or change in the middle of a donation are in `changing-attributes.spec.ts`.
 */
import { setAttributes, widgetSettled } from './support/attributes.js';
import { addressOf, openListening } from './support/bare-frame.js';
import {
  chooseAmount,
  donateButton,
  finish,
  giveOnce,
  heading,
  openDialog,
  preset,
} from './support/donor.js';
import { fallbackLink, stateOf, widget } from './support/element.js';
import { iframeHtml, inBareFrame } from './support/frame.js';
import { pageScript } from './support/host-page.js';
import { demoOrigins } from './support/origins.js';
import { detailsOf } from './support/recorder.js';
import { skipTime } from './support/skip-time.js';
import { expect, nextEvent, test } from './support/test.js';
import { translate } from './support/translations.js';
import { ways } from './support/ways.js';

const nonprofitName = 'Clean Water Fund of Lindenau';
const [inPage, isolated] = ways;
if (!inPage || !isolated) throw new Error('Two ways are expected.');

test.describe('an inline form in view whose attributes come late', () => {
  const scenes = [
    { name: 'key', late: 'publishable-key', way: inPage, script: undefined },
    { name: 'nonprofit', late: 'nonprofit', way: inPage, script: undefined },
    {
      name: 'key, in the single file,',
      late: 'publishable-key',
      way: inPage,
      script: '<script async src="{{files}}/v0/sir-donate.bundle.js"></script>',
    },
    {
      name: 'key, as an npm module,',
      late: 'publishable-key',
      way: inPage,
      script: '<script type="module" src="{{files}}/npm/index.js"></script>',
    },
    { name: 'key, isolated,', late: 'publishable-key', way: isolated, script: undefined },
    { name: 'nonprofit, isolated,', late: 'nonprofit', way: isolated, script: undefined },
  ];
  for (const { name, late, way, script } of scenes) {
    test(`the whole donation works when its ${name} comes later`, async ({ openWidget, sandbox }) => {
      const page = await openWidget(
        way.page({ attributes: { mode: 'inline', [late]: null }, ...(script && { script }) }),
      );
      const form = way.form(page);
      await widgetSettled(page);
      await setAttributes(page, { [late]: late === 'nonprofit' ? 'clean-water-fund' : sandbox.key() });
      await expect(form.getByRole('heading', { name: nonprofitName })).toBeVisible();
      await finish(page, await giveOnce(page, '$25', form));
      await nextEvent(page, 'sir-donate-complete');
      expect(await sandbox.counts()).toMatchObject({ config: 1, organization: 1, 'create-link': 1 });
    });
  }

  test('a bare iframe works when its key comes in a message', async ({ page, sandbox }) => {
    await openListening(page, iframeHtml(addressOf(sandbox, { 'publishable-key': '' })), { listener: false });
    const form = inBareFrame(page);
    await expect(form.getByRole('alert')).toContainText(translate('problemSetup'));
    await page.evaluate(
      ({ key, api, target }) => {
        const detail = {
          attributes: {
            'publishable-key': key,
            nonprofit: 'clean-water-fund',
            'api-base': api,
            mode: 'inline',
          },
          language: 'en',
          theme: {},
        };
        document
          .querySelector('iframe')
          ?.contentWindow?.postMessage({ source: 'sir-donate', version: 1, type: 'update', detail }, target);
      },
      { key: sandbox.key(), api: demoOrigins.api, target: demoOrigins.files },
    );
    await expect(form.getByRole('heading', { name: nonprofitName })).toBeVisible();
    await chooseAmount(form);
  });
});

for (const way of ways) {
  test.describe(`what was asked for before the attributes came, ${way.name}`, () => {
    test('a click on the button opens the dialog once the key is there', async ({ openWidget, sandbox }) => {
      const page = await openWidget(way.page({ attributes: { 'publishable-key': null } }));
      await donateButton(page).dispatchEvent('click');
      await widgetSettled(page);
      await setAttributes(page, { 'publishable-key': sandbox.key() });
      await expect(preset(way.form(page), '$25')).toBeVisible();
      await finish(page, await giveOnce(page, '$25', way.form(page)));
      await nextEvent(page, 'sir-donate-complete');
      expect((await detailsOf(page, 'sir-donate-open')).length).toBe(1);
    });

    test('close() takes back an open() that waits for the form or for the key', async ({
      page,
      openWidget,
      sandbox,
    }) => {
      await openWidget(way.page());
      await widget(page).evaluate((element) => {
        Reflect.get(element, 'open').call(element);
        Reflect.get(element, 'close').call(element);
      });
      await nextEvent(page, 'sir-donate-ready');
      await widgetSettled(page);
      await expect(page.getByRole('dialog')).toBeHidden();

      await openWidget(way.page({ attributes: { 'publishable-key': null } }));
      await widget(page).evaluate((element) => Reflect.get(element, 'open').call(element));
      await expect(way.form(page).locator('.root')).toBeAttached();
      await widget(page).evaluate((element) => Reflect.get(element, 'close').call(element));
      await setAttributes(page, { 'publishable-key': sandbox.key() });
      await nextEvent(page, 'sir-donate-ready');
      await widgetSettled(page);
      await expect(page.getByRole('dialog')).toBeHidden();
      expect(await detailsOf(page, 'sir-donate-open')).toEqual([]);
    });

    test('the donation is found when key and nonprofit come after a reload', {
      tag: '@invariant-8',
    }, async ({ openWidget, postWidget, sandbox }) => {
      const page = await openWidget(way.page({ attributes: { mode: 'inline' } }));
      const checkout = await giveOnce(page, '$25', way.form(page));
      await page.goto(
        await postWidget(
          way.page({ attributes: { mode: 'inline', 'publishable-key': null, nonprofit: null } }),
        ),
      );
      await widgetSettled(page);
      await setAttributes(page, { nonprofit: 'clean-water-fund' });
      await widgetSettled(page);
      await setAttributes(page, { 'publishable-key': sandbox.key() });
      await expect(heading(way.form(page), 'waitingTitle')).toBeVisible();
      await finish(page, checkout);
      await nextEvent(page, 'sir-donate-complete');
      expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });
    });

    test('a setup error is shown after a grace and told once', async ({
      page,
      openWidget,
      sandbox,
      record,
    }) => {
      await page.clock.install();
      await openWidget(way.page({ attributes: { mode: 'inline', 'publishable-key': null } }));
      await expect(async () => {
        await skipTime(page, 1_000);
        await expect(way.form(page).getByRole('alert')).toContainText(translate('problemSetup'), {
          timeout: 200,
        });
      }).toPass();
      await page.clock.pauseAt(Date.now() + 60_000);
      const key = sandbox.key();
      await setAttributes(page, { 'publishable-key': key });
      await nextEvent(page, 'sir-donate-ready');
      await expect(preset(way.form(page), '$25')).toBeVisible();
      // The next refusal has a grace of its own.
      await setAttributes(page, { 'publishable-key': null });
      await widgetSettled(page);
      await page.clock.runFor(900);
      await expect(preset(way.form(page), '$25')).toBeVisible();
      await page.clock.runFor(100);
      await expect(way.form(page).getByRole('alert')).toBeVisible();
      expect((await detailsOf(page, 'sir-donate-error')).length).toBe(1);
      expect(await stateOf(page)).toBe('idle');
      await setAttributes(page, { 'publishable-key': 'demo' });
      await expect.poll(async () => (await detailsOf(page, 'sir-donate-error')).length).toBe(2);
      await setAttributes(page, { 'publishable-key': key });
      await expect(preset(way.form(page), '$25')).toBeVisible();
      expect(record.warnings.length).toBe(2);
    });
  });
}

test.describe('set-up errors', () => {
  test('a key that comes 300 ms after the element shows no notice and tells no error', async ({
    page,
    openWidget,
    sandbox,
    record,
  }) => {
    await page.clock.install();
    await openWidget({ attributes: { 'publishable-key': null } });
    await page.clock.pauseAt(Date.now() + 500);
    // A page that has loaded before: the element is there later.
    await page.evaluate(() => {
      const element = document.querySelector('sir-donate');
      const later = element?.cloneNode(true);
      if (element && later) element.replaceWith(later);
    });
    await donateButton(page).hover();
    await widgetSettled(page);
    await page.clock.runFor(300);
    await widgetSettled(page);
    await expect(page.getByRole('alert')).toHaveCount(0);
    await expect(donateButton(page)).toBeVisible();
    await setAttributes(page, { 'publishable-key': sandbox.key() });
    await page.clock.runFor(5_000);
    await openDialog(page);
    await expect(preset(page, '$25')).toBeVisible();
    expect(await detailsOf(page, 'sir-donate-error')).toEqual([]);
    expect(record.warnings).toEqual([]);
  });

  test('no setup error is told before the load event', async ({ page, openWidget, sandbox }) => {
    await page.clock.install();
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/slow.svg', async (route) => {
      await held;
      await route.abort();
    });
    const opening = openWidget({
      attributes: { 'publishable-key': null },
      html: (it) => `<main><h1>Here</h1>${it}<img src="{{api}}/slow.svg" alt=""></main>`,
    });
    await expect(donateButton(page)).toBeVisible();
    await page.clock.fastForward(10_000);
    await widgetSettled(page);
    await expect(page.getByRole('alert')).toHaveCount(0);
    await setAttributes(page, { 'publishable-key': sandbox.key() });
    release();
    await opening;
    await page.clock.fastForward(10_000);
    await widgetSettled(page);
    expect(await detailsOf(page, 'sir-donate-error')).toEqual([]);
    await openDialog(page);
  });

  test('a secret is told at once, and what was typed before is there when it is gone', {
    tag: ['@invariant-1', '@invariant-7'],
  }, async ({ page, openDetails }) => {
    await page.clock.install();
    await openDetails();
    await page.getByLabel(translate('firstName')).fill('Ada');
    await page.clock.pauseAt(Date.now() + 60_000);
    await setAttributes(page, { 'referral-code': 'sk_live_0123456789abcdef' });
    await expect(page.getByRole('alert')).toContainText(translate('problemSetup'));
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await setAttributes(page, { 'referral-code': null });
    await expect(page.getByRole('dialog')).toBeVisible();
    await expect(page.getByLabel(translate('firstName'))).toHaveValue('Ada');
  });
});

test.describe('loading', () => {
  test('the state is true in the listener of each event', async ({ openWidget, sandbox }) => {
    await sandbox.plan({ endpoint: 'config', fault: '403' });
    const page = await openWidget({
      head: pageScript(`
        window.states = [];
        for (const type of ['ready', 'open', 'error'])
          document.addEventListener('sir-donate-' + type, ({ target }) => states.push([type, target.state]));`),
    });
    await openDialog(page);
    await expect(heading(page, 'unavailableTitle')).toBeVisible();
    expect(await page.evaluate(() => Reflect.get(window, 'states'))).toEqual([
      ['ready', 'amount'],
      ['open', 'amount'],
      ['error', 'unavailable'],
    ]);
  });

  for (const way of ways) {
    test(`an inline form that failed to load is loaded when the browser is online, ${way.name}`, async ({
      page,
      openWidget,
      sandbox,
    }) => {
      let tries = 0;
      let isBlocked = true;
      await page.route(/\/(form-.*\.js|frame-host-.*\.js)/, (route) => {
        tries++;
        return isBlocked ? route.abort() : route.continue();
      });
      await openWidget(way.page({ attributes: { mode: 'inline' } }));
      await nextEvent(page, 'sir-donate-error');
      await expect(fallbackLink(page)).toBeVisible();
      const triesAtFirst = tries;
      await widgetSettled(page);
      expect(tries).toBe(triesAtFirst);
      await page.evaluate(() => dispatchEvent(new Event('online')));
      await expect.poll(async () => (await detailsOf(page, 'sir-donate-error')).length).toBe(2);
      isBlocked = false;
      await fallbackLink(page).hover();
      await expect(way.form(page).getByRole('heading', { name: nonprofitName })).toBeVisible();
      await expect(fallbackLink(page)).toBeHidden();
      expect(await sandbox.counts()).toEqual({ config: 1, organization: 1 });
    });
  }

  test('an inline form whose deferred module failed to load tries again when the donor is back', async ({
    page,
    openWidget,
  }) => {
    let tries = 0;
    await page.route(/\/deferred-.*\.js/, (route) => (++tries > 1 ? route.continue() : route.abort()));
    await openWidget({ attributes: { mode: 'inline' } });
    await expect(heading(page, 'unavailableTitle')).toBeVisible();
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await expect(page.getByRole('heading', { name: nonprofitName })).toBeVisible();
    await chooseAmount(page);
  });
});
