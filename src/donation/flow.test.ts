import { describe, expect, it } from 'vitest';
import { settled } from '../testing/fake-clock.js';
import { fault, held, html, json } from '../testing/fake-fetch.js';
import { createFakePage, donor } from '../testing/fake-page.js';

const minuteMs = 60_000;

describe('widgets that nobody uses', () => {
  it('a hundred idle widgets send no request', async () => {
    const { api, clock, windows, add } = createFakePage();
    for (let widget = 0; widget < 100; widget++) add();
    await clock.advance(10 * minuteMs);
    windows.comeBack();
    await settled();
    expect(api.calls).toEqual([]);
    expect(clock.timers()).toBe(0);
  });

  it('a hundred widgets that load share one request per resource', async () => {
    const { api, add } = createFakePage();
    for (let widget = 0; widget < 100; widget++) add().flow.load();
    await settled();
    expect(api.calls).toHaveLength(2);
  });
});

describe('the form steps', () => {
  it('the form is usable from its attributes alone while the API does not answer', () => {
    const { api, add } = createFakePage();
    api.answers.config = () => new Promise(() => {});
    const { flow } = add({ amount: '25' });
    flow.load();
    expect(flow.state.peek()).toEqual({ type: 'amount' });
    expect(flow.amount.peek()).toEqual({ type: 'valid', amountMinor: 2500 });
    expect(flow.nameOf('clean-water')).toBe('Clean Water');
    flow.chooseAmount();
    expect(flow.state.peek().type).toBe('details');
  });

  it('answers of the API fill the form in without changing the step or the draft', async () => {
    const { add } = createFakePage();
    const { flow, events } = add({ amount: '25' });
    flow.chooseAmount();
    flow.edit(donor);
    flow.load();
    await settled();
    expect(flow.state.peek().type).toBe('details');
    expect(flow.nameOf('clean-water')).toBe('The clean-water');
    expect(flow.config.peek()?.name).toBe('Acme');
    expect([flow.tipPercent.peek(), flow.tipMinor.peek()]).toEqual([10, 250]);
    expect(flow.draft.peek()).toMatchObject(donor);
    expect(events.map(({ name }) => name)).toEqual(['sir-donate-change']);
  });

  it('the details step needs a valid amount, and going back keeps the draft', async () => {
    const { add } = createFakePage();
    const { flow } = add();
    flow.chooseAmount();
    expect(flow.state.peek().type).toBe('amount');
    flow.typeAmount('0.4');
    flow.chooseAmount();
    expect(flow.state.peek().type).toBe('amount');
    flow.typeAmount('37.50');
    flow.chooseAmount();
    expect(flow.state.peek().type).toBe('details');
    flow.edit(donor);
    flow.back();
    expect(flow.state.peek().type).toBe('amount');
    flow.back();
    expect(flow.state.peek().type).toBe('amount');
    expect(flow.draft.peek()).toMatchObject({ ...donor, choice: 'custom', customText: '37.50' });
  });

  it('a field shows its problem after blur or submit, not while typing', () => {
    const { add } = createFakePage();
    const { flow } = add();
    flow.typeAmount('abc');
    flow.fieldBlurred('email');
    expect([...flow.checked.peek()]).toEqual([]);
    flow.fieldBlurred('amount');
    expect([...flow.checked.peek()]).toEqual(['amount']);
    flow.typeAmount('abcd');
    expect([...flow.checked.peek()]).toEqual([]);
    flow.chooseAmount();
    expect([...flow.checked.peek()]).toEqual(['amount']);
    flow.typeAmount('37.50');
    flow.chooseAmount();
    flow.submit('…');
    expect(flow.state.peek()).toEqual({ type: 'details', isIncomplete: true });
    expect([...flow.checked.peek()].sort()).toEqual(['amount', 'email', 'firstName', 'lastName', 'tip']);
    flow.reset();
    expect([...flow.checked.peek()]).toEqual([]);
  });

  it('a preset takes the place of a typed amount', () => {
    const { add } = createFakePage();
    const { flow } = add();
    flow.typeAmount('40');
    flow.edit({ choice: 2500 });
    expect(flow.draft.peek()).toMatchObject({ choice: 2500, customText: '' });
    flow.typeAmount('');
    expect(flow.draft.peek().choice).toBeUndefined();
  });

  it('an emptied amount field counts as required', () => {
    const { add } = createFakePage();
    const { flow } = add();
    flow.typeAmount('25');
    flow.typeAmount(' ');
    expect(flow.amount.peek()).toMatchObject({ type: 'invalid', problem: 'required' });
  });
});

