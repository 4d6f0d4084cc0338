/** Invalid attributes: the donor reads a clear message or gets the default, the developer one warning that says what to change. */
import { heading, preset } from './support/donor.js';
import { type Attributes, fallbackHref, strictPolicy } from './support/host-page.js';
import { demoOrigins } from './support/origins.js';
import { detailsOf } from './support/recorder.js';
import { apiUrlsOf, clickDonate, expectSetupNotice } from './support/setup-notice.js';
import { skipTime } from './support/skip-time.js';
import { expect, nextEvent, type Page, test } from './support/test.js';
import { translate } from './support/translations.js';
import { ways } from './support/ways.js';

test.describe('a missing or invalid key or nonprofit', () => {
  const cases = [
    {
      title: 'a missing publishable-key',
      name: 'publishable-key',
      values: [null, '', '   '],
      code: 'invalid-key',
      advice: 'publishable-key is missing',
    },
    {
      title: 'a malformed publishable-key',
      name: 'publishable-key',
      values: ['demo', 'pk_demo', 'pk_test_', 'pk_prod_demo', 'PK_TEST_demo', 'pk_test_de mo', 'pk_test_dé'],
      code: 'invalid-key',
      advice: 'Use pk_test_… or pk_live_…',
    },
    {
      title: 'a missing nonprofit',
      name: 'nonprofit',
      values: [null, '', ' , ,'],
      code: 'invalid-nonprofit',
      advice: 'nonprofit is missing',
    },
    {
      title: 'a nonprofit that is not a slug',
      name: 'nonprofit',
      values: ['../config', '..', 'clean water', 'a/b', '<b>'],
      code: 'invalid-nonprofit',
      advice: 'nonprofit',
    },
  ];
  for (const { title, name, values, code, advice } of cases) {
    for (const mode of ['button', 'inline']) {
      test(`shows a setup notice and the fallback link for ${title} in mode ${mode}`, async ({
        page,
        openWidget,
        record,
      }) => {
        await page.clock.install();
        for (const value of values) {
          await test.step(JSON.stringify(value), async () => {
            record.warnings.length = 0;
            await openWidget({ attributes: { mode, [name]: value } });
            // The shell knows a key's form. A slug, and what is missing, is left to the code that comes with intent.
            const isShownAtOnce = name === 'publishable-key' && value?.trim();
            if (mode === 'button' && !isShownAtOnce) await clickDonate(page);
            // First the element's grace passes, then the form's.
            await expect(async () => {
              await skipTime(page, 1_000);
              await expect(page.getByRole('alert')).toBeVisible({ timeout: 200 });
            }).toPass();
            await expectSetupNotice(page);
            expect(await detailsOf(page, 'sir-donate-error')).toMatchObject([{ code, retryable: false }]);
            expect(record.warnings.length).toBe(1);
            expect(record.warnings[0]).toContain(advice);
            expect(apiUrlsOf(record)).toEqual([]);
          });
        }
      });
    }
  }

  for (const way of ways) {
    test(`offers a fallback link that is added after the script has run when the form is ${way.name}`, async ({
      openWidget,
    }) => {
      const page = await openWidget(
        way.page({ attributes: { nonprofit: null }, html: (widget) => widget.replace(/<a.*<\/a>/, '') }),
      );
      const form = way.form(page);
      await clickDonate(page);
      await expect(form.getByRole('alert')).toContainText(translate('problemSetup'));
      await expect(form.getByRole('link')).toHaveCount(0);
      await page.locator('sir-donate').evaluate((element, href) => {
        const link = Object.assign(document.createElement('a'), { href, textContent: 'Donate' });
        element.append(link);
      }, fallbackHref);
      await expect(form.getByRole('link', { name: translate('fallback') })).toHaveAttribute(
        'href',
        fallbackHref,
      );
    });
  }

  test('opens a working form when the host page adds the missing key later', async ({
    openWidget,
    sandbox,
  }) => {
    const page = await openWidget({ attributes: { 'publishable-key': null } });
    await clickDonate(page);
    await expectSetupNotice(page);
    await page
      .locator('sir-donate')
      .evaluate((widget, key) => widget.setAttribute('publishable-key', key), sandbox.key());
    // The dialog was asked for.
    await expect(page.getByRole('dialog')).toBeVisible();
    await expect(preset(page, '$25')).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(0);
  });
});

