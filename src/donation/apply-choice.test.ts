import { describe, expect, it } from 'vitest';
import { choiceTexts, type FormChoice } from '../contract/form-choice.js';
import { settled } from '../testing/fake-clock.js';
import { fault } from '../testing/fake-fetch.js';
import { createFakePage, type Widget } from '../testing/fake-page.js';
import { applyChoice } from './apply-choice.js';
import { createSuggestionController } from './suggestion-controller.js';

const memory = { wasAsked: () => false, rememberAsked() {} };

/** What a page's `open(choice)` does to a form. */
const choose = ({ flow }: Widget, choice: FormChoice) =>
  applyChoice(flow, flow.options.peek(), choiceTexts(choice));

/** Values as pages without types pass them. */
const untyped = (choice: unknown) => choice as FormChoice;

describe('what a page chooses when it opens the form', () => {
  it('is read as attributes are', () => {
    const widget = createFakePage().add({ nonprofit: 'clean-water,open-kitchen' });
    const choice = untyped({ amount: ' 40 ', frequency: 'Monthly', nonprofit: '\u00a0open-kitchen ' });
    expect(choose(widget, choice)).toEqual([]);
    expect(widget.flow.state.peek().type).toBe('details');
    expect(widget.flow.draft.peek()).toMatchObject({
      customText: '40',
      frequency: 'monthly',
      nonprofit: 'open-kitchen',
    });
  });

  it.each([
    Number.NaN,
    -5,
    1e21,
    10.555,
    10.123456789012344,
    '1234567890123456',
    Number.POSITIVE_INFINITY,
    '$40',
    '40,5',
    '',
    {},
    [],
    true,
    Symbol('40'),
  ])('is told to the developer where the amount is no amount: %s', (amount) => {
    const widget = createFakePage().add();
    expect(choose(widget, untyped({ amount }))).toHaveLength(1);
    expect(widget.flow.state.peek().type).toBe('amount');
    expect(widget.flow.draft.peek().choice).toBeUndefined();
  });

  it.each([
    [10.1 + 10.2, 2030],
    [1.005 * 1000, 100500],
    [1.1 * 3, 330],
    [99999.99 + 0.005 + 0.005, 10000000],
  ])('is an amount to the cent where it was computed: %s', (amount, amountMinor) => {
    const widget = createFakePage().add();
    expect(choose(widget, { amount })).toEqual([]);
    expect(widget.flow.amount.peek()).toEqual({ type: 'valid', amountMinor });
  });

  it.each([{ amount: null }, { amount: undefined }, null, 'monthly', 40])('is nothing in %j', (choice) => {
    expect(choiceTexts(untyped(choice))).toEqual({});
  });

  it('answers the question about a monthly gift', async () => {
    const widget = createFakePage().add(
      { 'suggest-monthly': '', amount: '50' },
      { loadSuggestion: async () => (context) => createSuggestionController(context, memory) },
    );
    widget.flow.suggestion.load();
    await settled();
    for (const [amount, state] of [
      ['0', 'suggestion'],
      [40, 'details'],
    ] as const) {
      widget.flow.back();
      widget.flow.chooseAmount();
      expect(widget.flow.state.peek().type).toBe('suggestion');
      choose(widget, { amount });
      expect(widget.flow.state.peek().type).toBe(state);
    }
    expect(widget.flow.amount.peek()).toEqual({ type: 'valid', amountMinor: 4000 });
  });

  it('waits in the form while the API is down', async () => {
    const { api, clock, add } = createFakePage();
    api.answers.config = fault;
    const widget = add();
    widget.flow.load();
    await clock.advance(60_000);
    expect(widget.flow.state.peek().type).toBe('unavailable');
    expect(choose(widget, { amount: 40 })).toEqual([]);
    expect(widget.flow.amount.peek()).toEqual({ type: 'valid', amountMinor: 4000 });
  });

  it('begins another donation after one that failed, and keeps what was typed', async () => {
    const { clock, add } = createFakePage();
    const widget = add({ simulate: 'failed' });
    await widget.give();
    await clock.advance(60_000);
    expect(widget.flow.state.peek().type).toBe('failed');
    expect(choose(widget, { amount: 40 })).toEqual([]);
    expect(widget.flow.state.peek().type).toBe('details');
    expect(widget.flow.draft.peek()).toMatchObject({ customText: '40', firstName: 'Zuzannah' });
  });

  it('is not chosen while a donation is in progress', async () => {
    const widget = createFakePage().add();
    await widget.give();
    expect(choose(widget, { amount: 40 })).toEqual([
      'nothing was chosen, because a donation is in progress.',
    ]);
    expect(widget.flow.amount.peek()).toEqual({ type: 'valid', amountMinor: 2500 });
  });

  it('is told to the developer with what the form offers, where it offers nothing such', () => {
    const widget = createFakePage().add({ nonprofit: 'clean-water,trees' });
    expect(choose(widget, untyped({ nonprofit: 'reefs', frequency: 'weekly', amount: '0' }))).toEqual([
      'nonprofit="reefs" was not chosen. Accepted: one of clean-water, trees.',
      'frequency="weekly" was not chosen. Accepted: once or monthly.',
      'amount="0" was not chosen. Accepted: what the form offers (see amounts, min-amount, max-amount, presets-only).',
    ]);
    expect(widget.flow.state.peek().type).toBe('nonprofit');
    expect(widget.flow.draft.peek()).toMatchObject({ nonprofit: undefined, frequency: 'once' });
  });

  it('leaves the amount alone where it names none', () => {
    const widget = createFakePage().add({ amounts: '20,40', amount: '40' });
    expect(choose(widget, { frequency: 'monthly' })).toEqual([]);
    expect(widget.flow.draft.peek()).toMatchObject({ choice: 4000, frequency: 'monthly' });
    expect(widget.flow.state.peek().type).toBe('amount');
  });

  it.each([
    [9.99, false],
    [10, true],
    [500, true],
    [500.01, false],
  ])('keeps to the smallest and the largest amount: %s, chosen: %s', (amount, isChosen) => {
    const widget = createFakePage().add({ amounts: '20,40', 'min-amount': '10', 'max-amount': '500' });
    expect(choose(widget, { amount })).toHaveLength(isChosen ? 0 : 1);
    expect(widget.flow.draft.peek().choice).toBe(isChosen ? 'custom' : undefined);
  });

  it('is a preset of the frequency that it names, else of the current one, and no typed amount', () => {
    const attributes = { amounts: '20,40', 'monthly-amounts': '5,15', 'presets-only': '' };
    const widget = createFakePage().add(attributes);
    expect(choose(widget, { amount: 15 })).toHaveLength(1);
    expect(choose(widget, { amount: 40 })).toEqual([]);
    expect(widget.flow.draft.peek()).toMatchObject({ choice: 4000, customText: '' });
    widget.flow.back();
    expect(choose(widget, { amount: 15, frequency: 'monthly' })).toEqual([]);
    expect(widget.flow.draft.peek()).toMatchObject({ choice: 1500, customText: '' });
    widget.flow.back();
    expect(choose(widget, { amount: 20 })).toHaveLength(1);
    expect(choose(widget, { amount: 20, frequency: 'once' })).toEqual([]);
  });

  it('begins anew after a donation that succeeded, without what was typed', async () => {
    const { clock, add } = createFakePage();
    const widget = add({ simulate: 'succeeded' });
    await widget.give();
    await clock.advance(60_000);
    expect(widget.flow.state.peek().type).toBe('succeeded');
    expect(choose(widget, { amount: 40 })).toEqual([]);
    expect(widget.flow.draft.peek()).toMatchObject({ customText: '40', firstName: '' });
  });
});
