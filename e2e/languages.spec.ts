/** Which language the widget shows, what it loads for it, and what happens when translations do not load. */
import { formatMoney } from '../src/contract/money.js';
import { bundleFile, documentedPolicies, policyText } from './support/csp.js';
import { checkoutFrom, choose, comeBack, donateButton, donor, endCheckout } from './support/donor.js';
import { pageScript } from './support/host-page.js';
import { expect, nextEvent, type Page, type PageRecord, test } from './support/test.js';
import { languages, loadTranslate, type Translate, translate } from './support/translations.js';
import { ways } from './support/ways.js';

const direction = (language: string): string => (/^(ar|he)$/.test(language) ? 'rtl' : 'ltr');

const amounts = (page: Page, translate: Translate) =>
  page.getByRole('group', { name: translate('amount'), exact: true });

const translationFiles = ({ requests }: PageRecord): string[] =>
  requests.map((request) => request.url()).filter((url) => /\/language-/.test(url));

const langOf = (page: Page) =>
  page.getByRole('dialog').evaluate((box) => box.closest<HTMLElement>('[lang]')?.lang);

for (const language of languages) {
  test(`shows the form in ${language}, marks the language and loads no other`, async ({
    openWidget,
    record,
  }) => {
    const translate = await loadTranslate(language);
    const page = await openWidget({ attributes: { locale: language } });
    await donateButton(page).click();
    await expect(amounts(page, translate)).toBeVisible();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('button', { name: translate('continue'), exact: true })).toBeVisible();
    const shown = await dialog.evaluate((box) => {
      const marked = box.closest<HTMLElement>('[lang]');
      // Chromium's own name of the language by which it chooses glyphs and breaks lines.
      const locale = getComputedStyle(box).getPropertyValue('-webkit-locale');
      return {
        lang: locale ? locale.replaceAll('"', '') : marked?.lang,
        dir: getComputedStyle(box).direction,
        wide: box.scrollWidth > box.clientWidth,
      };
    });
    expect(shown).toEqual({ lang: language, dir: direction(language), wide: false });
    expect(translationFiles(record)).toEqual([expect.stringContaining(`/language-${language}-`)]);
    expect(record.warnings).toEqual([]);
  });
}

test('loads no translation file for English', async ({ openWidget, record }) => {
  const page = await openWidget({ attributes: { locale: 'en-GB' } });
  await donateButton(page).click();
  await expect(amounts(page, translate)).toBeVisible();
  expect(translationFiles(record)).toEqual([]);
});

for (const way of ways) {
  for (const lang of ['de_DE', 'de_DE.UTF-8', 'de, en']) {
    test(`reads the page's lang="${lang}" as German (${way.name})`, async ({ openWidget, record }) => {
      const page = await openWidget(
        way.page({ head: pageScript(`document.documentElement.lang = '${lang}';`) }),
      );
      await donateButton(page).click();
      const t = await loadTranslate('de');
      await expect(way.form(page).getByRole('button', { name: t('continue'), exact: true })).toBeVisible();
      expect(record.warnings).toEqual([]);
    });
  }

  test(`passes over a lang that is no language tag, and says so once (${way.name})`, async ({
    openWidget,
    record,
  }) => {
    const page = await openWidget(
      way.page({ head: pageScript("document.documentElement.lang = 'german';") }),
    );
    await donateButton(page).click();
    await expect(
      way.form(page).getByRole('button', { name: translate('continue'), exact: true }),
    ).toBeVisible();
    expect(record.warnings).toEqual([expect.stringContaining('lang="german" is not a language tag')]);
  });
}