test.describe('an unknown or inactive nonprofit', () => {
  test('tells the donor and the developer that a nonprofit is unknown', async ({
    openForm,
    sandbox,
    record,
  }) => {
    const page = await openForm({ attributes: { nonprofit: 'nobody-knows-me' } });
    await expect(heading(page, 'unavailableTitle')).toBeVisible();
    await expect(page.getByText(translate('problemSetup'))).toBeVisible();
    await expect(page.getByRole('link', { name: translate('fallback') })).toHaveAttribute(
      'href',
      fallbackHref,
    );
    expect(await detailsOf(page, 'sir-donate-error')).toMatchObject([
      { code: 'not-found', retryable: false },
    ]);
    expect(record.warnings.length).toBe(1);
    expect(record.warnings[0]).toContain('nobody-knows-me');
    expect(record.warnings[0]).toContain('nonprofit');
    expect(await sandbox.counts()).toEqual({ config: 1, organization: 1 });
  });

  test('tells the donor and the developer that a nonprofit is inactive', async ({ openForm, record }) => {
    const page = await openForm({ attributes: { nonprofit: 'old-mill' } });
    await expect(heading(page, 'unavailableTitle')).toBeVisible();
    await expect(page.getByText(translate('problemOff'))).toBeVisible();
    expect(await detailsOf(page, 'sir-donate-error')).toMatchObject([{ code: 'nonprofit-inactive' }]);
    expect(record.warnings.length).toBe(1);
    expect(record.warnings[0]).toContain('old-mill');
  });

  test('shows the unavailable screen when none of several nonprofits takes donations', async ({
    openForm,
  }) => {
    const page = await openForm({ attributes: { nonprofit: 'nobody-knows-me,old-mill' } });
    await expect(heading(page, 'unavailableTitle')).toBeVisible();
  });
});

