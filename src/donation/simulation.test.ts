import { describe, expect, it } from 'vitest';
import type { Outcome } from '../contract/enums.js';
import { optionsOf } from '../testing/attributes.js';
import { createFakePage, donor, type FakePage } from '../testing/fake-page.js';
import { createSimulation } from './simulation.js';

/** As docs/testing.md promises. */
const postMs = 200;
const checkoutMs = 1_000;

/** Fills everything in and presses the last button. */
async function give(page: FakePage, attributes: Partial<Record<string, string>>) {
  const widget = page.add(attributes);
  await widget.give();
  return { ...widget, type: () => widget.flow.state.peek().type };
}

/** Nothing of it has left the page. */
function expectNothingReal({ api, windows, storage }: FakePage): void {
  expect(api.calls).toEqual([]);
  expect(windows.opened).toEqual([]);
  expect(windows.navigations).toEqual([]);
  expect(storage.entries()).toEqual({});
}

describe.each(['popup', 'tab', 'redirect'] as const)('with checkout="%s"', (checkout) => {
  it.each<[Outcome, string, object]>([
    ['succeeded', 'sir-donate-complete', {}],
    ['failed', 'sir-donate-failed', { reason: 'card_declined' }],
  ])('%s: the donation ends 1,000 ms after its checkout opened', async (simulate, event, more) => {
    const page = createFakePage();
    const { type, names, details } = await give(page, { simulate, checkout });
    expect(type()).toBe('creating');
    await page.clock.advance(postMs);
    expect(type()).toBe('waiting');
    await page.clock.advance(checkoutMs - 1);
    expect(type()).toBe('waiting');
    await page.clock.advance(1);
    expect(type()).toBe(simulate);
    expect(names()).toEqual(['sir-donate-before-checkout', 'sir-donate-checkout', event]);
    const { handOff: _, ...handedOver } = details('sir-donate-checkout')[0] ?? {};
    expect(details('sir-donate-before-checkout')).toEqual([
      {
        ...handedOver,
        donationLink: 'about:blank',
        partnerDonationId: expect.stringMatching(/^simulated-\d+$/),
      },
    ]);
    expect([...details('sir-donate-complete'), ...details('sir-donate-failed')]).toEqual([
      { ...details('sir-donate-checkout')[0], ...more },
    ]);
    expect(details('sir-donate-checkout')[0]).toMatchObject({ amountMinor: 2500, handOff: checkout });
    expectNothingReal(page);
  });

  it('blocked: the checkout is a link, and the donation succeeds once it was clicked', async () => {
    const page = createFakePage();
    const { flow, type, names } = await give(page, { simulate: 'blocked', checkout });
    await page.clock.advance(postMs + 10 * checkoutMs);
    expect(flow.state.peek()).toMatchObject({ type: 'link', link: 'about:blank' });
    expect(names()).toEqual(['sir-donate-before-checkout']);
    flow.linkClicked();
    await page.clock.advance(checkoutMs);
    expect(type()).toBe('succeeded');
    expectNothingReal(page);
  });

  it('blocked: the donor may go on in this tab', async () => {
    const page = createFakePage();
    const { flow, type, details } = await give(page, { simulate: 'blocked', checkout });
    await page.clock.advance(postMs);
    flow.continueInThisTab();
    await page.clock.advance(checkoutMs);
    expect(type()).toBe('succeeded');
    expect(details('sir-donate-checkout')[0]?.handOff).toBe('redirect');
    expectNothingReal(page);
  });
});

it('pending: the donor stays at the checkout until the poll window is over', async () => {
  const page = createFakePage();
  const { flow, type } = await give(page, { simulate: 'pending' });
  await page.clock.advance(29 * 60_000);
  expect(type()).toBe('waiting');
  flow.continueInThisTab();
  await page.clock.advance(2 * 60_000);
  expect(type()).toBe('pending');
  expectNothingReal(page);
});

it('processing: the payment is processing 1,000 ms after the checkout opened, until the donor gives again', async () => {
  const page = createFakePage();
  const { flow, names, type } = await give(page, { simulate: 'processing' });
  await page.clock.advance(postMs + checkoutMs - 1);
  expect(type()).toBe('waiting');
  await page.clock.advance(1);
  expect(type()).toBe('processing');
  await page.clock.advance(60 * 60_000);
  expect(type()).toBe('processing');
  expect(names()).toEqual(['sir-donate-before-checkout', 'sir-donate-checkout', 'sir-donate-processing']);
  flow.reset();
  expect(type()).toBe('amount');
  expectNothingReal(page);
});

