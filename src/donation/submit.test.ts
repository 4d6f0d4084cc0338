import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CreateLinkRequest } from '../contract/schemas.js';
import { optionsOf } from '../testing/attributes.js';
import { checkoutUrl } from '../testing/fake-api.js';
import { settled } from '../testing/fake-clock.js';
import { type Answer, brokenBody, fault, held, html, json, silence } from '../testing/fake-fetch.js';
import { createFakePage, donor, unhandledIn } from '../testing/fake-page.js';

/** End to end with a fake browser: flow, checkout controller, API client and storage. */

const minuteMs = 60_000;
const typed = new RegExp(Object.values(donor).join('|'));

describe('a click of the last button', () => {
  it('repeated clicks make one link', async () => {
    const { api, windows, add } = createFakePage();
    const { flow, fill } = add();
    await fill();
    flow.submit('…');
    flow.submit('…');
    await settled();
    flow.submit('…');
    windows.comeBack();
    flow.load();
    flow.retry();
    await settled();
    expect(api.to('create-link')).toHaveLength(1);
    expect(windows.opened).toHaveLength(1);
  });

  it('a click on an invalid form makes no link and opens no window', async () => {
    const { api, windows, add } = createFakePage();
    const { flow, fill } = add();
    await fill();
    for (const gap of [{ firstName: ' ' }, { lastName: '' }, { email: 'nobody' }]) {
      const before = flow.draft.peek();
      flow.edit(gap);
      flow.submit('…');
      await settled();
      expect(flow.state.peek()).toEqual({ type: 'details', isIncomplete: true });
      flow.edit(before);
    }
    // An amount that is no longer valid is corrected on the step where it was chosen.
    flow.edit({ choice: undefined });
    flow.submit('…');
    await settled();
    expect(flow.state.peek().type).toBe('amount');
    expect(windows.opened).toEqual([]);
    expect(api.to('create-link')).toEqual([]);
  });

  it('submit makes no link while the donor is not at the last step', async () => {
    const { api, add } = createFakePage();
    const { flow, fill } = add();
    await fill();
    flow.back();
    flow.submit('…');
    await settled();
    expect(flow.state.peek().type).toBe('amount');
    expect(api.to('create-link')).toEqual([]);
  });

  it.each([
    ['no connection', fault, 'network'],
    ['an answer that is lost on the way', brokenBody(), 'network'],
    ['no answer in time', silence, 'timeout'],
    ['a server in trouble', html(503), 'server'],
    ['a spent rate limit', html(429, { 'Retry-After': '1' }), 'rate-limited'],
    ['a refusal', json({ message: 'no' }, { status: 400 }), 'rejected'],
    ['nonsense', json({ type: 'valid' }), 'bad-response'],
  ] as const)(
    'a POST that meets %s is not retried, and the donor can submit again with nothing lost',
    async (_, answer, code) => {
      const { api, clock, windows, add } = createFakePage();
      const { flow, give, errors, names } = add();
      const well = api.answers['create-link'];
      api.answers['create-link'] = answer;
      await give();
      await clock.advance(minuteMs);
      windows.comeBack();
      await clock.advance(10 * minuteMs);
      expect(api.to('create-link')).toHaveLength(1);
      expect(flow.state.peek()).toMatchObject({ type: 'details', problem: { code } });
      expect(flow.draft.peek()).toMatchObject({ ...donor, choice: 2500 });
      expect(windows.opened).toEqual([{ kind: 'popup', url: undefined, isClosed: true }]);
      expect(errors.map(({ code }) => code)).toEqual([code]);
      expect(names()).toEqual([]);
      api.answers['create-link'] = well;
      flow.submit('…');
      await settled();
      expect(api.to('create-link')).toHaveLength(2);
      expect(flow.state.peek().type).toBe('waiting');
    },
  );

  it('a POST that the API refuses for a field marks that field of the form', async () => {
    const { api, add } = createFakePage();
    const { flow, give } = add();
    api.answers['create-link'] = json(
      { statusCode: 400, message: ['donorEmail must be an email', 'lastName is too long'] },
      { status: 400 },
    );
    await give();
    expect(flow.state.peek()).toEqual({
      type: 'details',
      problem: { code: 'rejected', fields: ['email', 'lastName'].sort() },
    });
    flow.edit({ email: 'other@mail.example' });
    expect(flow.state.peek()).toMatchObject({ problem: { fields: ['lastName'] } });
  });

  it('an amount that the API refuses leads back to the amount, and on to the other fields', async () => {
    const { api, add } = createFakePage();
    const { flow, give } = add();
    api.answers['create-link'] = json(
      { errors: { amount: 'too small', donorEmail: 'bad' } },
      { status: 422 },
    );
    await give();
    expect(flow.state.peek()).toEqual({
      type: 'amount',
      problem: { code: 'rejected', fields: ['email', 'amount'] },
    });
    flow.edit({ choice: 5000 });
    expect(flow.state.peek()).toMatchObject({ type: 'amount', problem: { fields: ['email'] } });
    flow.chooseAmount();
    expect(flow.state.peek()).toEqual({ type: 'details', problem: { code: 'rejected', fields: ['email'] } });
  });

  it('the third failed try in a row offers the fallback link, and a success starts the count anew', async () => {
    const { api, add } = createFakePage();
    const { flow, give } = add();
    const { 'create-link': well } = api.answers;
    const offers = async () => {
      if (flow.state.peek().type === 'details') flow.submit('…');
      else await give();
      await settled();
      const state = flow.state.peek();
      return state.type === 'details' && !!state.problem?.offersFallback;
    };
    api.answers['create-link'] = html(500);
    expect([await offers(), await offers(), await offers(), await offers()]).toEqual([
      false,
      false,
      true,
      true,
    ]);
    api.answers['create-link'] = well;
    await offers();
    expect(flow.state.peek().type).toBe('waiting');
    flow.restart();
    api.answers['create-link'] = html(500);
    expect([await offers(), await offers()]).toEqual([false, false]);
  });

  it.each([
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [404, 'not-found'],
  ])(
    'a POST refused with %d makes the form unavailable and loses nothing that was typed',
    async (status, code) => {
      const { api, windows, add } = createFakePage();
      const { flow, give, errors } = add();
      api.answers['create-link'] = html(status);
      await give();
      expect(flow.state.peek()).toMatchObject({ type: 'unavailable', code });
      expect(windows.opened).toMatchObject([{ isClosed: true }]);
      expect(errors.map(({ code }) => code)).toEqual([code]);
      flow.retry();
      await settled();
      expect(flow.state.peek().type).toBe('details');
      expect(flow.draft.peek()).toMatchObject(donor);
      expect(api.to('create-link')).toHaveLength(1);
    },
  );

  it('a submission waits for the config and then proceeds by itself', async () => {
    const { api, windows, add } = createFakePage();
    const slow = held();
    api.answers.config = slow.answer;
    const { flow, fill } = add();
    await fill();
    flow.submit('…');
    await settled();
    expect(flow.state.peek().type).toBe('creating');
    expect(api.to('create-link')).toHaveLength(0);
    slow.give(json({ name: 'Acme', isActive: true }));
    await settled();
    expect(flow.state.peek().type).toBe('waiting');
    expect(windows.opened).toMatchObject([{ url: checkoutUrl }]);
  });

  it.each([
    ['the partner takes no donations', 'config', json({ name: 'Acme', isActive: false }), 'donations-off'],
    ['the key is unknown', 'config', html(401), 'unauthorized'],
    ['the nonprofit is unknown', 'organizations', html(404), 'not-found'],
    [
      'the nonprofit is suspended',
      'organizations',
      json({ name: 'X', status: 'SUSPENDED' }),
      'nonprofit-inactive',
    ],
  ] as const)(
    'a submission makes no link and closes its window if it turns out that %s',
    async (_, endpoint, answer, code) => {
      const { api, windows, add } = createFakePage();
      const slow = held();
      api.answers[endpoint] = slow.answer;
      const { flow, fill, errors } = add();
      await fill();
      flow.submit('…');
      await settled();
      slow.give(answer);
      await settled();
      expect(flow.state.peek()).toMatchObject({ type: 'unavailable', code });
      expect(api.to('create-link')).toHaveLength(0);
      expect(windows.opened).toEqual([{ kind: 'popup', url: undefined, isClosed: true }]);
      expect(errors.map(({ code }) => code)).toEqual([code]);
    },
  );

  it('a tip that the donor did not see is not charged', async () => {
    const { api, add } = createFakePage();
    const slow = held();
    api.answers.config = slow.answer;
    const { flow, fill } = add();
    await fill();
    flow.submit('…');
    slow.give(json({ name: 'Acme', tipConfig: { enabled: true, defaultPercent: 20 } }));
    await settled();
    expect(api.to('create-link')[0]?.body).not.toHaveProperty('tipAmount');
  });

  /** The donor chooses the first of some nonprofits before the API has told of it, and then it tells. */
  async function chooseTooEarly(
    nonprofit: string,
    when: 'before the click' | 'after the click',
    answer: Answer,
  ) {
    const { api, add } = createFakePage();
    const slow = held();
    const { organizations } = api.answers;
    api.answers.organizations = (call) =>
      call.url.endsWith('/trees') ? slow.answer(call) : organizations(call);
    const { flow } = add({ nonprofit });
    flow.load();
    await settled();
    flow.chooseNonprofit('trees');
    flow.edit({ choice: 2500, ...donor });
    flow.chooseAmount();
    if (when === 'after the click') flow.submit('…');
    await settled();
    slow.give(answer);
    await settled();
    flow.submit('…');
    await settled();
    return api.to('create-link').map(({ body }) => (body as CreateLinkRequest).nonprofitSlug);
  }

  const gone: [string, Answer][] = [
    ['unknown', html(404)],
    ['closed', json({ name: 'Trees', status: 'CLOSED' })],
  ];
  it.each(
    gone.flatMap(([what, answer]) =>
      (['before the click', 'after the click'] as const).map((when) => [what, when, answer] as const),
    ),
  )('makes no link for a nonprofit that turns out to be %s %s', async (_, when, answer) => {
    expect(await chooseTooEarly('trees,water,bees', when, answer)).toEqual([]);
  });

  it('makes no link for the remaining nonprofit if the donor had chosen the other', async () => {
    for (const when of ['before the click', 'after the click'] as const) {
      expect(await chooseTooEarly('trees,water', when, html(404))).not.toContain('water');
    }
  });
});