test.describe('an invalid attribute value', () => {
  const usual = async (page: Page) => {
    for (const amount of ['$10', '$25', '$50', '$100']) await expect(preset(page, amount)).toBeVisible();
    await expect(page.getByRole('button', { name: translate('continue') })).toBeVisible();
  };
  const bothFrequencies = async (page: Page) => {
    await expect(page.getByRole('radio', { name: translate('once') })).toBeChecked();
    await expect(page.getByRole('radio', { name: translate('monthly') })).toBeVisible();
  };
  const cases: { name: string; values: string[]; accepted: string; shows: (page: Page) => Promise<void> }[] =
    [
      {
        name: 'amount',
        values: [
          'lots',
          '-5',
          '0',
          '1e3',
          '12,50',
          '$25',
          '25.001',
          'Infinity',
          '9999999999999999',
          '"><img src=x>',
        ],
        accepted: '12.50',
        shows: usual,
      },
      {
        name: 'amounts',
        values: ['10,x,30', ',', '10;20', '-1,5', '[10,x]', '0', '[object Object]'],
        accepted: '10,25,50,100',
        shows: usual,
      },
      { name: 'min-amount', values: ['some'], accepted: '12.50', shows: usual },
      { name: 'max-amount', values: ['many'], accepted: '12.50', shows: usual },
      { name: 'currency', values: ['DOLLARS', 'XX', '€', 'QQQ'], accepted: 'USD', shows: usual },
      {
        name: 'mode',
        values: ['modal', 'true'],
        accepted: 'inline',
        shows: async (page) => expect(page.getByRole('dialog')).toBeVisible(),
      },
      { name: 'presets-only', values: ['maybe'], accepted: 'true', shows: usual },
      {
        name: 'impact',
        values: ['{broken', '[]', 'null', '"text"', '{"25":7}', '{"lots":"of it"}'],
        accepted: '{"25":',
        shows: usual,
      },
      {
        name: 'frequencies',
        values: ['weekly', 'once,yearly', ','],
        accepted: 'monthly',
        shows: bothFrequencies,
      },
      { name: 'frequency', values: ['weekly'], accepted: 'monthly', shows: bothFrequencies },
      { name: 'provider', values: ['paypal'], accepted: 'every.org', shows: usual },
      { name: 'checkout', values: ['iframe', '_blank'], accepted: 'redirect', shows: usual },
      { name: 'locale', values: ['not a locale', 'x', '12345678901'], accepted: 'BCP 47', shows: usual },
      { name: 'theme', values: ['neon'], accepted: 'dark', shows: usual },
    ];
  for (const { name, values, accepted, shows } of cases) {
    test(`uses the default and warns once for an invalid value of ${name}`, async ({ openForm, record }) => {
      for (const value of values) {
        await test.step(`${name}=${JSON.stringify(value)}`, async () => {
          record.warnings.length = 0;
          const page = await openForm({ attributes: { [name]: value } });
          await shows(page);
          expect(record.warnings.length).toBe(1);
          const [warning = ''] = record.warnings;
          expect(warning).toContain(name);
          expect(warning).toContain(JSON.stringify(value));
          expect(warning).toContain(accepted);
          expect(await detailsOf(page, 'sir-donate-error')).toEqual([]);
        });
      }
    });
  }

  test('shortens a very long invalid value in the warning', async ({ openForm, record }) => {
    const page = await openForm({ attributes: { theme: 'n'.repeat(100_000) } });
    await usual(page);
    expect(record.warnings.length).toBe(1);
    expect(record.warnings[0]?.length).toBeLessThan(300);
  });

  test('warns once when three widgets have the same invalid value', async ({ openWidget, record }) => {
    const page = await openWidget({
      attributes: { mode: 'inline', theme: 'neon' },
      html: (widget) => `<main><h1>Three</h1>${widget}${widget}${widget}</main>`,
    });
    await expect(preset(page, '$25')).toHaveCount(3);
    expect(record.warnings.length).toBe(1);
  });

  test('warns once about each of several invalid values', async ({ openForm, record }) => {
    const page = await openForm({
      attributes: { theme: 'neon', provider: 'paypal', amounts: 'x', currency: '€' },
    });
    await usual(page);
    expect(record.warnings.length).toBe(4);
  });

  const conflicts: { title: string; attributes: Attributes; name: string; value: string }[] = [
    {
      title: 'an amount above max-amount',
      attributes: { amount: '70', 'max-amount': '60' },
      name: 'amount',
      value: '70',
    },
    {
      title: 'an amount below min-amount',
      attributes: { amount: '2', 'min-amount': '5' },
      name: 'amount',
      value: '2',
    },
    {
      title: 'an amount that is not a preset with presets-only',
      attributes: { amount: '7', 'presets-only': '' },
      name: 'amount',
      value: '7',
    },
    {
      title: 'a preset above max-amount',
      attributes: { amounts: '10,9000', 'max-amount': '60' },
      name: 'amounts',
      value: '9000',
    },
    {
      title: 'a max-amount below min-amount',
      attributes: { 'min-amount': '50', 'max-amount': '20' },
      name: 'max-amount',
      value: '20',
    },
    {
      title: 'a frequency that is not in frequencies',
      attributes: { frequencies: 'once', frequency: 'monthly' },
      name: 'frequency',
      value: 'monthly',
    },
    {
      title: 'one invalid slug of several',
      attributes: { nonprofit: 'clean-water-fund,no/slug' },
      name: 'nonprofit',
      value: 'no/slug',
    },
  ];
  for (const { title, attributes, name, value } of conflicts) {
    test(`warns once about ${title}`, async ({ openForm, record }) => {
      const page = await openForm({ attributes });
      await expect(page.getByRole('button', { name: translate('continue') })).toBeVisible();
      expect(record.warnings.length).toBe(1);
      expect(record.warnings[0]).toContain(name);
      expect(record.warnings[0]).toContain(value);
    });
  }
});

