/**
 * What a page may get wrong: the donor reads a clear message or gets the default, the developer one line that says
 * what to change, and a secret goes nowhere.
 */
import { donateButton, heading, openDialog, preset } from './support/donor.js';
import { type Attributes, fallbackHref, strictPolicy } from './support/host-page.js';
import { demoOrigins } from './support/origins.js';
import { detailsOf, eventsOf } from './support/recorder.js';
import { expect, nextEvent, type Page, type PageRecord, test } from './support/test.js';
import { translate } from './support/translations.js';
import { ways } from './support/ways.js';

const toApi = ({ requests }: PageRecord): string[] =>
  requests
    .map((request) => request.url())
    .filter((url) => url.includes('/v1/') || url.includes('sirgiving.org'));

/** A click, though the button may make way for a notice under the pointer that comes with it. */
const intend = (page: Page): Promise<void> => donateButton(page).dispatchEvent('click');

/** The donor is told that the form is not set up, and where else to give. */
async function expectSetupNotice(page: Page): Promise<void> {
  await expect(page.getByRole('alert')).toContainText(translate('problemSetup'));
  await expect(page.getByRole('link', { name: translate('fallback') })).toHaveAttribute('href', fallbackHref);
  await expect(donateButton(page)).toBeHidden();
  await expect(heading(page, 'amount')).toHaveCount(0);
}