it.each<[Outcome, string]>([
  ['busy', 'rate-limited'],
  ['offline', 'network'],
])('%s: each press of the last button fails with %s, and nothing typed is lost', async (simulate, code) => {
  const page = createFakePage();
  const { flow, errors, names } = await give(page, { simulate });
  for (let press = 1; press <= 3; press++) {
    await page.clock.advance(postMs);
    expect(flow.state.peek()).toMatchObject({
      type: 'details',
      problem: { code, offersFallback: press === 3 || undefined },
    });
    expect(errors.map((error) => error.code)).toEqual(Array(press).fill(code));
    flow.submit('…');
  }
  expect(flow.draft.peek()).toMatchObject(donor);
  expect(names()).toEqual([]);
  expectNothingReal(page);
});

it('the donor chooses among nonprofits named as their slugs, and is offered a tip', async () => {
  const page = createFakePage();
  const { flow, warnings } = page.add({ simulate: 'succeeded', nonprofit: 'clean-water,red_cross' });
  flow.load();
  await page.clock.advance(0);
  expect(flow.nonprofits.peek().map(({ value }) => value)).toEqual([
    { name: 'Clean Water', isActive: true },
    { name: 'Red Cross', isActive: true },
  ]);
  flow.edit({ choice: 2500 });
  expect(flow.tipMinor.peek()).toBe(250);
  expect(warnings).toEqual([]);
  expectNothingReal(page);
});

it('a page that cancels before-checkout gets the result of the simulation', async () => {
  const page = createFakePage();
  const widget = page.add({ simulate: 'succeeded' });
  widget.onEvent(({ name }) => name !== 'sir-donate-before-checkout');
  await widget.give();
  await page.clock.advance(postMs + checkoutMs);
  expect(widget.names()).toEqual(['sir-donate-before-checkout', 'sir-donate-complete']);
  expect(widget.details('sir-donate-complete')[0]?.handOff).toBe('link');
  expectNothingReal(page);
});

it('the donor who comes back to the page early, again and again, does not change the times', async () => {
  const page = createFakePage();
  const { type } = await give(page, { simulate: 'succeeded' });
  await page.clock.advance(postMs + 400);
  page.windows.comeBack();
  await page.clock.advance(500);
  page.windows.comeBack();
  expect(type()).toBe('waiting');
  await page.clock.advance(100);
  expect(type()).toBe('succeeded');
});

it('a donation that is given up does not end the next one early', async () => {
  const page = createFakePage();
  const { flow, type } = await give(page, { simulate: 'succeeded' });
  await page.clock.advance(postMs + 700);
  flow.restart();
  flow.chooseAmount();
  flow.submit('…');
  await page.clock.advance(postMs + 500);
  expect(type()).toBe('waiting');
  await page.clock.advance(500);
  expect(type()).toBe('succeeded');
});

it('a reload finds nothing of a simulated donation, simulating or not', async () => {
  const page = createFakePage();
  await give(page, { simulate: 'pending' });
  await page.clock.advance(postMs);
  page.reload();
  const { flow } = page.add();
  flow.resume(() => {});
  await page.clock.advance(5_000);
  expect(flow.state.peek().type).toBe('amount');
  expectNothingReal(page);
});

it('an element that is put back while its donor waits finds the simulated donation', async () => {
  const page = createFakePage();
  const { flow } = await give(page, { simulate: 'succeeded' });
  await page.clock.advance(postMs);
  flow.dispose();
  const again = page.add({ simulate: 'succeeded' });
  again.flow.resume(() => {});
  await page.clock.advance(5_000);
  expect(again.names()).toEqual(['sir-donate-complete']);
  expectNothingReal(page);
});

it('a simulation never finds, polls or ends a real donation', async () => {
  const page = createFakePage();
  await page.add().give();
  const before = page.storage.entries();
  const calls = page.api.calls.length;
  page.reload();
  const { flow } = page.add({ simulate: 'succeeded' });
  flow.resume(() => {});
  await page.clock.advance(60_000);
  expect(flow.state.peek().type).toBe('amount');
  expect(page.storage.entries()).toEqual(before);
  expect(page.api.calls).toHaveLength(calls);
});