test.describe('other spellings of a valid value', () => {
  const spellings: Attributes[] = [
    { currency: 'usd' },
    { amounts: ' 10, 25 ,50,25 ' },
    { frequencies: 'Monthly , ONCE' },
    { provider: 'Every.org', checkout: 'Tab', theme: 'DARK' },
    { 'presets-only': 'presets-only' },
    { 'presets-only': 'false' },
    { locale: 'EN-us' },
    { nonprofit: ' clean-water-fund ' },
    { 'api-base': `${demoOrigins.api}/` },
  ];
  test('accepts other spellings of valid values without a warning', async ({ openForm, record }) => {
    for (const attributes of spellings) {
      await test.step(JSON.stringify(attributes), async () => {
        const page = await openForm({ attributes });
        await expect(preset(page, '$25')).toBeVisible();
        await expect(page.getByRole('heading', { name: 'Clean Water Fund of Lindenau' })).toBeVisible();
      });
    }
    expect(record.warnings).toEqual([]);
  });

  for (const mode of ['INLINE', ' Inline ']) {
    test(`accepts mode="${mode}" as inline without a warning`, async ({ openWidget, record }) => {
      const page = await openWidget({ attributes: { mode } });
      await expect(page.getByRole('heading', { name: 'Clean Water Fund of Lindenau' })).toBeVisible();
      // As wide as the page lets it be.
      expect((await page.locator('sir-donate').boundingBox())?.width).toBeGreaterThan(800);
      expect(record.warnings).toEqual([]);
    });
  }
});

test.describe('api-base', () => {
  const realHosts = 'https://devapi.sirgiving.org https://api.sirgiving.org';
  const headers = {
    'Content-Security-Policy': strictPolicy.replace(
      'connect-src {{api}}',
      `connect-src {{api}} ${realHosts}`,
    ),
  };
  const cases = [
    ...[
      'https://evil.example.org',
      'http://evil.example.org',
      'https://localhost.example.org',
      'https://127.0.0.1.example.org',
      'http://user@localhost:4312',
      'javascript:alert(1)',
      'ftp://localhost:4312',
      '//localhost:4312',
      '/api',
      'nonsense',
    ].map((base) => ({ key: 'pk_test_demo', base, host: 'https://devapi.sirgiving.org' })),
    { key: 'pk_live_demo', base: demoOrigins.api, host: 'https://api.sirgiving.org' },
    { key: 'pk_live_demo', base: 'https://evil.example.org', host: 'https://api.sirgiving.org' },
  ];
  test('ignores an api-base that is not a loopback host of a test key', async ({
    page,
    openForm,
    record,
  }) => {
    // A 404 is final. An aborted request would be repeated while the next page is opened, and be taken for that one's.
    await page.route('https://**', (route) =>
      route.fulfill({ status: 404, headers: { 'Access-Control-Allow-Origin': '*' } }),
    );
    for (const { key, base, host } of cases) {
      await test.step(`${base} with ${key}`, async () => {
        record.warnings.length = record.requests.length = 0;
        await openForm({ attributes: { 'publishable-key': key, 'api-base': base }, headers });
        await expect.poll(() => apiUrlsOf(record).length).toBeGreaterThan(1);
        for (const url of apiUrlsOf(record)) expect(url).toMatch(new RegExp(`^${host}/v1/partner/`));
        const about = record.warnings.filter((line) => line.includes('api-base'));
        expect(about.length).toBe(1);
        expect(about[0]).toContain(JSON.stringify(base));
        expect(about[0]).toContain('test key');
      });
    }
  });

  test('sends a live key to production without a test badge when there is no api-base', async ({
    page,
    openForm,
    record,
  }) => {
    await page.route('https://**', (route) => route.abort());
    await openForm({ attributes: { 'publishable-key': 'pk_live_demo', 'api-base': null }, headers });
    await expect(preset(page, '$25')).toBeVisible();
    await expect(page.getByText(translate('testMode'))).toHaveCount(0);
    await expect.poll(() => apiUrlsOf(record).length).toBeGreaterThan(1);
    for (const url of apiUrlsOf(record)) expect(url).toMatch(/^https:\/\/api\.sirgiving\.org\/v1\/partner\//);
    expect(await nextEvent(page, 'sir-donate-ready')).toEqual({ environment: 'production' });
  });

  test('shows a test badge for a test key', async ({ openForm }) => {
    const page = await openForm();
    await expect(page.getByText(translate('testMode'))).toBeVisible();
  });
});
