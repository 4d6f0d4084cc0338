import { afterEach, describe, expect, it, vi } from 'vitest';
import type { AttributeName } from '../contract/attribute-names.js';
import { attributeNames } from '../contract/attribute-names.js';
import { parseOptions } from '../contract/options.js';
import type { Attributes } from '../testing/attributes.js';
import type { FormHandle, FormModule, ShellParts } from './form-module.js';
import { prefillForm } from './prefill.js';

const form: FormHandle = {
  state: 'idle',
  partnerDonationId: undefined,
  load() {},
  open() {},
  close() {},
  reset() {},
  update() {},
  dispose() {},
};

/** What a form reads in a page with these attributes and this address. */
function options(attributes: Attributes, search: string) {
  const all: Attributes = { 'publishable-key': 'pk_test_1', nonprofit: 'clean-water', ...attributes };
  let { read }: Pick<ShellParts, 'read'> = { read: (name: AttributeName) => all[name] ?? null };
  const module: FormModule = {
    mountInElement(parts) {
      ({ read } = parts);
      return form;
    },
  };
  const parts: Pick<ShellParts, 'attributeNames' | 'read'> = { attributeNames, read };
  prefillForm(module, search).mountInElement(parts as ShellParts);
  const parsed = parseOptions(read, { locale: 'en', pageOrigin: '' });
  if (parsed.type === 'invalid') throw new Error(parsed.message);
  expect(parsed.warnings).toEqual([]);
  return parsed.options;
}

const warnings = vi.spyOn(console, 'warn').mockImplementation(() => {});
afterEach(() => warnings.mockClear());

const several: Attributes = {
  currencies: 'USD,JPY',
  amounts: '20,40; JPY 3000,6000',
  amount: '20; JPY 6000',
};

describe('an amount of the address', () => {
  it.each<[search: string, attributes: Attributes, expected: unknown]>([
    ['sir_amount=37', {}, [3700, 6000]],
    ['sir_amount=USD 37', {}, [3700, 6000]],
    ['sir_amount=37', { amount: 'JPY 6000; USD 20;' }, [3700, 6000]],
    ['sir_amount=37', { amount: '20' }, [3700, undefined]],
    ['sir_amount=37', { amount: '20; EUR 5' }, [3700, undefined]],
    ['sir_amount=700', { currencies: 'JPY,USD', amounts: '3000', amount: '3000; USD 20' }, [700, 2000]],
  ])('%s counts in the first currency, and the page in the others: %j', (search, attributes, expected) => {
    const { perCurrency } = options({ ...several, ...attributes }, `?${search}`);
    expect(perCurrency.map(({ amount }) => amount)).toEqual(expected);
    expect(warnings).not.toHaveBeenCalled();
  });

  it.each(['sir_amount=JPY 3001', 'sir_amount=EUR 31', 'sir_amount=37; JPY 3001; JPY 2', 'sir_amount=3.1'])(
    '%s is ignored with a warning where it is none in the first currency',
    (search) => {
      const first = search.startsWith('sir_amount=3.1')
        ? { currencies: 'JPY,USD', amounts: '3000', amount: '3000' }
        : {};
      const { perCurrency } = options({ ...several, ...first }, `?${search}`);
      expect(perCurrency[0]?.amount).toBe(first.amount ? 3000 : 2000);
      expect(warnings).toHaveBeenCalledOnce();
    },
  );

  const monthly: Attributes = { 'monthly-amounts': '5,10', 'monthly-amount': '10' };
  it.each<
    [search: string, attributes: Attributes, amount: number | undefined, monthlyAmount: number | undefined]
  >([
    ['sir_amount=40', monthly, 4000, 1000],
    ['sir_amount=40&sir_frequency=monthly', monthly, 4000, 4000],
    ['sir_amount=40', { ...monthly, frequency: 'monthly' }, 4000, 4000],
    ['sir_amount=40&sir_frequency=once', { ...monthly, frequency: 'monthly' }, 4000, 1000],
    ['sir_amount=40&sir_frequency=monthly', { 'monthly-amounts': '5' }, 4000, undefined],
    ['sir_amount=25&sir_frequency=monthly', { ...monthly, 'presets-only': '' }, 2500, 1000],
  ])(
    '%s counts under the frequency that the form begins with: %j',
    (search, attributes, amount, monthlyAmount) => {
      expect(options(attributes, `?${search}`)).toMatchObject({ amount, monthlyAmount });
      expect(warnings).not.toHaveBeenCalled();
    },
  );
});