test.describe('without a key or a nonprofit nothing can work, and the page says so', () => {
  const cases = [
    {
      title: 'no publishable-key',
      name: 'publishable-key',
      values: [null, '', '   '],
      code: 'invalid-key',
      advice: 'publishable-key is missing',
    },
    {
      title: 'a publishable-key of another form',
      name: 'publishable-key',
      values: ['demo', 'pk_demo', 'pk_test_', 'pk_prod_demo', 'PK_TEST_demo', 'pk_test_de mo', 'pk_test_dé'],
      code: 'invalid-key',
      advice: 'Use pk_test_… or pk_live_…',
    },
    {
      title: 'no nonprofit',
      name: 'nonprofit',
      values: [null, '', ' , ,'],
      code: 'invalid-nonprofit',
      advice: 'nonprofit is missing',
    },
    {
      title: 'a nonprofit that is no slug',
      name: 'nonprofit',
      values: ['../config', '..', 'clean water', 'a/b', '<b>'],
      code: 'invalid-nonprofit',
      advice: 'nonprofit',
    },
  ];
  for (const { title, name, values, code, advice } of cases) {
    for (const mode of ['button', 'inline']) {
      test(`${title} (${mode})`, async ({ openWidget, record }) => {
        for (const value of values) {
          await test.step(JSON.stringify(value), async () => {
            record.warnings.length = 0;
            const page = await openWidget({ attributes: { mode, [name]: value } });
            // The shell knows a key's form, but leaves slugs to the code that comes with intent.
            if (name === 'nonprofit' && mode === 'button' && value?.trim()) await intend(page);
            await expectSetupNotice(page);
            expect(await detailsOf(page, 'sir-donate-error')).toMatchObject([{ code, retryable: false }]);
            expect(record.warnings.length).toBe(1);
            expect(record.warnings[0]).toContain(advice);
            expect(toApi(record)).toEqual([]);
          });
        }
      });
    }
  }

  for (const way of ways) {
    test(`${way.name}, a link that the page brings when the script has run already is offered, too`, async ({
      openWidget,
    }) => {
      const page = await openWidget(
        way.page({ attributes: { nonprofit: null }, html: (widget) => widget.replace(/<a.*<\/a>/, '') }),
      );
      const form = way.form(page);
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

  test('a page that puts it right later gets a working form', async ({ openWidget, sandbox }) => {
    const page = await openWidget({ attributes: { 'publishable-key': null } });
    await expectSetupNotice(page);
    await page
      .locator('sir-donate')
      .evaluate((widget, key) => widget.setAttribute('publishable-key', key), sandbox.key());
    await openDialog(page);
    await expect(preset(page, '$25')).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(0);
  });
});

test.describe('invariant 1: a secret in the page is refused, sent nowhere and repeated nowhere', () => {
  const body = '51HxQ9rZtW8kBv3nE7';
  const secrets: Record<string, string> = {
    'a test key': `sk_test_${body}`,
    'a live key': `sk_live_${body}`,
    'in capitals': `SK_LIVE_${body}`,
    'in mixed case': `sK_tEsT_${body}`,
    'with spaces around': `  sk_live_${body}  `,
    'with a line break before': `\n\tsk_live_${body}`,
    'of no known kind': `sk_${body}`,
    'behind a publishable one': `pk_test_demo,sk_live_${body}`,
    'behind a publishable one and a space': `pk_test_demo sk_live_${body}`,
    'in wide letters': `ｓｋ＿live_${body}`,
    'an HMAC secret': '9F86D081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  };

  async function expectSecretKept(
    page: Page,
    record: PageRecord,
    { name, secret }: { name: string; secret: string },
  ) {
    await expectSetupNotice(page);
    const [warning, ...others] = record.warnings;
    expect(others).toEqual([]);
    expect(warning).toContain(`"${name}"`);
    expect(warning).toContain('pk_test_');
    expect(await detailsOf(page, 'sir-donate-error')).toMatchObject([
      { code: 'secret-key', retryable: false },
    ]);
    expect(toApi(record)).toEqual([]);
    const said = [
      ...record.lines,
      JSON.stringify(await eventsOf(page)),
      await page.locator('sir-donate').ariaSnapshot(),
      ...record.requests.map((request) => `${request.url()} ${JSON.stringify(request.headers())}`),
    ].join('\n');
    const telling = secret.trim().slice(-16);
    expect(said.toLowerCase()).not.toContain(telling.toLowerCase());
  }

  for (const mode of ['button', 'inline']) {
    test(`as the key (${mode})`, async ({ openWidget, record }) => {
      for (const [what, secret] of Object.entries(secrets)) {
        await test.step(what, async () => {
          record.warnings.length = 0;
          const page = await openWidget({ attributes: { mode, 'publishable-key': secret } });
          await expectSecretKept(page, record, { name: 'publishable-key', secret });
        });
      }
    });
  }

  test('in any other attribute, beside a good key', async ({ openWidget, record }) => {
    const secret = ` Sk_Live_${body} `;
    for (const name of [
      'referral-code',
      'donor-email',
      'api-base',
      'nonprofit',
      'data-x',
      'title',
      'secret-key',
    ]) {
      await test.step(name, async () => {
        record.warnings.length = 0;
        const page = await openWidget({ attributes: { [name]: secret } });
        // Nothing is read before intent; the donor's click must not be answered with a form.
        await intend(page);
        await expectSecretKept(page, record, { name, secret });
      });
    }
  });

  test('in an attribute of a form that stands in the page', async ({ openWidget, record }) => {
    const secret = `sk_test_${body}`;
    const page = await openWidget({ attributes: { mode: 'inline', 'data-key': secret } });
    await expectSecretKept(page, record, { name: 'data-key', secret });
  });

  test('set by a script while the form is open', async ({ openWidget, record }) => {
    const page = await openWidget();
    await openDialog(page);
    await expect(page.getByRole('heading', { name: 'Clean Water Fund of Lindenau' })).toBeVisible();
    const before = toApi(record).length;
    await page.locator('sir-donate').evaluate((widget, secret) => {
      Object.assign(widget, { publishableKey: secret });
    }, `sk_live_${body}`);
    await expectSetupNotice(page);
    await expect(page.getByRole('dialog')).toBeHidden();
    expect(toApi(record).length).toBe(before);
    expect(record.lines.join('\n')).not.toContain(body);
  });

  test('but text that merely resembles one is left alone', async ({ openWidget }) => {
    const page = await openWidget({
      attributes: { 'data-x': 'task_list', 'referral-code': 'desk_12', title: 'SK' },
    });
    await openDialog(page);
    await expect(preset(page, '$25')).toBeVisible();
  });
});

test.describe('an unknown nonprofit', () => {
  test('is told to the donor, and to the developer what to check', async ({
    openWidget,
    sandbox,
    record,
  }) => {
    const page = await openWidget({ attributes: { nonprofit: 'nobody-knows-me' } });
    await openDialog(page);
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

  test('and an inactive one takes no donations', async ({ openWidget, record }) => {
    const page = await openWidget({ attributes: { nonprofit: 'old-mill' } });
    await openDialog(page);
    await expect(heading(page, 'unavailableTitle')).toBeVisible();
    await expect(page.getByText(translate('problemOff'))).toBeVisible();
    expect(await detailsOf(page, 'sir-donate-error')).toMatchObject([{ code: 'nonprofit-inactive' }]);
    expect(record.warnings.length).toBe(1);
    expect(record.warnings[0]).toContain('old-mill');
  });

  test('and none of several that can be given to', async ({ openWidget }) => {
    const page = await openWidget({ attributes: { nonprofit: 'nobody-knows-me,old-mill' } });
    await openDialog(page);
    await expect(heading(page, 'unavailableTitle')).toBeVisible();
  });
});

test.describe('a value that is not understood: the default applies, and one line says what is', () => {
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
        values: ['10,x,30', ',', '10;20', '-1,5', '[10,20]', '0'],
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
    test(name, async ({ openWidget, record }) => {
      for (const value of values) {
        await test.step(`${name}=${JSON.stringify(value)}`, async () => {
          record.warnings.length = 0;
          const page = await openWidget({ attributes: { [name]: value } });
          await openDialog(page);
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

  test('a value as long as a book is not repeated in full', async ({ openWidget, record }) => {
    const page = await openWidget({ attributes: { theme: 'n'.repeat(100_000) } });
    await openDialog(page);
    await usual(page);
    expect(record.warnings.length).toBe(1);
    expect(record.warnings[0]?.length).toBeLessThan(300);
  });

  test('three widgets with the same mistake say it once', async ({ openWidget, record }) => {
    const page = await openWidget({
      attributes: { mode: 'inline', theme: 'neon' },
      html: (widget) => `<main><h1>Three</h1>${widget}${widget}${widget}</main>`,
    });
    await expect(preset(page, '$25')).toHaveCount(3);
    expect(record.warnings.length).toBe(1);
  });

  test('several mistakes are told one by one', async ({ openWidget, record }) => {
    const page = await openWidget({
      attributes: { theme: 'neon', provider: 'paypal', amounts: 'x', currency: '€' },
    });
    await openDialog(page);
    await usual(page);
    expect(record.warnings.length).toBe(4);
  });

  const conflicts: { title: string; attributes: Attributes; name: string; value: string }[] = [
    {
      title: 'amount above max-amount',
      attributes: { amount: '70', 'max-amount': '60' },
      name: 'amount',
      value: '70',
    },
    {
      title: 'amount below min-amount',
      attributes: { amount: '2', 'min-amount': '5' },
      name: 'amount',
      value: '2',
    },
    {
      title: 'amount that is no preset, with presets only',
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
      title: 'max-amount below min-amount',
      attributes: { 'min-amount': '50', 'max-amount': '20' },
      name: 'max-amount',
      value: '20',
    },
    {
      title: 'frequency that is not among frequencies',
      attributes: { frequencies: 'once', frequency: 'monthly' },
      name: 'frequency',
      value: 'monthly',
    },
    {
      title: 'one slug of several',
      attributes: { nonprofit: 'clean-water-fund,no/slug' },
      name: 'nonprofit',
      value: 'no/slug',
    },
  ];
  for (const { title, attributes, name, value } of conflicts) {
    test(`values that contradict each other: ${title}`, async ({ openWidget, record }) => {
      const page = await openWidget({ attributes });
      await openDialog(page);
      await expect(page.getByRole('button', { name: translate('continue') })).toBeVisible();
      expect(record.warnings.length).toBe(1);
      expect(record.warnings[0]).toContain(name);
      expect(record.warnings[0]).toContain(value);
    });
  }
});

test.describe('values in other spellings are understood without a word', () => {
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
  test('whichever attribute', async ({ openWidget, record }) => {
    for (const attributes of spellings) {
      await test.step(JSON.stringify(attributes), async () => {
        const page = await openWidget({ attributes });
        await openDialog(page);
        await expect(preset(page, '$25')).toBeVisible();
        await expect(page.getByRole('heading', { name: 'Clean Water Fund of Lindenau' })).toBeVisible();
      });
    }
    expect(record.warnings).toEqual([]);
  });

  for (const mode of ['INLINE', ' Inline ']) {
    test(`mode="${mode}"`, async ({ openWidget, record }) => {
      const page = await openWidget({ attributes: { mode } });
      await expect(page.getByRole('heading', { name: 'Clean Water Fund of Lindenau' })).toBeVisible();
      // As wide as the page lets it be.
      expect((await page.locator('sir-donate').boundingBox())?.width).toBeGreaterThan(800);
      expect(record.warnings).toEqual([]);
    });
  }
});

test.describe('api-base leads to a sandbox on this machine or nowhere', () => {
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
  test('anything else is refused: the key chooses the host', async ({ page, openWidget, record }) => {
    await page.route('https://**', (route) => route.abort());
    for (const { key, base, host } of cases) {
      await test.step(`${base} with ${key}`, async () => {
        record.warnings.length = record.requests.length = 0;
        await openWidget({ attributes: { 'publishable-key': key, 'api-base': base }, headers });
        await openDialog(page);
        await expect.poll(() => toApi(record).length).toBeGreaterThan(1);
        for (const url of toApi(record)) expect(url).toMatch(new RegExp(`^${host}/v1/partner/`));
        const about = record.warnings.filter((line) => line.includes('api-base'));
        expect(about.length).toBe(1);
        expect(about[0]).toContain(JSON.stringify(base));
        expect(about[0]).toContain('test key');
      });
    }
  });

  test('without one, the key chooses: a live key goes to production, and no badge says test', async ({
    page,
    openWidget,
    record,
  }) => {
    await page.route('https://**', (route) => route.abort());
    await openWidget({ attributes: { 'publishable-key': 'pk_live_demo', 'api-base': null }, headers });
    await openDialog(page);
    await expect(preset(page, '$25')).toBeVisible();
    await expect(page.getByText(translate('testMode'))).toHaveCount(0);
    await expect.poll(() => toApi(record).length).toBeGreaterThan(1);
    for (const url of toApi(record)) expect(url).toMatch(/^https:\/\/api\.sirgiving\.org\/v1\/partner\//);
    expect(await nextEvent(page, 'sir-donate-ready')).toEqual({ environment: 'production' });
  });

  test('a test key shows that it is one', async ({ openWidget }) => {
    const page = await openWidget();
    await openDialog(page);
    await expect(page.getByText(translate('testMode'))).toBeVisible();
  });
});
