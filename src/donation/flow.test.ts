import { describe, expect, it } from 'vitest';
import { optionsOf } from '../testing/attributes.js';
import { settled } from '../testing/fake-clock.js';
import { fault, held, html, inTurn, json } from '../testing/fake-fetch.js';
import { createFakePage, donor, unhandledIn } from '../testing/fake-page.js';

const minuteMs = 60_000;

describe('before anybody wants to give', () => {
  it('a hundred widgets ask nothing', async () => {
    const { api, clock, windows, add } = createFakePage();
    for (let widget = 0; widget < 100; widget++) add();
    await clock.advance(10 * minuteMs);
    windows.comeBack();
    await settled();
    expect(api.calls).toEqual([]);
    expect(clock.timers()).toBe(0);
  });

  it('a hundred widgets that load ask once', async () => {
    const { api, add } = createFakePage();
    for (let widget = 0; widget < 100; widget++) add().flow.load();
    await settled();
    expect(api.calls).toHaveLength(2);
  });
});

describe('the form', () => {
  it('is usable from the attributes alone, while the API is silent', () => {
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

  it('fills in what the API tells, and moves nothing', async () => {
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

  it('goes from amount to details only with an amount, and back with everything', async () => {
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

  it('marks a field when it is left or sent, and not while it is typed into', () => {
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

  it('emptied of its amount has none', () => {
    const { add } = createFakePage();
    const { flow } = add();
    flow.typeAmount('25');
    flow.typeAmount(' ');
    expect(flow.amount.peek()).toMatchObject({ type: 'invalid', problem: 'required' });
  });
});

describe('a choice that changes', () => {
  it('is told with amount, currency, frequency and tip, once for each change', async () => {
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

  it('of name or address is told to nobody', () => {
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
  ])('%s', async (_, tipConfig, provider, expected) => {
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
  it('are chosen from first, and the choice can be undone', async () => {
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
  ])('one that is %s is left out, and the developer is told', async (_, answer) => {
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

  it('of which one is left need no choosing', async () => {
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

  it('of which one is left need no choosing at the next gift either', async () => {
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

  it('of which one is left after an outage need no choosing either', async () => {
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

  it('of which none is left make the form unavailable', async () => {
    const { api, add } = createFakePage();
    api.answers.organizations = html(404);
    const { flow } = add({ nonprofit: 'trees,water' });
    flow.load();
    await settled();
    expect(flow.state.peek()).toMatchObject({ type: 'unavailable', code: 'not-found' });
  });

  it('that cannot be looked up now can be chosen by their slugs', async () => {
    const { api, clock, add } = createFakePage();
    unknown('trees', api, html(503));
    const { flow } = add({ nonprofit: 'trees,water' });
    flow.load();
    await clock.advance(minuteMs);
    expect(flow.nonprofits.peek().map(({ slug }) => slug)).toEqual(['trees', 'water']);
    expect(flow.nameOf('trees')).toBe('trees');
  });
});

describe('a form that cannot be used', () => {
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
  ] as const)('says so, once: %s', async (_, endpoint, answer, code) => {
    const { api, clock, add } = createFakePage();
    api.answers[endpoint] = answer;
    const { flow, errors } = add();
    flow.load();
    await clock.advance(minuteMs);
    expect(flow.state.peek()).toMatchObject({ type: 'unavailable', code, isRetrying: false });
    expect(errors.map(({ code }) => code)).toEqual([code]);
  });

  it.each(['amount', 'details'] as const)(
    'goes on where the donor was (%s), with everything, once it can',
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

  it('tries again by itself when the donor comes back after a lost connection, and only then', async () => {
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
    'does not hammer an API that has refused, however often the donor comes back',
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
  ] as const)(
    'since the %s was inactive can be used by who tries again once it is active',
    async (_, endpoint, off) => {
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
    },
  );

  it('that fails again says so, and can be tried again', async () => {
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

  it('started over is still unavailable', async () => {
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

describe('the API half', () => {
  it('that does not load makes the form unavailable, leaves nothing unhandled, and can be loaded again', async () => {
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

  it('is loaded once, however much is wanted of it', async () => {
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

describe('attributes that change', () => {
  it('keep the step and what was typed', async () => {
    const { add, attributes } = createFakePage();
    const { flow, fill } = add();
    await fill();
    flow.update(optionsOf(attributes({ locale: 'de', theme: 'dark', amounts: '25,60' })));
    expect(flow.state.peek().type).toBe('details');
    expect(flow.draft.peek()).toMatchObject({ ...donor, choice: 2500 });
  });

  it('ask the API again only for a key, an API or nonprofits that are new', async () => {
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

  it('ask nothing before somebody wants to give', async () => {
    const { api, add, attributes } = createFakePage();
    const { flow } = add();
    flow.update(optionsOf(attributes({ nonprofit: 'trees' })));
    await settled();
    expect(api.calls).toEqual([]);
  });

  it('that put a wrong key right make the form usable', async () => {
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

  it('leave the thanks for a donation that was found again, though nothing is chosen in this form', async () => {
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

  it('and leave no amount at the last step lead back to the amount', async () => {
    const { add, attributes } = createFakePage();
    const { flow, fill } = add();
    await fill();
    flow.update(optionsOf(attributes({ currency: 'EUR' })));
    flow.submit('…');
    expect(flow.state.peek()).toEqual({ type: 'amount' });
    expect(flow.checked.peek()).toContain('amount');
    expect(flow.draft.peek()).toMatchObject(donor);
  });

  it('that put a wrong key right are not undone by the late answer to the wrong one', async () => {
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

  it('the key among them while the API half loads: it is put to use once', async () => {
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

  it('that take the chosen nonprofit away let the donor choose another', async () => {
    const { add, attributes } = createFakePage();
    const { flow, fill } = add({ nonprofit: 'water' });
    await fill();
    flow.update(optionsOf(attributes({ nonprofit: 'trees,bees' })));
    await settled();
    expect(flow.draft.peek()).toMatchObject({ ...donor, nonprofit: undefined });
    expect(flow.state.peek()).toEqual({ type: 'nonprofit' });
  });
});

it('a widget that has gone is deaf: nothing is told and nothing asked any more', async () => {
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
