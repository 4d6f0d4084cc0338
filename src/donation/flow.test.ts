import { describe, expect, it } from 'vitest';
import { optionsOf } from '../testing/attributes.js';
import { settled } from '../testing/fake-clock.js';
import { fault, held, html, inTurn, json } from '../testing/fake-fetch.js';
import { createFakePage, donor, unhandledIn } from '../testing/fake-page.js';

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
    expect(flow.nameOf('clean-water')).toBe('clean-water');
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
    flow.typeAmount('0.5');
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
    flow.leave('email');
    expect([...flow.checked.peek()]).toEqual([]);
    flow.leave('amount');
    expect([...flow.checked.peek()]).toEqual(['amount']);
    flow.typeAmount('abcd');
    expect([...flow.checked.peek()]).toEqual([]);
    flow.chooseAmount();
    expect([...flow.checked.peek()]).toEqual(['amount']);
    flow.typeAmount('37.50');
    flow.chooseAmount();
    flow.submit('…');
    expect(flow.state.peek()).toEqual({ type: 'details', isIncomplete: true });
    expect([...flow.checked.peek()].sort()).toEqual(['amount', 'email', 'firstName', 'lastName']);
    flow.reset();
    expect([...flow.checked.peek()]).toEqual([]);
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
  it('each changed choice emits one sir-donate-change with amount, currency, frequency and tip', async () => {
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
    expect(details('sir-donate-change')).toEqual([
      { amountMinor: 2500, currency: 'USD', frequency: 'once', tipMinor: 250 },
      { amountMinor: 2500, currency: 'USD', frequency: 'monthly', tipMinor: 250 },
      { amountMinor: 2500, currency: 'USD', frequency: 'monthly', tipMinor: 0 },
      { amountMinor: undefined, currency: 'USD', frequency: 'monthly', tipMinor: 0 },
    ]);
  });

  it('typing a name or an email address emits no event', () => {
    const { add } = createFakePage();
    const { flow, events } = add();
    for (const [field, text] of Object.entries(donor)) flow.edit({ [field]: text });
    expect(events).toEqual([]);
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
    expect(flow.nameOf('trees')).toBe('trees');
  });
});

