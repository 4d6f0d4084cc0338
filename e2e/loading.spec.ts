/** Ways to load the widget, the same script twice, and the fallback link where the widget cannot run. */
import { layout } from '../build/layout.js';
import { donateButton, finish, giveOnce, heading, openDialog, preset } from './support/donor.js';
import { fallbackLink } from './support/element.js';
import { classicScript, fallbackHref, pageModule } from './support/host-page.js';
import { demoOrigins, releaseFiles } from './support/origins.js';
import { detailsOf } from './support/recorder.js';
import { expect, nextEvent, type PageRecord, test } from './support/test.js';
import { translate } from './support/translations.js';

const scriptsOf = (record: PageRecord) =>
  record.requests
    .map((request) => request.url())
    .filter((url) => url.startsWith(demoOrigins.files))
    .map((url) => url.replace(releaseFiles, 'release').replace(demoOrigins.files, ''))
    .map((path) => path.replace(/-[\w-]{8}\.js$/, '.js'))
    .sort();

test.describe('ways to load the widget', () => {
  const ways = {
    'index.js as a module': '<script type="module" src="{{files}}/npm/index.js"></script>',
    'the single file': '<script async src="{{files}}/v0/sir-donate.bundle.js"></script>',
    'the deferred classic script': '<script defer src="{{files}}/v0/sir-donate.js"></script>',
    'pure.js and a call of the page': pageModule(`
      import { defineSirDonate } from '{{files}}/npm/pure.js';
      if (customElements.get('sir-donate')) throw new Error('pure.js has a side effect.');
      defineSirDonate();
      defineSirDonate();`),
  };
  for (const [name, script] of Object.entries(ways)) {
    test(`completes a donation when the widget is loaded by ${name}`, async ({
      openForm,
      sandbox,
      record,
    }) => {
      const page = await openForm({ script });
      await finish(page, await giveOnce(page));
      expect((await nextEvent(page, 'sir-donate-complete')).partnerDonationId).toBe(
        (await sandbox.donation()).id,
      );
      expect(record.warnings).toEqual([]);
      const scripts = record.requests.filter((request) => request.url().startsWith(demoOrigins.files));
      if (name === 'the single file') expect(scripts.length).toBe(1);
      const version = await page.evaluate(() =>
        Reflect.get(customElements.get('sir-donate') ?? {}, 'version'),
      );
      expect(version).toBe(layout.version);
    });
  }

  test('works when the script stands after the element at the end of the body', async ({ openForm }) => {
    const page = await openForm({
      script: '',
      html: (it) => `<main><h1>Here</h1>${it}</main><script src="{{files}}/v0/sir-donate.js"></script>`,
    });
    await expect(preset(page, '$25')).toBeVisible();
  });

  test('the first of two scripts of one release works and the second one is silent', async ({
    openForm,
    record,
  }) => {
    const page = await openForm({
      script:
        '<script src="{{files}}/v0/sir-donate.js"></script><script src="{{files}}/v0/sir-donate.bundle.js"></script>',
    });
    await expect(preset(page, '$25')).toBeVisible();
    expect(record.warnings).toEqual([]);
  });

  test('an element that a script creates later works', async ({ openWidget, sandbox }) => {
    const page = await openWidget({ html: () => '<main><h1>Here</h1></main>' });
    await page.evaluate(
      ([key, api]) => {
        const element = document.createElement('sir-donate');
        Object.assign(element, { publishableKey: key, nonprofit: 'clean-water-fund', apiBase: api });
        document.querySelector('main')?.append(element);
      },
      [sandbox.key(), demoOrigins.api] as const,
    );
    await openDialog(page);
    await expect(preset(page, '$25')).toBeVisible();
  });
});

