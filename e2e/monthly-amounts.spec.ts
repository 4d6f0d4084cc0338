/** Monthly gifts have numbers of their own, and a switch of the frequency keeps the choice in its place. */
import { setAttributes } from './support/attributes.js';
import { findings } from './support/axe.js';
import { exampleAttributes } from './support/code-block.js';
import { choose, chooseAmount, heading, type Place, preset, startIn } from './support/donor.js';
import { frameAddress } from './support/frame.js';
import { expect, test } from './support/test.js';
import { loadTranslate, translate } from './support/translations.js';
import { ways } from './support/ways.js';

const frequency = (form: Place, key: 'once' | 'monthly') => form.getByRole('radio', { name: translate(key) });

const placesOf = async (form: Place) =>
  Promise.all([
    form.getByLabel(translate('otherAmount')).boundingBox(),
    form.getByRole('button', { name: /^(Give|Continue)/ }).boundingBox(),
  ]);

for (const way of ways) {
  test(`switches the example of docs/amounts.md in place, ${way.name}`, async ({ page, openWidget }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await openWidget(
      way.page({
        attributes: exampleAttributes('amounts', 'Monthly gifts'),
        html: (widget) => `<main aria-label="Giving"><h1>A partner's page</h1>${widget}</main>`,
      }),
    );
    const form = way.form(page);
    await startIn(page, 'button', form);
    await expect(preset(form, '$40 a filter for a family')).toBeChecked();
    await expect(form.getByRole('heading', { name: 'Clean Water Fund of Lindenau' })).toBeVisible();
    const places = await placesOf(form);

    await frequency(form, 'once').focus();
    await page.keyboard.press('ArrowRight');
    await expect(preset(form, '$10 clean water for a family, month after month')).toBeChecked();
    await expect(frequency(form, 'monthly')).toBeFocused();
    await expect(form.getByRole('status')).toHaveText(translate('giveMonthly', { amount: '$10' }));
    expect(await placesOf(form)).toEqual(places);
    await expect(form.getByRole('group', { name: translate('amount') }).getByRole('radio')).toHaveCount(3);

    await page.keyboard.press('ArrowLeft');
    await expect(preset(form, '$40 a filter for a family')).toBeChecked();
    await choose(preset(form, '$160'));
    await choose(frequency(form, 'monthly'));
    await expect(preset(form, '$20')).toBeChecked();
    expect(await findings(page)).toEqual([]);
  });
}

test('suggests smaller amounts monthly where the page names none, and keeps what was typed', {
  tag: '@invariant-7',
}, async ({ openForm, sandbox }) => {
  const page = await openForm();
  const places = await placesOf(page);
  await choose(frequency(page, 'monthly'));
  for (const amount of ['$3', '$5', '$10', '$25']) await expect(preset(page, amount)).toBeVisible();
  await expect(page.getByRole('status')).toHaveText('$3, $5, $10, $25');
  expect(await placesOf(page)).toEqual(places);
  const field = page.getByLabel(translate('otherAmount'));
  await field.fill('31');
  for (const key of ['once', 'monthly'] as const) {
    await choose(frequency(page, key));
    await expect(field).toHaveValue('31');
  }
  await setAttributes(page, { 'monthly-amounts': '4,8', 'monthly-amount': '8', locale: 'ar' });
  const arabic = await loadTranslate('ar');
  await expect(page.getByLabel(arabic('otherAmount'))).toHaveValue(/^(31|٣١)$/);
  await setAttributes(page, { locale: null });
  await page.getByRole('button', { name: translate('giveMonthly', { amount: '$31' }) }).click();
  await expect(heading(page, 'yourDetails')).toBeVisible();
  expect(await sandbox.counts()).not.toHaveProperty('create-link');
});

test('takes monthly amounts from an address, but no text beside them', async ({ page, sandbox, record }) => {
  await page.goto(
    frameAddress({
      'publishable-key': sandbox.key(),
      frequency: 'monthly',
      'monthly-amounts': '7,25',
      'monthly-amount': '7',
      'monthly-impact': '7=send it to me',
    }),
  );
  await expect(preset(page, '$7')).toBeChecked();
  expect(record.warnings.filter((line) => line.includes('monthly-impact was ignored'))).toHaveLength(1);
  await choose(preset(page, '$25'));
  await choose(frequency(page, 'once'));
  await chooseAmount(page, '$25');
});
