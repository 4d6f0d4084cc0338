import { describe, expect, it, vi } from 'vitest';
import type { Attributes } from '../testing/attributes.js';
import { settled } from '../testing/fake-clock.js';
import { createFakePage } from '../testing/fake-page.js';
import type { LoadSuggestion, SuggestionContext } from './suggestion.js';
import { createSuggestionController } from './suggestion-controller.js';

/** A visit, for all flows that are made with it. */
function createVisit() {
  let isAsked = false;
  const memory = {
    wasAsked: () => isAsked,
    rememberAsked: () => {
      isAsked = true;
    },
  };
  const load: LoadSuggestion = async () => (context: SuggestionContext) =>
    createSuggestionController(context, memory);
  return { load, wasAsked: memory.wasAsked };
}

const attributes = { 'suggest-monthly': '', amount: '50' };
const { add } = createFakePage();

async function start(more = {}, { load, wasAsked } = createVisit()) {
  const widget = add({ ...attributes, ...more }, { loadSuggestion: load });
  widget.flow.load();
  widget.flow.suggestion.load();
  await settled();
  const shown = () => widget.flow.state.peek().type;
  return {
    ...widget,
    shown,
    wasAsked,
    suggested: () => widget.flow.suggestion.controller.peek()?.amountMinor.peek(),
  };
}

