/** Hostile attributes and labels: no script runs, the layout holds and the donation still completes. */
import { cleanValue } from '../src/contract/clean-value.js';
import { languageTag } from '../src/contract/language-tag.js';
import {
  choose,
  donor,
  finish,
  heading,
  notice,
  openDialog,
  preset,
  refill,
  toCheckout,
} from './support/donor.js';
import { widget } from './support/element.js';
import { expectLayoutHolds, hostileTexts, openPage, prototypeKeys, watch } from './support/hostile.js';
import { expect, type Page, test } from './support/test.js';
import { translate } from './support/translations.js';

test.describe('hostile attributes', () => {
  /** Sets attributes by script, because HTML cannot contain all of these texts. */
  const setAttributes = (page: Page, attributes: Readonly<Record<string, string>>) =>
    widget(page).evaluate((element, entries) => {
      for (const [name, value] of entries) element.setAttribute(name, value);
    }, Object.entries(attributes));

  /** Strings that the test does not need to find its way through the form. */
  const wordsToReplace = [
    'frequency',
    'otherAmount',
    'tip',
    'emailHint',
    'gift',
    'tipRow',
    'total',
    'secureBy',
    'emailMalformed',
    'waitingText',
    'thanksText',
    'nextTitle',
    'receipt',
    'share',
    'giveAgain',
  ];

  for (const [kind, text] of Object.entries(hostileTexts)) {
    test(`completes a donation with ${kind} in every text attribute at 360 px`, {
      tag: ['@invariant-5', '@invariant-7', '@invariant-10'],
    }, async ({ page, openWidget, sandbox, context, record }) => {
      await page.setViewportSize({ width: 360, height: 740 });
      await openWidget({ ...openPage, attributes: { amounts: '10,25,50' } });
      // Combining marks can make one letter very wide. Names are cut for that, the strings of the host page are not.
      const word = kind === 'combining marks' ? text.slice(0, 20) : text;
      await setAttributes(page, {
        impact: JSON.stringify({ 25: text, 50: text }),
        notice: [...text].slice(0, 200).join(''),
        strings: JSON.stringify(Object.fromEntries(wordsToReplace.map((key) => [key, word]))),
        'donor-first-name': text,
        'donor-last-name': text,
        'donor-email': text,
        'referral-code': text,
      });
      const watching = watch(context, page);
      await openDialog(page);
      await expect(page.getByText(translate('amount'), { exact: true })).toBeVisible();
      await expectLayoutHolds(page);
      await choose(page.getByRole('radio').filter({ visible: true }).nth(2));
      await page.getByRole('button', { name: translate('give', { amount: '$10' }), exact: true }).click();
      await expect(heading(page, 'yourDetails')).toBeVisible();
      await expectLayoutHolds(page);
      await watching.expectUnharmed(page);

      await toCheckout(page).click();
      await expect(notice(page)).toContainText(translate('checkFields'));
      await expectLayoutHolds(page);
      await refill(page.getByLabel(translate('email')), donor.email);
      const opening = page.waitForEvent('popup');
      await toCheckout(page).click();
      await finish(page, await opening);
      await expect(heading(page, 'thanksTitle')).toBeVisible();
      await expectLayoutHolds(page);
      await watching.expectUnharmed(page);
      const asTyped = text.trim().slice(0, 200);
      expect((await sandbox.requests('create-link')).map(({ body }) => body)).toEqual([
        expect.objectContaining({
          firstName: asTyped.trim(),
          lastName: asTyped.trim(),
          donorEmail: donor.email,
          referralCode: asTyped,
        }),
      ]);
      expect(record.lines.filter((line) => line.length > 2000)).toEqual([]);
    });

    test(`shows ${kind} as the label of the button without overflow at 360 px`, {
      tag: ['@invariant-5', '@invariant-10'],
    }, async ({ page, openWidget, context }) => {
      await page.setViewportSize({ width: 360, height: 740 });
      await openWidget(openPage);
      // A button is as wide as its longest word, so the label gets spaces.
      const label = text.replaceAll(/\S{10}/g, '$& ');
      await widget(page).evaluate((element, content) => {
        element.textContent = content;
      }, label);
      const watching = watch(context, page);
      const button = page.locator('sir-donate [part~="button"]');
      // A longer text is no label, but a part of the page that an element without an end tag has swallowed.
      const shown = label.replace(/\s+/g, ' ').trim();
      const isLabel = shown.length <= 120;
      await expect
        .poll(() =>
          button.evaluate((element) => ({
            text: element.textContent,
            isVisible: element.checkVisibility(),
            isContentHidden: element.parentElement?.parentNode?.querySelector('slot')?.hidden,
          })),
        )
        .toEqual({ text: isLabel ? shown : 'Donate', isVisible: true, isContentHidden: isLabel });
      await expectLayoutHolds(page);
      await button.focus();
      await page.keyboard.press('Enter');
      await expect(preset(page, '$25')).toBeVisible();
      await expectLayoutHolds(page);
      await watching.expectUnharmed(page);
    });

    test(`uses the default and warns in one short line when an attribute contains ${kind}`, {
      tag: '@invariant-10',
    }, async ({ openWidget, context, record }) => {
      const names = [
        'mode',
        'amounts',
        'amount',
        'min-amount',
        'max-amount',
        'monthly-amounts',
        'monthly-amount',
        'monthly-impact',
        'impact',
        'currency',
        'frequencies',
        'frequency',
        'provider',
        'checkout',
        'locale',
        'theme',
        'presets-only',
        'privacy-url',
        'help-url',
        'done-url',
      ];
      const page = await openWidget(openPage);
      await setAttributes(page, Object.fromEntries(names.map((name) => [name, text])));
      const watching = watch(context, page);
      await openDialog(page);
      await expect(preset(page, '$25')).toBeVisible();
      // Of a text that begins like a language tag, that is read.
      const understood = languageTag(text) ? 1 : 0;
      // A value without a visible character is empty, except for texts, which keep every character.
      const texts = 2;
      expect(record.warnings.length).toBe(cleanValue(text) ? names.length - understood : texts);
      expect(record.warnings.filter((line) => line.length > 300)).toEqual([]);
      await watching.expectUnharmed(page);
    });
  }

  test('ignores prototype keys in the impact attribute', { tag: '@invariant-10' }, async ({
    openWidget,
    context,
    record,
  }) => {
    const page = await openWidget({
      ...openPage,
      attributes: { impact: `{${prototypeKeys},"25":"a tree"}` },
    });
    const watching = watch(context, page);
    await openDialog(page);
    await expect(preset(page, '$25').or(preset(page, '$25 a tree'))).toBeVisible();
    expect(record.warnings.length).toBeLessThanOrEqual(1);
    await watching.expectUnharmed(page);
  });
});
