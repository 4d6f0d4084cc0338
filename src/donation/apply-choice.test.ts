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
    expect(choose(widget, { amount: 40 })).toHaveLength(1);
    expect(widget.flow.amount.peek()).toEqual({ type: 'valid', amountMinor: 2500 });
  });
});