describe('the deferred module and the last button', () => {
  const failing = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'));

  it('a deferred module that fails to load after the click closes the window and leaves no unhandled rejection', async () => {
    const { windows, add } = createFakePage();
    const { flow, errors } = add({}, { loadDeferred: failing });
    const unhandled = await unhandledIn(async () => {
      flow.setOpen(true);
      flow.edit({ choice: 2500, ...donor });
      flow.chooseAmount();
      flow.submit('…');
      flow.setOpen(false);
      windows.comeBack();
      await settled();
    });
    expect(unhandled).toEqual([]);
    expect(flow.state.peek()).toMatchObject({ type: 'unavailable', code: 'load-failed' });
    expect(errors.map(({ code }) => code)).toContain('load-failed');
    expect(windows.opened).toEqual([{ kind: 'popup', url: undefined, isClosed: true }]);
    expect(flow.draft.peek()).toMatchObject(donor);
  });

  it('a deferred module that loads after a change of currency makes the link in the currency that the donor saw', async () => {
    const page = createFakePage();
    let arrive = () => {};
    const { flow } = page.add(
      {},
      {
        loadDeferred: () =>
          new Promise((resolve) => {
            arrive = () => resolve(page.deferred);
          }),
      },
    );
    flow.edit({ choice: 2500, frequency: 'monthly', ...donor });
    flow.chooseAmount();
    flow.submit('…');
    flow.update(optionsOf(page.attributes({ currency: 'JPY', frequencies: 'once' })));
    arrive();
    await settled();
    expect(page.api.to('create-link')).toMatchObject([
      { body: { amount: 2500, currency: 'USD', frequency: 'monthly' } },
    ]);
  });

  it('a deferred module that loads after the widget is disposed closes the window and makes no link', async () => {
    const page = createFakePage();
    let arrive = () => {};
    const { flow } = page.add(
      {},
      {
        loadDeferred: () =>
          new Promise((resolve) => {
            arrive = () => resolve(page.deferred);
          }),
      },
    );
    flow.edit({ choice: 2500, ...donor });
    flow.chooseAmount();
    flow.submit('…');
    flow.dispose();
    arrive();
    await settled();
    expect(page.api.calls).toEqual([]);
    expect(page.windows.opened).toEqual([{ kind: 'popup', url: undefined, isClosed: true }]);
  });
});