test.describe('the script twice on one page', () => {
  test('the first of two script versions defines the element and completes a donation', {
    tag: '@invariant-10',
  }, async ({ page, openForm, sandbox, record }) => {
    await page.route(`${demoOrigins.files}/old/v0/sir-donate.js`, async (route) => {
      const current = await route.fetch({ url: `${demoOrigins.files}/v0/sir-donate.js` });
      await route.fulfill({
        response: current,
        body: (await current.text()).replaceAll(layout.version, '0.0.9'),
      });
    });
    await openForm({
      attributes: { preload: 'intent' },
      script:
        '<script src="{{files}}/v0/sir-donate.js"></script><script src="{{files}}/old/v0/sir-donate.js"></script>',
    });
    await finish(page, await giveOnce(page));
    await nextEvent(page, 'sir-donate-complete');
    expect(record.warnings).toEqual([]);
    expect(record.lines).toContain(
      `[sir-donate 0.0.9] Ignored: version ${layout.version} is already defined.`,
    );
    // The form is loaded from the folder of the first copy.
    expect(scriptsOf(record)).toEqual([
      '/old/v0/sir-donate.js',
      '/v0/sir-donate.js',
      'release/deferred.js',
      'release/form.js',
    ]);
    expect(await sandbox.counts()).toMatchObject({ config: 1, organization: 1, 'create-link': 1 });
  });

  test('a snippet that is pasted twice is silent and sends each request once', {
    tag: '@invariant-10',
  }, async ({ openWidget, record, sandbox }) => {
    const page = await openWidget({ html: (it) => `<main><h1>Two</h1>${it}${classicScript}${it}</main>` });
    await expect(donateButton(page)).toHaveCount(2);
    await donateButton(page).last().click();
    await expect(page.getByRole('heading', { name: 'Clean Water Fund of Lindenau' })).toBeVisible();
    expect(record.warnings).toEqual([]);
    expect(await sandbox.counts()).toEqual({ config: 1, organization: 1 });
  });

  test('a module after the classic script is silent and loads no second form', {
    tag: '@invariant-10',
  }, async ({ openForm, record }) => {
    const page = await openForm({
      script:
        '<script src="{{files}}/v0/sir-donate.js"></script><script type="module" src="{{files}}/npm/index.js"></script>',
    });
    await expect(preset(page, '$25')).toBeVisible();
    expect(record.warnings).toEqual([]);
    expect(scriptsOf(record).filter((path) => /form/.test(path))).toEqual(['release/form.js']);
  });
});

test.describe('fallback link', () => {
  test('the fallback link stays when the script is blocked', async ({ page, openWidget }) => {
    await page.route(`${demoOrigins.files}/v0/sir-donate.js`, (route) => route.abort());
    await openWidget();
    await expect(fallbackLink(page)).toBeVisible();
    await expect(fallbackLink(page)).toHaveAttribute('href', fallbackHref);
  });

  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false });
    test('the fallback link stays when JavaScript is off', async ({ openWidget, browserName }) => {
      test.skip(browserName === 'firefox', 'A stock Firefox driven over BiDi ignores javaScriptEnabled.');
      const page = await openWidget();
      await expect(fallbackLink(page)).toBeVisible();
    });
  });

  for (const mode of ['button', 'inline'] as const) {
    test(`shows the fallback link when the file of the form is missing (mode ${mode})`, async ({
      page,
      openWidget,
      record,
      sandbox,
    }) => {
      await page.route(
        (url) => url.origin === demoOrigins.files && url.pathname !== '/v0/sir-donate.js',
        (route) => route.fulfill({ status: 404, body: 'Not found' }),
      );
      await openWidget({ attributes: { mode } });
      if (mode === 'button') await donateButton(page).dispatchEvent('click');
      expect(await nextEvent(page, 'sir-donate-error')).toMatchObject({
        code: 'load-failed',
        retryable: true,
        version: layout.version,
      });
      await expect(fallbackLink(page)).toBeVisible();
      await expect(donateButton(page)).toBeHidden();
      expect(record.warnings.length).toBe(1);
      expect(await sandbox.requests()).toEqual([]);
    });
  }

  test('a click loads the form again, under another address, after its file was missing', async ({
    page,
    openWidget,
    record,
  }) => {
    let isGone = true;
    await page.route(
      (url) => url.origin === demoOrigins.files && url.pathname !== '/v0/sir-donate.js',
      (route) => (isGone ? route.abort() : route.continue()),
    );
    await openWidget({ label: 'Donate', attributes: { preload: 'intent' } });
    await donateButton(page).dispatchEvent('click');
    await nextEvent(page, 'sir-donate-error');
    isGone = false;
    await openDialog(page);
    await finish(page, await giveOnce(page));
    await nextEvent(page, 'sir-donate-complete');
    const forms = record.requests
      .map((request) => new URL(request.url()))
      .filter(({ pathname }) => /\/form-/.test(pathname));
    expect(forms.map(({ search }) => search)).toEqual(['', expect.stringMatching(/^\?\d+$/)]);
  });

  test('the form offers the fallback link and a retry when the deferred module is missing once', async ({
    page,
    openWidget,
  }) => {
    let failures = 0;
    await page.route(/\/deferred-.*\.js/, (route) => (failures++ ? route.continue() : route.abort()));
    await openWidget();
    await donateButton(page).dispatchEvent('click');
    await expect(heading(page, 'unavailableTitle')).toBeVisible();
    await expect(page.getByRole('link', { name: translate('fallback') })).toHaveAttribute(
      'href',
      fallbackHref,
    );
    expect((await detailsOf(page, 'sir-donate-error'))[0]).toMatchObject({ code: 'load-failed' });
    await page.getByRole('button', { name: translate('tryAgain') }).click();
    await finish(page, await giveOnce(page));
    await nextEvent(page, 'sir-donate-complete');
    expect(failures).toBe(2);
  });

  test('completes a donation when storage is denied', { tag: '@invariant-10' }, async ({
    page,
    openForm,
  }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    });
    await openForm();
    await finish(page, await giveOnce(page));
    await nextEvent(page, 'sir-donate-complete');
  });
});
