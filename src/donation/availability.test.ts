import { describe, expect, it } from 'vitest';
import { settled } from '../testing/fake-clock.js';
import { fault, held, html, inTurn, json } from '../testing/fake-fetch.js';
import { createFakePage, donor, unhandledIn } from '../testing/fake-page.js';

const minuteMs = 60_000;

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

  it.each([
    ['config', html(200)],
    ['config', json([])],
    ['organizations', html(200)],
    ['organizations', json('clean-water')],
  ] as const)(
    'an answer of %s that cannot be read is reported once and stops nothing',
    async (endpoint, answer) => {
      const { api, clock, add } = createFakePage();
      api.answers[endpoint] = answer;
      const { flow, errors, give } = add();
      flow.load();
      await clock.advance(minuteMs);
      expect(flow.state.peek().type).toBe('amount');
      await give();
      expect(flow.state.peek().type).toBe('waiting');
      expect(errors.map(({ code }) => code)).toEqual(['bad-response']);
    },
  );

  it('two answers that cannot be read make the form unavailable, with one error', async () => {
    const { api, clock, add } = createFakePage();
    api.answers.config = api.answers.organizations = html(200);
    const { flow, errors } = add();
    flow.load();
    await clock.advance(minuteMs);
    expect(flow.state.peek()).toMatchObject({ type: 'unavailable', code: 'bad-response' });
    expect(errors.map(({ code }) => code)).toEqual(['bad-response']);
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