it('no sequence of actions loses what was typed or makes two links by one click', async () => {
  const action = fc.constantFrom(
    'submit',
    'submit',
    'submit',
    'back',
    'next',
    'restart',
    'retry',
    'return',
    'load',
    'pass',
    'hide',
    'language',
    'currency',
    'provider',
    'nonprofit',
    'offline',
    'refuse',
    'unauthorized',
    'unsafe',
    'well',
    'block',
    'check',
    'link',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 5, maxLength: 30 }), async (actions) => {
      const { api, clock, windows, add } = createFakePage();
      const { answers } = api;
      const well = answers['create-link'];
      const { flow, fill, events } = add({ nonprofit: 'clean-water' });
      await fill();
      flow.typeAmount('37.50');
      const kept = { ...donor, customText: '37.50' };
      let clicks = 0;
      for (const action of actions) {
        const options = flow.options.peek();
        const before = api.to('create-link').length;
        if (action === 'submit') {
          flow.submit('…');
          flow.submit('…');
          clicks++;
        }
        if (action === 'back') flow.back();
        if (action === 'next') flow.chooseAmount();
        if (action === 'restart') flow.restart();
        if (action === 'retry') flow.retry();
        if (action === 'return') windows.comeBack();
        if (action === 'load') flow.load();
        if (action === 'hide') windows.setHidden(true);
        if (action === 'pass') await clock.advance(7 * minuteMs);
        if (action === 'language') flow.update({ ...options, locale: options.locale === 'en' ? 'de' : 'en' });
        if (action === 'currency')
          flow.update({ ...options, currency: options.currency === 'USD' ? 'EUR' : 'USD' });
        if (action === 'provider')
          flow.update({ ...options, provider: options.provider === 'stripe' ? 'every.org' : 'stripe' });
        if (action === 'nonprofit')
          flow.update({
            ...options,
            nonprofits: ['clean-water', 'trees'].slice(options.nonprofits.length % 2),
          });
        if (action === 'offline') answers['create-link'] = fault;
        if (action === 'refuse') answers['create-link'] = html(400);
        if (action === 'unauthorized') answers['create-link'] = html(401);
        if (action === 'unsafe')
          answers['create-link'] = json({ donationLink: 'javascript:1', partnerDonationId: 'pd_1' });
        if (action === 'well') answers['create-link'] = well;
        if (action === 'block') windows.blockWindows();
        if (action === 'check') flow.checkNow();
        if (action === 'link') flow.linkClicked();
        await settled();
        expect(flow.draft.peek()).toMatchObject(kept);
        expect(api.to('create-link').length - before).toBeLessThanOrEqual(action === 'submit' ? 1 : 0);
      }
      expect(api.to('create-link').length).toBeLessThanOrEqual(clicks);
      expect(windows.opened.every(({ url }) => url === undefined || url === checkoutUrl)).toBe(true);
      expect(JSON.stringify(events)).not.toMatch(typed);
      flow.dispose();
      expect(clock.timers()).toBe(0);
    }),
    // A case is dozens of steps, each with all that follows from it: fewer of them, for the sake of time.
    { numRuns: Math.ceil((fc.readConfigureGlobal().numRuns ?? 100) / 4) },
  );
}, 60_000);