describe('an unavailable form', () => {
  it.each([
    ['an unknown key', 'config', html(401), 'unauthorized'],
    ['a suspended partner', 'config', html(403), 'forbidden'],
    ['an inactive partner', 'config', json({ name: 'Acme', isActive: false }), 'donations-off'],
    [
      'a partner without donations',
      'config',
      json({ name: 'Acme', enabledFeatures: ['ACTIONS'] }),
      'donations-off',
    ],
    ['an unknown nonprofit', 'organizations', html(404), 'not-found'],
    [
      'a suspended nonprofit',
      'organizations',
      json({ name: 'X', status: 'SUSPENDED' }),
      'nonprofit-inactive',
    ],
    ['no connection', 'config', fault, 'network'],
    ['a server in trouble', 'organizations', html(502), 'server'],
    ['a spent rate limit', 'config', html(429), 'rate-limited'],
  ] as const)('the form becomes unavailable and reports one error: %s', async (_, endpoint, answer, code) => {
    const { api, clock, add } = createFakePage();
    api.answers[endpoint] = answer;
    const { flow, errors } = add();
    flow.load();
    await clock.advance(minuteMs);
    expect(flow.state.peek()).toMatchObject({ type: 'unavailable', code, isRetrying: false });
    expect(errors.map(({ code }) => code)).toEqual([code]);
  });

  it.each(['amount', 'details'] as const)(
    'a retry that succeeds returns to the %s step with the draft kept',
    async (name) => {
      const { api, clock, add } = createFakePage();
      const { config } = api.answers;
      api.answers.config = fault;
      const { flow } = add();
      flow.load();
      flow.typeAmount('37.50');
      if (name === 'details') flow.chooseAmount();
      flow.edit(donor);
      await clock.advance(minuteMs);
      expect(flow.state.peek().type).toBe('unavailable');
      const slow = held();
      api.answers.config = slow.answer;
      flow.retry();
      flow.retry();
      await settled();
      expect(flow.state.peek()).toMatchObject({ type: 'unavailable', isRetrying: true });
      slow.give(config);
      await settled();
      expect(flow.state.peek().type).toBe(name);
      expect(flow.draft.peek()).toMatchObject({ ...donor, customText: '37.50' });
    },
  );

  it('a return after a lost connection retries by itself, and nothing else does', async () => {
    const { api, clock, windows, add } = createFakePage();
    const { config } = api.answers;
    api.answers.config = fault;
    const { flow } = add();
    flow.load();
    await clock.advance(minuteMs);
    const calls = api.to('config').length;
    await clock.advance(60 * minuteMs);
    expect(api.to('config')).toHaveLength(calls);
    api.answers.config = config;
    windows.comeBack();
    await settled();
    expect(flow.state.peek().type).toBe('amount');
  });

  it.each([html(401), html(403), json({ name: 'Acme', isActive: false })])(
    'a return does not retry after a refusal',
    async (answer) => {
      const { api, windows, add } = createFakePage();
      api.answers.config = answer;
      const { flow } = add();
      flow.load();
      await settled();
      for (let times = 0; times < 10; times++) {
        windows.comeBack();
        await settled();
      }
      expect(flow.state.peek().type).toBe('unavailable');
      expect(api.to('config')).toHaveLength(1);
    },
  );

  it.each([
    ['partner', 'config', { name: 'Acme', isActive: false }],
    ['nonprofit', 'organizations', { name: 'Water', status: 'INACTIVE' }],
  ] as const)('a retry makes the form usable once the inactive %s is active', async (_, endpoint, off) => {
    const { api, add } = createFakePage();
    const on = api.answers[endpoint];
    api.answers[endpoint] = json(off);
    const { flow } = add();
    flow.load();
    await settled();
    expect(flow.state.peek().type).toBe('unavailable');
    api.answers[endpoint] = on;
    flow.retry();
    await settled();
    expect(flow.state.peek()).toEqual({ type: 'amount' });
  });

  it('a retry that fails updates the error and can be repeated', async () => {
    const { api, add } = createFakePage();
    api.answers.config = inTurn(html(401), html(403), json({ name: 'Acme' }));
    const { flow } = add();
    flow.load();
    await settled();
    flow.retry();
    await settled();
    expect(flow.state.peek()).toMatchObject({ type: 'unavailable', code: 'forbidden', isRetrying: false });
    flow.retry();
    await settled();
    expect(flow.state.peek().type).toBe('amount');
  });

  it('an unavailable form stays unavailable after a restart', async () => {
    const { api, add } = createFakePage();
    api.answers.config = html(401);
    const { flow } = add();
    flow.load();
    await settled();
    flow.restart();
    await settled();
    expect(flow.state.peek()).toMatchObject({ type: 'unavailable', code: 'unauthorized' });
  });
});

describe('loading the deferred module', () => {
  it('a deferred module that fails to load makes the form unavailable and loads on retry', async () => {
    const page = createFakePage();
    let isBroken = true;
    const { flow, errors } = page.add(
      {},
      {
        loadDeferred: () =>
          isBroken ? Promise.reject(new TypeError('404')) : Promise.resolve(page.deferred),
      },
    );
    const unhandled = await unhandledIn(async () => {
      flow.load();
      flow.setOpen(true);
      flow.restart();
      page.windows.comeBack();
      await settled();
    });
    expect(unhandled).toEqual([]);
    expect(flow.state.peek()).toMatchObject({ type: 'unavailable', code: 'load-failed' });
    expect(new Set(errors.map(({ code }) => code))).toEqual(new Set(['load-failed']));
    isBroken = false;
    flow.retry();
    await settled();
    expect(flow.state.peek().type).toBe('amount');
    expect(page.api.to('config')).toHaveLength(1);
  });

  it('the deferred module is loaded once', async () => {
    const page = createFakePage();
    let loads = 0;
    const { flow } = page.add(
      {},
      {
        loadDeferred: () => {
          loads++;
          return Promise.resolve(page.deferred);
        },
      },
    );
    flow.load();
    flow.resume(() => {});
    flow.load();
    await settled();
    flow.load();
    await settled();
    expect(loads).toBe(1);
  });
});