for (const [locale, language] of [
  ['de-AT', 'de'],
  ['ar-EG', 'ar'],
  ['ja', 'ja'],
] as const) {
  test(`completes a donation in the locale ${locale}`, async ({ openWidget, sandbox }) => {
    const translate = await loadTranslate(language);
    const money = (amountMinor: number) => formatMoney(amountMinor, { currency: 'USD', locale });
    const page = await openWidget({ attributes: { locale } });
    await donateButton(page).click();
    await choose(page.getByRole('radio', { name: money(2500), exact: true }));
    await page.getByRole('button', { name: translate('give', { amount: money(2500) }), exact: true }).click();
    for (const key of ['firstName', 'lastName', 'email'] as const)
      await page.getByLabel(translate(key), { exact: true }).fill(donor[key]);
    const toCheckout = page.getByRole('button', { name: translate('toCheckout'), exact: true });
    const checkout = await checkoutFrom(page, () => toCheckout.click());
    await endCheckout(checkout, 'Pay');
    await comeBack(page);
    await expect(page.getByRole('heading', { name: translate('thanksTitle'), exact: true })).toBeVisible();
    expect((await nextEvent(page, 'sir-donate-complete')).amountMinor).toBe(2500);
    expect(await sandbox.donation()).toMatchObject({ currency: 'USD' });
  });
}

test('uses the language of the host page when the element has no locale', async ({ openWidget }) => {
  const page = await openWidget({ html: (widget) => `<main lang="sv">${widget}</main>` });
  await donateButton(page).click();
  await expect(amounts(page, await loadTranslate('sv'))).toBeVisible();
});

for (const way of ways) {
  test(`follows a language change of the host page and keeps what was typed when the form is ${way.name}`, {
    tag: '@invariant-7',
  }, async ({ openWidget, record }) => {
    const page = await openWidget(
      way.page({ html: (widget) => `<main lang="en-GB"><div id="host">${widget}</div></main>` }),
    );
    const form = way.form(page);
    await donateButton(page).click();
    await form.getByLabel(translate('otherAmount')).fill('1,500');
    await page.evaluate(() => {
      document.querySelector('#host')?.setAttribute('lang', 'fr-CA');
    });
    const french = await loadTranslate('fr');
    await expect(form.getByLabel(french('otherAmount'))).toHaveValue('1500');
    await page.evaluate(() => {
      document.querySelector('#host')?.removeAttribute('lang');
      document.querySelector('main')?.setAttribute('lang', 'ja');
    });
    const japanese = await loadTranslate('ja');
    // What was typed reads the same in Japanese.
    await expect(form.getByLabel(japanese('otherAmount'))).toHaveValue('1,500');
    expect(record.warnings).toEqual([]);
  });
}

test('keeps what was typed when the locale attribute changes', {
  tag: '@invariant-7',
}, async ({ openWidget }) => {
  const page = await openWidget({ attributes: { locale: 'en' } });
  await donateButton(page).click();
  await page.getByLabel(translate('otherAmount')).fill('37.50');
  await page.evaluate(() => document.querySelector('sir-donate')?.setAttribute('locale', 'de'));
  const german = await loadTranslate('de');
  await expect(page.getByLabel(german('otherAmount'))).toHaveValue('37.50');
  await page.getByRole('button', { name: german('give', { amount: '37,50 $' }) }).click();
  await page.getByLabel(german('firstName'), { exact: true }).fill('Ada');
  await page.evaluate(() => document.querySelector('sir-donate')?.setAttribute('locale', 'he'));
  const hebrew = await loadTranslate('he');
  await expect(page.getByLabel(hebrew('firstName'), { exact: true })).toHaveValue('Ada');
  await expect(page.getByRole('heading', { name: hebrew('yourDetails') })).toBeVisible();
});

/** Readable from everywhere, as the files' server answers: Firefox calls anything else an error of the page. */
const unavailable = {
  status: 503,
  headers: { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'text/javascript' },
};

test.describe('translations that do not load', () => {
  test('falls back to English with one warning and retries when translations do not load', async ({
    openWidget,
    page,
    record,
  }) => {
    let isBroken = true;
    await page.route('**/language-fr-*', (route) =>
      isBroken ? route.fulfill(unavailable) : route.continue(),
    );
    await openWidget({ attributes: { locale: 'fr' } });
    await donateButton(page).click();
    await expect(amounts(page, translate)).toBeVisible();
    expect(record.warnings).toEqual([expect.stringContaining('Texts in "fr" did not load')]);
    expect(await page.getByRole('dialog').evaluate((box) => box.closest<HTMLElement>('[lang]')?.lang)).toBe(
      'en',
    );
    await page.getByLabel(translate('otherAmount')).fill('7');
    await page.keyboard.press('Escape');
    isBroken = false;
    await donateButton(page).click();
    const french = await loadTranslate('fr');
    await expect(amounts(page, french)).toBeVisible();
    await expect(page.getByLabel(french('otherAmount'))).toHaveValue('7');
    expect(record.warnings).toHaveLength(1);
  });

  test('keeps what was typed when late translations replace English', {
    tag: '@invariant-7',
  }, async ({ openWidget, page }) => {
    let letThrough = () => {};
    const gate = new Promise<void>((resolve) => {
      letThrough = resolve;
    });
    await page.route('**/language-it-*', async (route) => {
      await gate;
      await route.continue();
    });
    await openWidget({ attributes: { locale: 'it' } });
    await donateButton(page).click();
    await page.getByLabel(translate('otherAmount')).fill('42');
    letThrough();
    await expect(page.getByLabel((await loadTranslate('it'))('otherAmount'))).toHaveValue('42');
  });
});

