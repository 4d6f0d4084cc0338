import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Options } from '../contract/options.js';
import { type Attributes, optionsOf } from '../testing/attributes.js';
import { settled } from '../testing/fake-clock.js';
import { json } from '../testing/fake-fetch.js';
import { createFakePage, donor } from '../testing/fake-page.js';

/** Attributes as a page may change them while a donor gives. */
const changes = fc.record(
  {
    'publishable-key': fc.constantFrom('pk_test_another', 'pk_live_real'),
    nonprofit: fc.constantFrom('trees', 'trees,bees', 'water,trees', 'trees,water', 'bees'),
    'api-base': fc.constantFrom('http://localhost:9', ''),
    simulate: fc.constantFrom('succeeded', 'busy'),
    mode: fc.constantFrom('inline', 'button'),
    currency: fc.constantFrom('EUR', 'JPY', 'KWD'),
    amounts: fc.constantFrom('7,14', '25', '1000'),
    amount: fc.constantFrom('25', '3'),
    'presets-only': fc.constantFrom('true', 'false'),
    frequencies: fc.constantFrom('once', 'monthly', 'monthly,once'),
    locale: fc.constantFrom('de', 'ar-EG', 'pl'),
    provider: fc.constantFrom('every.org', 'stripe'),
    'donor-email': fc.constantFrom('other@example.org', ''),
  },
  { requiredKeys: [] },
);

const sequences = fc.array(changes, { minLength: 1, maxLength: 8 });

const ways = { 'one nonprofit': 'water', 'several nonprofits': 'water,trees' };

describe('options that change and change back', () => {
  for (const [way, nonprofit] of Object.entries(ways))
    it(`leave step, choice and text as they were, with ${way}`, async () => {
      await fc.assert(
        fc.asyncProperty(sequences, fc.constantFrom('typed', 'preset'), async (sequence, kind) => {
          const { add, attributes } = createFakePage();
          const initial = attributes({ nonprofit });
          const { flow, fill } = add({ nonprofit });
          await fill();
          flow.edit({ frequency: 'monthly' });
          if (kind === 'typed') flow.typeAmount('37.5');
          const before = { draft: flow.draft.peek(), state: flow.state.peek() };
          for (const change of sequence) {
            flow.update(optionsOf({ ...initial, ...change }));
            await settled();
          }
          flow.update(optionsOf(initial));
          await settled();
          expect(flow.draft.peek()).toEqual(before.draft);
          expect(flow.state.peek().type).toBe('details');
          flow.dispose();
        }),
        { numRuns: 60 },
      );
    });
});

it('a donation under way is followed to its end through any sequence of options', async () => {
  await fc.assert(
    fc.asyncProperty(sequences, sequences, async (early, late) => {
      const { api, clock, windows, storage, add, attributes } = createFakePage();
      const initial = attributes({ nonprofit: 'water' });
      const { flow, give, details } = add({ nonprofit: 'water' });
      await give();
      const { key } = flow.options.peek();
      const apply = async (sequence: Attributes[]) => {
        for (const change of sequence) {
          flow.update(optionsOf({ ...initial, ...change }));
          await settled();
          expect(flow.options.peek()).toMatchObject({
            key,
            simulate: undefined,
            nonprofits: ['water'],
          } satisfies Partial<Options>);
        }
      };
      await apply(early);
      await clock.advance(60_000);
      await apply(late);
      api.answers.status = json({ status: 'COMPLETED' });
      windows.comeBack();
      await clock.advance(60_000);
      expect(flow.state.peek().type).toBe('succeeded');
      expect(details('sir-donate-complete')).toHaveLength(1);
      expect(new Set(api.to('status').map(({ headers }) => headers.get('X-Partner-Key')))).toEqual(
        new Set([key]),
      );
      expect(JSON.stringify(storage.entries())).not.toContain('pd_1');
      flow.dispose();
    }),
    { numRuns: 40 },
  );
});

describe('a nonprofit that is no longer offered', () => {
  it('comes back with the step at which the donor was', async () => {
    const { add, attributes } = createFakePage();
    const { flow, fill } = add({ nonprofit: 'water,trees' });
    await fill();
    flow.update(optionsOf(attributes({ nonprofit: 'trees' })));
    expect(flow.state.peek()).toEqual({ type: 'amount' });
    expect(flow.draft.peek()).toMatchObject({ ...donor, nonprofit: 'trees' });
    flow.update(optionsOf(attributes({ nonprofit: 'water,trees' })));
    expect(flow.state.peek()).toEqual({ type: 'details' });
    expect(flow.draft.peek()).toMatchObject({ ...donor, nonprofit: 'water' });
  });

  it('stays the one of a donation under way until the donor starts again', async () => {
    const { add, attributes } = createFakePage();
    const { flow, give } = add({ nonprofit: 'water,trees' });
    await give();
    flow.update(optionsOf(attributes({ nonprofit: 'trees' })));
    expect(flow.nonprofit.peek()?.slug).toBe('water');
    flow.restart();
    await settled();
    expect(flow.nonprofit.peek()?.slug).toBe('trees');
    expect(flow.state.peek()).toEqual({ type: 'amount' });
  });
});

describe('what was asked for', () => {
  it('a donor who chooses an amount loads what the next step needs', async () => {
    const { api, add } = createFakePage();
    const { flow } = add({ amount: '25' });
    flow.chooseAmount();
    await settled();
    expect(api.calls).toHaveLength(2);
  });

  it('a donation is resumed once the page has its nonprofit', async () => {
    const { add, attributes, reload } = createFakePage();
    await add({ nonprofit: 'water' }).give();
    reload();
    const { flow } = add({ nonprofit: 'trees' });
    flow.resume(() => {});
    await settled();
    expect(flow.state.peek()).toEqual({ type: 'amount' });
    flow.update(optionsOf(attributes({ nonprofit: 'water' })));
    await settled();
    expect(flow.state.peek()).toMatchObject({ type: 'waiting', donation: { nonprofit: 'water' } });
  });

  it('nothing is loaded for a resumption where nothing is stored', async () => {
    const { api, add, attributes } = createFakePage();
    const { flow } = add({ nonprofit: 'trees' });
    flow.resume(() => {}, { isStored: () => false });
    flow.update(optionsOf(attributes({ nonprofit: 'water' })));
    await settled();
    expect(api.calls).toEqual([]);
  });
});

it('a later flow goes on where the donor was, with the options of its own time', async () => {
  const { add } = createFakePage();
  const { flow, fill } = add();
  await fill();
  const snapshot = flow.snapshot();
  flow.dispose();
  const later = add({ 'donor-email': 'prefilled@example.org', amounts: '25,75' }, { snapshot }).flow;
  expect(later.state.peek()).toEqual({ type: 'details' });
  expect(later.draft.peek()).toMatchObject({ ...donor, choice: 2500 });
  expect(later.options.peek().amounts).toEqual([2500, 7500]);
});