describe('the question about a monthly gift', () => {
  it('does not follow an amount that the page has chosen, even if the donor confirms it, but one of the donor', async () => {
    const { flow, shown } = await start();
    flow.applyChoice({ choice: 5000 });
    expect(shown()).toBe('details');
    flow.back();
    flow.chooseAmount();
    expect(shown()).toBe('details');
    flow.back();
    flow.edit({ choice: 10_000 });
    flow.chooseAmount();
    expect(shown()).toBe('suggestion');
  });

  it('follows a one-time amount, and leads to the details with either answer', async () => {
    for (const change of [{}, { frequency: 'monthly', choice: 1000 }] as const) {
      const { flow, shown, suggested, wasAsked } = await start();
      expect(wasAsked()).toBe(false);
      flow.chooseAmount();
      expect([shown(), suggested(), wasAsked()]).toEqual(['suggestion', 1000, true]);
      flow.answerSuggestion(change);
      expect(shown()).toBe('details');
      expect(flow.amount.peek()).toEqual({ type: 'valid', amountMinor: 'choice' in change ? 1000 : 5000 });
      expect(flow.draft.peek().frequency).toBe('frequency' in change ? 'monthly' : 'once');
    }
  });

  it('can be left backwards, and is not asked again', async () => {
    const { flow, shown } = await start();
    flow.chooseAmount();
    flow.back();
    expect(shown()).toBe('amount');
    flow.chooseAmount();
    expect(shown()).toBe('details');
    flow.back();
    expect(shown()).toBe('amount');
  });

  it('is asked once a visit, whichever form asks it', async () => {
    const visit = createVisit();
    const first = await start({}, visit);
    first.flow.chooseAmount();
    const second = await start({}, visit);
    second.flow.chooseAmount();
    expect([first.shown(), second.shown()]).toEqual(['suggestion', 'details']);
  });

  it.each([
    ['without the attribute', { 'suggest-monthly': null }],
    ['of a monthly amount', { frequency: 'monthly' }],
    ['where monthly is not offered', { frequencies: 'once' }],
    ['where nothing else is', { frequencies: 'monthly' }],
    ['where no monthly amount makes sense', { amount: '1' }],
  ])('is not asked %s', async (_, more) => {
    const { flow, shown, wasAsked } = await start(more);
    flow.chooseAmount();
    expect([shown(), wasAsked()]).toEqual(['details', false]);
  });

  it('is not asked of an amount that is invalid', async () => {
    const { flow, shown } = await start({ amount: null });
    flow.chooseAmount();
    expect(shown()).toBe('amount');
  });

  it('waits for its file, and is skipped if the file does not come', async () => {
    for (const create of [undefined, await createVisit().load()]) {
      let arrive = () => {};
      const { flow } = add(attributes, {
        loadSuggestion: () =>
          new Promise((resolve) => {
            arrive = () => resolve(create);
          }),
      });
      flow.chooseAmount();
      expect(flow.state.peek().type).toBe('suggestion');
      arrive();
      await settled();
      expect(flow.state.peek().type).toBe(create ? 'suggestion' : 'details');
      flow.back();
      flow.chooseAmount();
      expect(flow.state.peek().type).toBe('details');
    }
  });

  it('goes with the attribute, the frequency or the amount that it is about', async () => {
    for (const change of [{ 'suggest-monthly': null }, { frequencies: 'once' }, { 'max-amount': '20' }]) {
      const visit = createVisit();
      const { flow, shown } = await start({}, visit);
      flow.chooseAmount();
      const other = await start(change, visit);
      flow.update(other.flow.options.peek());
      expect(shown(), Object.keys(change).join()).toBe('details');
    }
  });

  it('leads a later form of the same element to the amount, and is not asked again there', async () => {
    const visit = createVisit();
    const { flow } = await start({}, visit);
    flow.chooseAmount();
    const snapshot = flow.snapshot();
    expect(snapshot.state).toEqual({ type: 'amount' });
    const next = add(attributes, { loadSuggestion: visit.load, snapshot });
    next.flow.chooseAmount();
    await settled();
    expect(next.flow.state.peek().type).toBe('details');
  });

  it('comes back after an outage, although it has been asked', async () => {
    const page = createFakePage();
    const { flow } = page.add(attributes, { loadSuggestion: createVisit().load });
    flow.suggestion.load();
    await settled();
    flow.chooseAmount();
    const { config } = page.api.answers;
    page.api.answers.config = () => Promise.reject(new TypeError('Failed to fetch'));
    flow.load();
    await page.clock.advance(60_000);
    const during = flow.state.peek().type;
    page.api.answers.config = config;
    flow.retry();
    await page.clock.advance(60_000);
    expect([during, flow.state.peek().type]).toEqual(['unavailable', 'suggestion']);
  });

  it('is not asked of an amount that the page chooses', async () => {
    const { flow, shown } = await start();
    flow.applyChoice({ choice: 2500 });
    expect(shown()).toBe('details');
  });

  it('suggests nothing for a monthly gift', async () => {
    const { flow, suggested } = await start();
    expect(suggested()).toBe(1000);
    flow.edit({ frequency: 'monthly' });
    expect(suggested()).toBeUndefined();
  });

  it('does not keep a donor who gives monthly, or whose page has no file for it', () => {
    const monthly = add(
      { ...attributes, frequency: 'monthly' },
      { loadSuggestion: () => new Promise(() => {}) },
    );
    monthly.flow.chooseAmount();
    expect(monthly.flow.state.peek().type).toBe('details');
    const without = add(attributes);
    without.flow.chooseAmount();
    expect(without.flow.state.peek().type).toBe('details');
  });

  it('loads its file once, and only for a form that may ask it', () => {
    const load = vi.fn<LoadSuggestion>(() => new Promise(() => {}));
    for (const more of [{ 'suggest-monthly': null }, { frequencies: 'once' }]) {
      const { flow } = add({ ...attributes, ...more } as Attributes, { loadSuggestion: load });
      flow.suggestion.load();
    }
    expect(load).not.toHaveBeenCalled();
    const { flow } = add(attributes, { loadSuggestion: load });
    flow.suggestion.load();
    flow.suggestion.load();
    expect(load).toHaveBeenCalledOnce();
  });

  it.each([true, false])('is remembered once, and apart for a simulation: %s', async (isSimulated) => {
    const memory = { wasAsked: vi.fn(() => false), rememberAsked: vi.fn() };
    const load: LoadSuggestion = async () => (context) => createSuggestionController(context, memory);
    const { flow, shown } = await start(isSimulated ? { simulate: 'succeeded' } : {}, {
      load,
      wasAsked: () => false,
    });
    flow.chooseAmount();
    flow.edit({ choice: 2500 });
    expect(shown()).toBe('suggestion');
    expect(memory.rememberAsked.mock.calls).toEqual([[isSimulated]]);
    expect(memory.wasAsked).toHaveBeenCalledWith(isSimulated);
    expect(memory.wasAsked).not.toHaveBeenCalledWith(!isSimulated);
  });
});