describe('a changed attribute', () => {
  it('takes effect at once while the donor fills in the form, and keeps what was typed', async () => {
    const page = createFakePage();
    const { flow, fill } = page.add({ simulate: 'offline' });
    await fill();
    flow.update(optionsOf(page.attributes({ simulate: 'succeeded' })));
    expect(flow.state.peek().type).toBe('details');
    flow.submit('…');
    await page.clock.advance(postMs + checkoutMs);
    expect(flow.state.peek().type).toBe('succeeded');
    expect(flow.draft.peek()).toMatchObject(donor);
    expectNothingReal(page);
  });

  it.each([undefined, 'failed'])('waits for the end of a simulated donation: %s', async (simulate) => {
    const page = createFakePage();
    const { flow, type } = await give(page, { simulate: 'succeeded' });
    flow.update(optionsOf(page.attributes(simulate ? { simulate } : {})));
    await page.clock.advance(postMs + checkoutMs);
    expect(type()).toBe('succeeded');
    expect(flow.options.peek().simulate).toBe('succeeded');
    expectNothingReal(page);
    flow.reset();
    expect(flow.options.peek().simulate).toBe(simulate);
  });

  it('makes the form real when it is removed: the API names the nonprofit, and the checkout opens', async () => {
    const page = createFakePage();
    const { flow, fill } = page.add({ simulate: 'succeeded' });
    await fill();
    expect(flow.nameOf('clean-water')).toBe('Clean Water');
    flow.update(optionsOf(page.attributes()));
    await page.clock.advance(0);
    expect(flow.nameOf('clean-water')).toBe('The clean-water');
    flow.submit('…');
    await page.clock.advance(0);
    expect(page.windows.opened.map(({ url }) => url)).toEqual([
      'https://checkout.stripe.com/c/pay/cs_test_1',
    ]);
    expect(flow.options.peek().simulate).toBeUndefined();
  });

  it('simulates nothing of a real donation under way', async () => {
    const page = createFakePage();
    const { flow } = await give(page, {});
    expect(flow.state.peek().type).toBe('waiting');
    flow.update(optionsOf(page.attributes({ simulate: 'succeeded' })));
    await page.clock.advance(checkoutMs);
    expect(flow.state.peek().type).toBe('waiting');
    expect(flow.options.peek().simulate).toBeUndefined();
  });
});

it('releases everything when the widget goes', async () => {
  const page = createFakePage();
  const { flow } = await give(page, { simulate: 'succeeded' });
  await page.clock.advance(postMs);
  flow.dispose();
  expect(page.clock.timers()).toBe(0);
});

describe('a module that simulates', () => {
  /** The module, with what its context and its real counterparts are asked for. */
  function simulate(outcome: Outcome) {
    const page = createFakePage();
    const locks: string[] = [];
    const listeners: unknown[] = [];
    const module = createSimulation(
      {
        ...page.deferred,
        services: {
          ...page.deferred.services,
          isOffline: () => true,
          withLock: (name) => locks.push(name),
          onReturnMessage: (callback) => listeners.push(callback),
        },
      },
      outcome,
    );
    return { page, locks, listeners, module };
  }

  it('is never offline, and listens to no other window', () => {
    const { module, listeners } = simulate('succeeded');
    expect(module.services.isOffline?.()).toBe(false);
    module.services.onReturnMessage(() => {}, new AbortController().signal);
    expect(listeners).toEqual([]);
  });

  it('keeps its locks from those of real donations, the same for all widgets of the page', () => {
    const names = (['succeeded', 'failed'] as const).flatMap((outcome) => {
      const { module, locks } = simulate(outcome);
      module.services.withLock('sir-donate:pd_1', {
        abortSignal: new AbortController().signal,
        onAcquired: () => true,
      });
      return locks;
    });
    expect(names[0]).toMatch(/^simulation:[\d.]+:sir-donate:pd_1$/);
    expect(new Set(names).size).toBe(1);
  });

  it('varies no wait', () => {
    const { module, page } = simulate('succeeded');
    page.clock.setRandom(() => 0.9);
    expect(module.services.clock.random()).toBe(0.5);
  });

  it('keeps entries of its own, and finds those with a prefix', () => {
    const { storage } = simulate('succeeded').module.services;
    expect(storage.set('donation:1:a', 'A')).toBe(true);
    storage.set('config:1', 'C');
    expect(storage.suffixesOf('donation:1:')).toEqual(['a']);
    storage.remove('donation:1:a');
    expect(storage.suffixesOf('donation:1:')).toEqual([]);
    expect(storage.get('config:1')).toBe('C');
  });
});

it('the donor who asks for the status gets it before the times are over', async () => {
  const page = createFakePage();
  const { flow, type } = await give(page, { simulate: 'succeeded' });
  await page.clock.advance(postMs);
  flow.checkNow();
  await page.clock.advance(0);
  expect(type()).toBe('succeeded');
});
