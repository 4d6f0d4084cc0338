/**
 * Amounts as people write them: what is read is what stands on the button and what is sent, and a text with two
 * readings is refused. Brothers that were looked for: groups and decimals of other locales, currencies without and
 * with three decimals, other digits, units, other currencies' words and signs, pasted sentences, long pastes, a preset
 * after a typed amount and the reverse, an amount of the page beside the donor's, a language that changes in between,
 * in the page and isolated. `contract/money.test.ts` has the whole table.
 */
import { choose, preset } from './support/donor.js';
import { expect, test } from './support/test.js';
import { loadTranslate, translate } from './support/translations.js';
import { ways } from './support/ways.js';

const euroInGerman = { currency: 'EUR', locale: 'de' };

for (const way of ways) {
  test.describe(way.name, () => {
    const refused: { text: string; example: string; attributes: Readonly<Record<string, string>> }[] = [
      { text: '1,000', example: '1000 oder 1', attributes: euroInGerman },
      { text: '1,234', example: '1234', attributes: euroInGerman },
      { text: '1.000', example: '1000 or 1', attributes: {} },
      { text: '50.000', example: '50000 or 50', attributes: { currency: 'IDR' } },
      { text: '50p', example: '25', attributes: { currency: 'GBP' } },
      { text: '50 cents', example: '25', attributes: {} },
      { text: '€25', example: '25', attributes: {} },
      { text: 'I would like to give about 1,250 dollars, please', example: '25', attributes: {} },
    ];
    for (const { text, example, attributes } of refused) {
      test(`refuses "${text}" with an example (${Object.values(attributes).join(', ') || 'USD'})`, {
        tag: '@invariant-10',
      }, async ({ openForm }) => {
        const page = await openForm(way.page({ attributes }));
        const form = way.form(page);
        const t = attributes.locale ? await loadTranslate(attributes.locale) : translate;
        const field = form.getByLabel(t('otherAmount'));
        await field.fill(text);
        await expect(form.getByRole('button', { name: t('continue'), exact: true })).toBeVisible();
        await field.press('Enter');
        await expect(field).toHaveAccessibleDescription(t('malformed', { example }));
        await expect(field).toHaveValue(text);
      });
    }

    test('reads a separator of groups in a currency without decimals', async ({ openForm }) => {
      const page = await openForm(way.page({ attributes: { currency: 'VND' } }));
      const form = way.form(page);
      await form.getByLabel(translate('otherAmount')).fill('50.000');
      await expect(
        form.getByRole('button', { name: translate('give', { amount: '₫50,000' }) }),
      ).toBeVisible();
    });

    test('shows one amount at a time, whether it was typed or chosen', {
      tag: '@invariant-7',
    }, async ({ openForm }) => {
      const page = await openForm(way.page());
      const form = way.form(page);
      const field = form.getByLabel(translate('otherAmount'));
      const button = (amount: string) =>
        form.getByRole('button', { name: translate('give', { amount }), exact: true });
      await field.fill('40');
      await expect(button('$40')).toBeVisible();
      await choose(preset(form, '$25'));
      await expect(button('$25')).toBeVisible();
      await expect(field).toHaveValue('');
      // Clicking into the empty field and leaving it does not take the choice away.
      await field.focus();
      await field.blur();
      await expect(preset(form, '$25')).toBeChecked();
      await field.fill('30');
      await expect(preset(form, '$25')).not.toBeChecked();
      await expect(button('$30')).toBeVisible();
      await field.fill('');
      await expect(form.getByRole('button', { name: translate('continue'), exact: true })).toBeVisible();
    });

    test('keeps a typed amount and a chosen preset while attributes change', {
      tag: '@invariant-7',
    }, async ({ openForm }) => {
      const page = await openForm(way.page());
      const form = way.form(page);
      const write = (name: string, value: string | null) =>
        page.locator('sir-donate').evaluate(
          (widget, [name, value]) => {
            if (value === null) widget.removeAttribute(name);
            else widget.setAttribute(name, value);
          },
          [name, value] as const,
        );
      await choose(preset(form, '$25'));
      await write('amount', '40');
      await write('amounts', '10,60');
      await expect(preset(form, '$60')).toBeVisible();
      await write('amounts', null);
      await expect(preset(form, '$25')).toBeChecked();
      await expect(form.getByLabel(translate('otherAmount'))).toHaveValue('');

      await form.getByLabel(translate('otherAmount')).fill('1,234');
      await write('presets-only', '');
      await expect(form.getByLabel(translate('otherAmount'))).toHaveCount(0);
      await write('presets-only', null);
      await expect(form.getByLabel(translate('otherAmount'))).toHaveValue('1,234');
      await expect(form.getByRole('button', { name: translate('give', { amount: '$1,234' }) })).toBeVisible();
    });
  });
}
