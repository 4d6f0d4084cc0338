/** The widget's languages: which one is shown, what it costs, what happens where it does not come. */
import { formatMoney } from '../src/contract/money.js';
import { bundleFile, documentedPolicies, policyText } from './support/csp.js';
import { checkoutFrom, choose, comeBack, donateButton, donor, endCheckout } from './support/donor.js';
import { pageScript } from './support/host-page.js';
import { expect, nextEvent, type Page, type PageRecord, test } from './support/test.js';
import { languages, type Say, say, sayIn } from './support/words.js';

const direction = (language: string): string => (/^(ar|he)$/.test(language) ? 'rtl' : 'ltr');

const amounts = (page: Page, say: Say) => page.getByRole('group', { name: say('amount'), exact: true });

const wordFiles = ({ requests }: PageRecord): string[] =>
  requests.map((request) => request.url()).filter((url) => /\/words-/.test(url));

const langOf = (page: Page) =>
  page.getByRole('dialog').evaluate((box) => box.closest<HTMLElement>('[lang]')?.lang);

for (const language of languages) {
  test(`${language}: the form speaks it, marks it, and loads no other`, async ({ openWidget, record }) => {
    const say = await sayIn(language);
    const page = await openWidget({ attributes: { locale: language } });
    await donateButton(page).click();
    await expect(amounts(page, say)).toBeVisible();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('button', { name: say('continue'), exact: true })).toBeVisible();
    const shown = await dialog.evaluate((box) => {
      const marked = box.closest<HTMLElement>('[lang]');
      return {
        lang: marked?.lang,
        dir: getComputedStyle(box).direction,
        wide: box.scrollWidth > box.clientWidth,
      };
    });
    expect(shown).toEqual({ lang: language, dir: direction(language), wide: false });
    expect(wordFiles(record)).toEqual([expect.stringContaining(`/words-${language}-`)]);
    expect(record.warnings).toEqual([]);
  });
}

test('English asks for no file of words', async ({ openWidget, record }) => {
  const page = await openWidget({ attributes: { locale: 'en-GB' } });
  await donateButton(page).click();
  await expect(amounts(page, say)).toBeVisible();
  expect(wordFiles(record)).toEqual([]);
});

for (const [locale, language] of [
  ['de-AT', 'de'],
  ['ar-EG', 'ar'],
  ['ja', 'ja'],
] as const) {
  test(`${locale}: a donor gives from the button to the thanks`, async ({ openWidget, sandbox }) => {
    const say = await sayIn(language);
    const money = (amountMinor: number) => formatMoney(amountMinor, { currency: 'USD', locale });
    const page = await openWidget({ attributes: { locale } });
    await donateButton(page).click();
    await choose(page.getByRole('radio', { name: money(2500), exact: true }));
    await page.getByRole('button', { name: say('give', { amount: money(2500) }), exact: true }).click();
    for (const key of ['firstName', 'lastName', 'email'] as const)
      await page.getByLabel(say(key), { exact: true }).fill(donor[key]);
    const toCheckout = page.getByRole('button', { name: say('toCheckout'), exact: true });
    const checkout = await checkoutFrom(page, () => toCheckout.click());
    await endCheckout(checkout, 'Pay');
    await comeBack(page);
    await expect(page.getByRole('heading', { name: say('thanksTitle'), exact: true })).toBeVisible();
    expect((await nextEvent(page, 'sir-donate-complete')).amountMinor).toBe(2500);
    expect(await sandbox.donation()).toMatchObject({ currency: 'USD' });
  });
}

test("the page's language counts where the element names none", async ({ openWidget }) => {
  const page = await openWidget({ html: (widget) => `<main lang="sv">${widget}</main>` });
  await donateButton(page).click();
  await expect(amounts(page, await sayIn('sv'))).toBeVisible();
});

test('invariant 7: a language that changes in the middle changes the words and nothing that was typed', async ({
  openWidget,
}) => {
  const page = await openWidget({ attributes: { locale: 'en' } });
  await donateButton(page).click();
  await page.getByLabel(say('otherAmount')).fill('37.50');
  await page.evaluate(() => document.querySelector('sir-donate')?.setAttribute('locale', 'de'));
  const german = await sayIn('de');
  await expect(page.getByLabel(german('otherAmount'))).toHaveValue('37.50');
  await page.getByRole('button', { name: german('give', { amount: '37,50 $' }) }).click();
  await page.getByLabel(german('firstName'), { exact: true }).fill('Ada');
  await page.evaluate(() => document.querySelector('sir-donate')?.setAttribute('locale', 'he'));
  const hebrew = await sayIn('he');
  await expect(page.getByLabel(hebrew('firstName'), { exact: true })).toHaveValue('Ada');
  await expect(page.getByRole('heading', { name: hebrew('yourDetails') })).toBeVisible();
});

test.describe('words that do not come', () => {
  test('are English, with one warning, and are asked for again', async ({ openWidget, page, record }) => {
    let isBroken = true;
    await page.route('**/words-fr-*', (route) => (isBroken ? route.abort() : route.continue()));
    await openWidget({ attributes: { locale: 'fr' } });
    await donateButton(page).click();
    await expect(amounts(page, say)).toBeVisible();
    expect(record.warnings).toEqual([expect.stringContaining('The texts in "fr" did not load')]);
    expect(await page.getByRole('dialog').evaluate((box) => box.closest<HTMLElement>('[lang]')?.lang)).toBe(
      'en',
    );
    isBroken = false;
    await page.reload();
    await donateButton(page).click();
    await expect(amounts(page, await sayIn('fr'))).toBeVisible();
  });

  test('are English when they are late, and take over without losing what was typed', async ({
    openWidget,
    page,
  }) => {
    let letThrough = () => {};
    const gate = new Promise<void>((resolve) => {
      letThrough = resolve;
    });
    await page.route('**/words-it-*', async (route) => {
      await gate;
      await route.continue();
    });
    await openWidget({ attributes: { locale: 'it' } });
    await donateButton(page).click();
    await page.getByLabel(say('otherAmount')).fill('42');
    letThrough();
    await expect(page.getByLabel((await sayIn('it'))('otherAmount'))).toHaveValue('42');
  });
});

test.describe("the page's own texts", () => {
  test('replace single ones, from before the element is defined, and follow a change', async ({
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
    await expect(page.getByRole('radio', { name: say('monthly') })).toBeAttached();
    await page.evaluate(() => {
      const widget = document.querySelector('sir-donate');
      if (widget) widget.strings = { give: 'Help with {amount}' };
    });
    await expect(page.getByRole('button', { name: 'Help with $25', exact: true })).toBeVisible();
    expect(record.warnings).toEqual([]);
  });

  test('that are no texts are ignored with one warning', async ({ openWidget, record }) => {
    const page = await openWidget({
      html: (widget) =>
        `${widget}${pageScript(`document.querySelector('sir-donate').strings = { total: 7 };`)}`,
    });
    await donateButton(page).click();
    await expect(amounts(page, say)).toBeVisible();
    expect(record.warnings).toEqual([
      expect.stringMatching(/strings=.*Accepted: a JSON object from key to text/),
    ]);
  });
});

test('the single file asks for no words, whatever the language, and speaks those that the page gives it', async ({
  openWidget,
  record,
}) => {
  const german = await sayIn('de');
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
  expect(wordFiles(record)).toEqual([]);
});