test.describe("the host page's own translations", () => {
  test('applies single strings set before the element is defined and follows a change', async ({
    openWidget,
    record,
  }) => {
    const page = await openWidget({
      attributes: { amount: '25' },
      html: (widget) =>
        `${widget}${pageScript(`document.querySelector('sir-donate').strings = { give: 'Feed them with {amount}' };`)}`,
    });
    await donateButton(page).click();
    await expect(page.getByRole('button', { name: 'Feed them with $25', exact: true })).toBeVisible();
    await expect(page.getByRole('radio', { name: translate('monthly') })).toBeAttached();
    await page.evaluate(() => {
      const widget = document.querySelector('sir-donate');
      if (widget) widget.strings = { give: 'Help with {amount}' };
    });
    await expect(page.getByRole('button', { name: 'Help with $25', exact: true })).toBeVisible();
    expect(record.warnings).toEqual([]);
  });

  test('ignores strings that are not text, with one warning', async ({ openWidget, record }) => {
    const page = await openWidget({
      html: (widget) =>
        `${widget}${pageScript(`document.querySelector('sir-donate').strings = { total: 7 };`)}`,
    });
    await donateButton(page).click();
    await expect(amounts(page, translate)).toBeVisible();
    expect(record.warnings).toEqual([
      expect.stringMatching(/strings=.*Accepted: .*a JSON object from key to text/),
    ]);
  });
});

test('renders markup in the strings attribute as text', { tag: '@invariant-5' }, async ({
  openWidget,
  record,
}) => {
  const page = await openWidget({
    attributes: { strings: '{"amount":"<img src=x onerror=alert(1)>","thank":"Ta"}' },
  });
  await donateButton(page).click();
  await expect(page.getByRole('group', { name: '<img src=x onerror=alert(1)>' })).toBeVisible();
  await expect
    .poll(() => record.warnings)
    .toEqual([expect.stringContaining('strings: "thank" is no text of the form')]);
});

test('marks the language of a translation that the host page provides', async ({ openWidget, record }) => {
  const page = await openWidget({
    attributes: { locale: 'fa', strings: '{"lang":"fa","amount":"مبلغ را انتخاب کنید"}' },
  });
  await donateButton(page).click();
  const amount = page.getByRole('group', { name: 'مبلغ را انتخاب کنید' });
  await expect(amount).toBeVisible();
  expect(await langOf(page)).toBe('fa');
  expect(await amount.evaluate((group) => getComputedStyle(group).direction)).toBe('rtl');
  expect(translationFiles(record)).toEqual([]);
});

test('loads no translation file in the single-file build and uses the strings of the host page', async ({
  openWidget,
  record,
}) => {
  const german = await loadTranslate('de');
  const page = await openWidget({
    attributes: { locale: 'de' },
    script: documentedPolicies['single file'].script,
    headers: {
      'Content-Security-Policy': `${policyText({
        ...documentedPolicies['single file'].directives,
        'script-src': `${bundleFile} 'nonce-e2e'`,
      })}`,
    },
    html: (widget) =>
      `${widget}${pageScript(`document.querySelector('sir-donate').strings = ${JSON.stringify({ lang: 'de', amount: german('amount') })};`)}`,
  });
  await donateButton(page).click();
  await expect(amounts(page, german)).toBeVisible();
  expect(await langOf(page)).toBe('de');
  expect(translationFiles(record)).toEqual([]);
});