describe('changed attributes', () => {
  it('changed attributes keep the step and what was typed', async () => {
    const { add, attributes } = createFakePage();
    const { flow, fill } = add();
    await fill();
    flow.update(optionsOf(attributes({ locale: 'de', theme: 'dark', amounts: '25,60' })));
    expect(flow.state.peek().type).toBe('details');
    expect(flow.draft.peek()).toMatchObject({ ...donor, choice: 2500 });
  });

  it('changed attributes send requests only for a new key, API or nonprofit', async () => {
    const { api, add, attributes } = createFakePage();
    const { flow } = add();
    flow.load();
    await settled();
    flow.update(optionsOf(attributes({ currency: 'EUR', amounts: '5' })));
    await settled();
    expect(api.calls).toHaveLength(2);
    flow.update(optionsOf(attributes({ nonprofit: 'trees' })));
    await settled();
    expect(api.calls).toHaveLength(3);
    expect(flow.nameOf('trees')).toBe('The trees');
    flow.update(optionsOf(attributes({ nonprofit: 'trees', 'publishable-key': 'pk_test_quite_another' })));
    await settled();
    expect(api.calls).toHaveLength(5);
    expect(api.calls.at(-1)?.headers.get('X-Partner-Key')).toBe('pk_test_quite_another');
  });

  it('changed attributes send no request before the form has loaded anything', async () => {
    const { api, add, attributes } = createFakePage();
    const { flow } = add();
    flow.update(optionsOf(attributes({ nonprofit: 'trees' })));
    await settled();
    expect(api.calls).toEqual([]);
  });

  it('a corrected key makes the form usable', async () => {
    const { api, add, attributes } = createFakePage();
    const { config } = api.answers;
    api.answers.config = (call) =>
      call.headers.get('X-Partner-Key')?.endsWith('wrong') ? html(401)() : config(call);
    const { flow } = add({ 'publishable-key': 'pk_test_so_wrong' });
    flow.load();
    await settled();
    expect(flow.state.peek().type).toBe('unavailable');
    flow.update(optionsOf(attributes()));
    await settled();
    expect(flow.state.peek().type).toBe('amount');
  });

  it('changed attributes keep the thank-you screen of a resumed donation', async () => {
    const { api, windows, add, attributes, reload } = createFakePage();
    await add({ nonprofit: 'water,trees' }).give();
    reload();
    const { flow } = add({ nonprofit: 'water,trees' });
    flow.resume(() => {});
    api.answers.status = json({ status: 'COMPLETED' });
    windows.comeBack();
    await settled();
    expect(flow.state.peek().type).toBe('succeeded');
    flow.update(optionsOf(attributes({ nonprofit: 'water,trees', amounts: '15,30' })));
    expect(flow.state.peek().type).toBe('succeeded');
  });

  it('submitting after the amount has become invalid leads back to the amount step', async () => {
    const { add, attributes } = createFakePage();
    const { flow, fill } = add();
    await fill();
    flow.update(optionsOf(attributes({ currency: 'EUR' })));
    flow.submit('…');
    expect(flow.state.peek()).toEqual({ type: 'amount' });
    expect(flow.checked.peek()).toContain('amount');
    expect(flow.draft.peek()).toMatchObject(donor);
  });

  it('a late answer to a wrong key does not affect the corrected key', async () => {
    const { api, add, attributes } = createFakePage();
    const { config } = api.answers;
    const slow = held();
    api.answers.config = (call) =>
      call.headers.get('X-Partner-Key')?.endsWith('late') ? slow.answer(call) : config(call);
    const { flow, errors } = add({ 'publishable-key': 'pk_test_wrong_and_late' });
    flow.load();
    await settled();
    flow.update(optionsOf(attributes()));
    await settled();
    slow.give(html(401));
    await settled();
    expect(flow.state.peek()).toEqual({ type: 'amount' });
    expect(errors).toEqual([]);
  });

  it('a key that changes while the deferred module loads makes one controller', async () => {
    const page = createFakePage();
    const { createCheckoutController } = page.deferred;
    const keys: string[] = [];
    const arrivals: (() => void)[] = [];
    const { flow } = page.add(
      {},
      {
        loadDeferred: () =>
          new Promise((resolve) => {
            arrivals.push(() =>
              resolve({
                ...page.deferred,
                createCheckoutController(context) {
                  keys.push(context.options.peek().key);
                  return createCheckoutController(context);
                },
              }),
            );
          }),
      },
    );
    const rejections = await unhandledIn(async () => {
      flow.load();
      flow.update(optionsOf(page.attributes({ 'publishable-key': 'pk_test_in_time' })));
      for (const arrive of arrivals) arrive();
      await settled();
    });
    expect(keys).toEqual(['pk_test_in_time']);
    expect(rejections).toEqual([]);
    expect(flow.state.peek()).toEqual({ type: 'amount' });
  });

  it('a removed nonprofit makes the donor choose another', async () => {
    const { add, attributes } = createFakePage();
    const { flow, fill } = add({ nonprofit: 'water' });
    await fill();
    flow.update(optionsOf(attributes({ nonprofit: 'trees,bees' })));
    await settled();
    expect(flow.draft.peek()).toMatchObject({ ...donor, nonprofit: undefined });
    expect(flow.state.peek()).toEqual({ type: 'nonprofit' });
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