describe('sir-donate-change', () => {
  it('each changed choice emits one sir-donate-change with what was chosen', async () => {
    const { add } = createFakePage();
    const { flow, details } = add();
    flow.load();
    await settled();
    expect(details('sir-donate-change')).toEqual([]);
    flow.edit({ choice: 2500 });
    flow.edit({ choice: 2500 });
    flow.edit({ frequency: 'monthly' });
    flow.edit({ tipPercent: 0 });
    flow.typeAmount('oops');
    const others = { currency: 'USD', nonprofit: 'clean-water', environment: 'sandbox', provider: 'stripe' };
    expect(details('sir-donate-change')).toEqual([
      { ...others, amountMinor: 2500, frequency: 'once', tipMinor: 250 },
      { ...others, amountMinor: 500, frequency: 'monthly', tipMinor: 50 },
      { ...others, amountMinor: 500, frequency: 'monthly', tipMinor: 0 },
      { ...others, amountMinor: undefined, frequency: 'monthly', tipMinor: 0 },
    ]);
  });

  it('typing a name or an email address emits no event', () => {
    const { add } = createFakePage();
    const { flow, events } = add();
    for (const [field, text] of Object.entries(donor)) flow.edit({ [field]: text });
    expect(events).toEqual([]);
  });
});

describe('a tip of the donor', () => {
  const withTip = async (
    tip: string,
    attributes: Parameters<ReturnType<typeof createFakePage>['add']>[0] = {},
  ) => {
    const { api, add } = createFakePage();
    api.answers.config = json({ name: 'Acme', tipConfig: { enabled: true, defaultPercent: 10 } });
    const added = add({ amount: '25', ...attributes });
    added.flow.load();
    await settled();
    added.flow.edit({ tip });
    return { ...added, api };
  };

  it.each<[tip: string, tipMinor: number, problem: string | undefined]>([
    ['', 0, undefined],
    ['  ', 0, undefined],
    ['0', 0, undefined],
    ['3', 300, undefined],
    ['$3.50', 350, undefined],
    ['٣', 300, undefined],
    ['25', 2500, undefined],
    ['25.01', 0, 'too-large'],
    ['3.0001', 0, 'too-precise'],
    ['-3', 0, 'malformed'],
    ['10%', 0, 'malformed'],
    ['1e1', 0, 'malformed'],
  ])('of %j is %i, and has the problem %s', async (tip, tipMinor, problem) => {
    const { flow } = await withTip(tip);
    expect(flow.tipMinor.peek()).toBe(tipMinor);
    expect(flow.tip.peek()).toMatchObject(problem ? { problem, type: 'invalid' } : { type: 'valid' });
  });

  it('gives way to a percentage, and to a smaller gift', async () => {
    const { flow } = await withTip('20');
    flow.typeAmount('10');
    expect(flow.tip.peek()).toEqual({ type: 'invalid', problem: 'too-large', bound: 1000 });
    flow.edit({ tipPercent: 10, tip: undefined });
    expect(flow.tipMinor.peek()).toBe(100);
  });

  it('is marked where a smaller gift has overtaken it, and not while it is typed', async () => {
    const { flow } = await withTip('20');
    flow.chooseAmount();
    flow.edit({ tip: '20.0' });
    expect(flow.checked.peek().has('tip')).toBe(false);
    flow.back();
    flow.typeAmount('10');
    flow.chooseAmount();
    expect(flow.checked.peek().has('tip')).toBe(true);
    flow.edit({ tip: '20' });
    expect(flow.checked.peek().has('tip')).toBe(false);
  });

  it('counts for Stripe alone', async () => {
    const { flow } = await withTip('5', { provider: 'every.org' });
    expect(flow.tipMinor.peek()).toBe(0);
    expect(flow.tip.peek().type).toBe('valid');
  });

  it('keeps its value in another language', async () => {
    const { flow } = await withTip('1,500', { amount: '2500' });
    flow.update({ ...flow.options.peek(), locale: 'de' });
    expect([flow.draft.peek().tip, flow.tipMinor.peek()]).toEqual(['1500', 150000]);
  });

  it('is not sent while it is invalid', async () => {
    const { flow, api } = await withTip('30');
    flow.edit(donor);
    flow.chooseAmount();
    flow.submit('…');
    await settled();
    expect(flow.state.peek()).toEqual({ type: 'details', isIncomplete: true });
    expect(flow.checked.peek().has('tip')).toBe(true);
    expect(api.to('create-link')).toEqual([]);
    flow.edit({ tip: '4' });
    expect(flow.checked.peek().has('tip')).toBe(false);
    flow.submit('…');
    await settled();
    expect(api.to('create-link')).toMatchObject([{ body: { amount: 2500, tipAmount: 400 } }]);
  });
});

describe('the tip', () => {
  it.each<[string, object, string, number | undefined]>([
    ['as the partner has it', { enabled: true, defaultPercent: 12.5 }, 'stripe', 12.5],
    ['where the partner takes none', { enabled: false, defaultPercent: 12.5 }, 'stripe', undefined],
    ['with the provider that takes none', { enabled: true, defaultPercent: 12.5 }, 'every.org', undefined],
    ['preselected at nothing', { enabled: true, defaultPercent: 0 }, 'stripe', 0],
  ])('the tip is right %s', async (_, tipConfig, provider, expected) => {
    const { api, add } = createFakePage();
    api.answers.config = json({ name: 'Acme', tipConfig });
    const { flow } = add({ provider, amount: '25' });
    flow.load();
    await settled();
    expect(flow.tipPercent.peek()).toBe(expected);
    expect(flow.tipMinor.peek()).toBe(Math.round((2500 * (expected ?? 0)) / 100));
    flow.edit({ tipPercent: 20 });
    expect(flow.tipMinor.peek()).toBe(expected === undefined ? 0 : 500);
  });
});

describe('several nonprofits', () => {
  it('of several nonprofits the donor chooses one first, and can go back', async () => {
    const { add } = createFakePage();
    const { flow } = add({ nonprofit: 'trees,water', amount: '25' });
    expect(flow.state.peek()).toEqual({ type: 'nonprofit' });
    flow.load();
    await settled();
    expect(flow.nonprofits.peek().map(({ slug, value }) => [slug, value?.name])).toEqual([
      ['trees', 'The trees'],
      ['water', 'The water'],
    ]);
    flow.chooseNonprofit('water');
    expect(flow.state.peek()).toEqual({ type: 'amount' });
    expect(flow.nonprofit.peek()?.slug).toBe('water');
    flow.back();
    expect(flow.state.peek()).toEqual({ type: 'nonprofit' });
  });

  const unknown = (slug: string, api: ReturnType<typeof createFakePage>['api'], answer = html(404)) => {
    const { organizations } = api.answers;
    api.answers.organizations = (call) => (call.url.endsWith(`/${slug}`) ? answer() : organizations(call));
  };

  it.each([
    ['unknown', html(404)],
    ['closed', json({ name: 'Trees', status: 'CLOSED' })],
  ])('a nonprofit that is %s is left out with a developer warning', async (_, answer) => {
    const { api, add } = createFakePage();
    unknown('trees', api, answer);
    const { flow, warnings, errors } = add({ nonprofit: 'trees,water,bees' });
    flow.load();
    await settled();
    expect(flow.nonprofits.peek().map(({ slug }) => slug)).toEqual(['water', 'bees']);
    expect(flow.state.peek()).toEqual({ type: 'nonprofit' });
    expect([...new Set(warnings)]).toEqual([expect.stringMatching(/^nonprofit: "trees"/)]);
    expect(errors).toEqual([]);
  });

  it('the only remaining nonprofit is selected', async () => {
    const { api, add } = createFakePage();
    unknown('trees', api);
    const { flow } = add({ nonprofit: 'trees,water' });
    flow.load();
    await settled();
    expect(flow.state.peek()).toEqual({ type: 'amount' });
    expect(flow.draft.peek().nonprofit).toBe('water');
    flow.back();
    expect(flow.state.peek()).toEqual({ type: 'amount' });
  });

  it('the only remaining nonprofit is selected again for the next donation', async () => {
    const { api, add } = createFakePage();
    unknown('trees', api);
    const { flow, give } = add({ nonprofit: 'trees,water' });
    await give();
    flow.reset();
    expect(flow.state.peek()).toEqual({ type: 'amount' });
    expect(flow.draft.peek().nonprofit).toBe('water');
    await give();
    expect(flow.state.peek()).toMatchObject({ type: 'waiting', donation: { nonprofit: 'water' } });
  });

  it('the only remaining nonprofit is selected after an outage', async () => {
    const { api, clock, add } = createFakePage();
    const { organizations } = api.answers;
    api.answers.organizations = fault;
    const { flow } = add({ nonprofit: 'trees,water' });
    flow.load();
    await clock.advance(minuteMs);
    expect(flow.state.peek().type).toBe('unavailable');
    api.answers.organizations = organizations;
    unknown('trees', api);
    flow.retry();
    await settled();
    expect(flow.draft.peek().nonprofit).toBe('water');
    expect(flow.state.peek()).toEqual({ type: 'amount' });
  });

  it('the form is unavailable if no nonprofit remains', async () => {
    const { api, add } = createFakePage();
    api.answers.organizations = html(404);
    const { flow } = add({ nonprofit: 'trees,water' });
    flow.load();
    await settled();
    expect(flow.state.peek()).toMatchObject({ type: 'unavailable', code: 'not-found' });
  });

  it('nonprofits that cannot be loaded now can be chosen by their slugs', async () => {
    const { api, clock, add } = createFakePage();
    unknown('trees', api, html(503));
    const { flow } = add({ nonprofit: 'trees,water' });
    flow.load();
    await clock.advance(minuteMs);
    expect(flow.nonprofits.peek().map(({ slug }) => slug)).toEqual(['trees', 'water']);
    expect(flow.nameOf('trees')).toBe('Trees');
  });
});

it('a disposed widget emits, reports and requests nothing', async () => {
  const { api, clock, windows, add } = createFakePage();
  const slow = held();
  const { config } = api.answers;
  api.answers.config = slow.answer;
  const { flow, events, errors, warnings } = add();
  flow.load();
  await settled();
  flow.dispose();
  slow.give(html(401));
  await settled();
  api.answers.config = config;
  windows.comeBack();
  await clock.advance(minuteMs);
  expect([...events, ...errors, ...warnings]).toEqual([]);
  expect(api.to('config')).toHaveLength(1);
});
