import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { donationKeyPrefix } from '../contract/donation-key-prefix.js';
import type { CreateLinkRequest } from '../contract/schemas.js';
import { optionsOf } from '../testing/attributes.js';
import { checkoutUrl } from '../testing/fake-api.js';
import { settled } from '../testing/fake-clock.js';
import { type Answer, brokenBody, fault, held, html, inTurn, json, silence } from '../testing/fake-fetch.js';
import { createFakePage, donor, unhandledIn, type Widget } from '../testing/fake-page.js';

/** From the last button on, end to end: flow, checkout, API client and storage, with a fake browser around them. */

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const typed = new RegExp(Object.values(donor).join('|'));

describe('a submission', () => {
  it('sends one POST with what the donor chose and typed, and only documented fields', async () => {
    const { api, add } = createFakePage();
    const { give } = add({ 'referral-code': 'SPRING26' });
    await give();
    expect(api.to('create-link').map(({ method, body }) => [method, body])).toEqual([
      [
        'POST',
        {
          nonprofitSlug: 'clean-water',
          amount: 2500,
          currency: 'USD',
          frequency: 'once',
          provider: 'stripe',
          donorEmail: donor.email,
          firstName: donor.firstName,
          lastName: donor.lastName,
          tipAmount: 250,
          referralCode: 'SPRING26',
        },
      ],
    ]);
  });

  it('the request has no empty optional fields', async () => {
    const page = createFakePage();
    const { give } = page.add({ provider: 'every.org' });
    await give();
    expect(Object.keys(page.api.to('create-link')[0]?.body ?? {}).sort()).toEqual(
      'amount currency donorEmail firstName frequency lastName nonprofitSlug provider'.split(' '),
    );
  });

  it('the request has no white space around what was typed', async () => {
    const { api, add } = createFakePage();
    const { flow, fill } = add();
    await fill();
    flow.edit({ firstName: ' Ada ', lastName: '\tQuibble ', email: ' ada@mail.example\n' });
    flow.submit('…');
    await settled();
    expect(api.to('create-link')[0]?.body).toMatchObject({
      firstName: 'Ada',
      lastName: 'Quibble',
      donorEmail: 'ada@mail.example',
    });
  });

  it('opens a window in the click, sends it to the checkout and emits the events', async () => {
    const { windows, add } = createFakePage();
    const { flow, fill, names, details } = add();
    await fill();
    flow.submit('One moment…');
    expect(windows.opened).toEqual([{ kind: 'popup', url: undefined, isClosed: false }]);
    expect(flow.state.peek().type).toBe('creating');
    await settled();
    expect(windows.opened).toEqual([{ kind: 'popup', url: checkoutUrl, isClosed: false }]);
    expect(flow.state.peek()).toMatchObject({ type: 'waiting', link: checkoutUrl });
    expect(names()).toEqual(['sir-donate-before-checkout', 'sir-donate-checkout']);
    expect(details('sir-donate-before-checkout')).toEqual([
      { donationLink: checkoutUrl, partnerDonationId: 'pd_1' },
    ]);
    expect(details('sir-donate-checkout')).toEqual([
      {
        partnerDonationId: 'pd_1',
        amountMinor: 2500,
        currency: 'USD',
        frequency: 'once',
        provider: 'stripe',
        handOff: 'popup',
      },
    ]);
  });

  it('opens a tab with checkout="tab"', async () => {
    const { windows, add } = createFakePage();
    const { give, details } = add({ checkout: 'tab' });
    await give();
    expect(windows.opened).toEqual([{ kind: 'tab', url: checkoutUrl, isClosed: false }]);
    expect(details('sir-donate-checkout')).toMatchObject([{ handOff: 'tab' }]);
  });

  it('navigates this page with checkout="redirect", after the donation is stored', async () => {
    const { windows, storage, add } = createFakePage();
    const { give, details } = add({ checkout: 'redirect' });
    let keptWhenLeaving = '';
    windows.navigate = (url) => {
      windows.navigations.push(url);
      keptWhenLeaving = JSON.stringify(storage.entries());
    };
    await give();
    expect(windows.opened).toEqual([]);
    expect(windows.navigations).toEqual([checkoutUrl]);
    expect(keptWhenLeaving).toContain('pd_1');
    expect(details('sir-donate-checkout')).toMatchObject([{ handOff: 'redirect' }]);
  });

  it.each([
    [
      'succeeded',
      { status: 'COMPLETED', tokensDistributed: 5, rewardStatus: 'DONE' },
      'sir-donate-complete',
      { reward: { tokens: 5, status: 'DONE' } },
    ],
    ['succeeded', { status: 'paid' }, 'sir-donate-complete', {}],
    [
      'failed',
      { status: 'FAILED', failureReason: 'card_declined' },
      'sir-donate-failed',
      { reason: 'card_declined' },
    ],
  ] as const)(
    'a donation that %s emits one event with what is known, and is removed from storage',
    async (name, status, event, more) => {
      const { api, clock, windows, storage, add } = createFakePage();
      const { flow, give, names, details } = add();
      await give();
      api.answers.status = json(status);
      windows.comeBack();
      await settled();
      expect(flow.state.peek().type).toBe(name);
      expect(details(event)).toEqual([
        {
          partnerDonationId: 'pd_1',
          amountMinor: 2500,
          currency: 'USD',
          frequency: 'once',
          provider: 'stripe',
          handOff: 'popup',
          ...more,
        },
      ]);
      expect(JSON.stringify(storage.entries())).not.toContain('pd_1');
      const calls = api.to('status').length;
      windows.comeBack();
      await clock.advance(60 * minuteMs);
      expect(api.to('status')).toHaveLength(calls);
      expect(names().filter((name) => name === event)).toHaveLength(1);
    },
  );

  it('personal data of the donor appears nowhere but in the POST', async () => {
    const { api, windows, storage, add } = createFakePage();
    api.answers['create-link'] = inTurn(
      json({ message: `donorEmail ${donor.email} is odd, ${donor.firstName}` }, { status: 400 }),
      json({ donationLink: checkoutUrl, partnerDonationId: 'pd_1' }),
    );
    const { flow, give, events, errors, warnings } = add();
    await give();
    flow.submit('…');
    await settled();
    api.answers.status = json({ status: 'COMPLETED' });
    const kept = JSON.stringify(storage.entries());
    windows.comeBack();
    await settled();
    expect(flow.state.peek().type).toBe('succeeded');
    expect(kept).toContain('pd_1');
    const others = api.calls.filter(({ method }) => method !== 'POST').map(({ url, body }) => [url, body]);
    const said = [
      events,
      errors.map(({ message, details }) => [message, details]),
      warnings,
      kept,
      storage.entries(),
      others,
    ];
    expect(JSON.stringify([said, flow.state.peek()])).not.toMatch(typed);
    expect(api.calls.map(({ url }) => url).join()).not.toMatch(/pk_test/);
  });
});

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
    // An amount that will not do any more is mended where it was chosen.
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

describe('the check of the checkout link', () => {
  it.each([
    'javascript:alert(document.domain)',
    'data:text/html,<script>alert(1)</script>',
    'https://stripe.com.evil.example/pay',
    'http://checkout.stripe.com/pay',
    '/pay/1',
    'https://user@checkout.stripe.com/',
    'http://localhost:8787/checkout',
    '',
  ])('the unsafe link %j is not opened, not emitted and not stored', async (donationLink) => {
    for (const checkout of ['popup', 'redirect']) {
      const { api, windows, storage, add } = createFakePage();
      api.answers['create-link'] = json({ donationLink, partnerDonationId: 'pd_1' });
      const { flow, give, names, errors } = add({ checkout });
      await give();
      expect(flow.state.peek()).toMatchObject({ type: 'details', problem: { code: 'unsafe-link' } });
      expect(windows.opened.every(({ url, isClosed }) => url === undefined && isClosed)).toBe(true);
      expect(windows.navigations).toEqual([]);
      expect(names()).toEqual([]);
      expect(errors.map(({ code }) => code)).toEqual(['unsafe-link']);
      expect(JSON.stringify(storage.entries())).not.toContain('pd_1');
    }
  });

  it('a link to localhost is opened only with a test key and an API on localhost', async () => {
    const { api, windows, add } = createFakePage();
    api.answers['create-link'] = json({
      donationLink: 'http://localhost:8787/checkout',
      partnerDonationId: 'pd_1',
    });
    await add({ 'api-base': 'http://localhost:8787' }).give();
    expect(windows.opened).toMatchObject([{ url: 'http://localhost:8787/checkout' }]);
    const live = createFakePage();
    live.api.answers['create-link'] = api.answers['create-link'];
    const { flow, give } = live.add({ 'publishable-key': 'pk_live_1', 'api-base': 'http://localhost:8787' });
    await give();
    expect(flow.state.peek()).toMatchObject({ problem: { code: 'unsafe-link' } });
    expect(live.windows.opened).toMatchObject([{ url: undefined }]);
  });
});

describe('listeners of sir-donate-before-checkout', () => {
  it('a page that cancels before-checkout opens the link itself, and the donation is polled to its final status', async () => {
    for (const checkout of ['popup', 'redirect']) {
      const { api, windows, storage, add } = createFakePage();
      const { flow, give, onEvent, names, details } = add({ checkout });
      onEvent(({ name }) => name !== 'sir-donate-before-checkout');
      await give();
      expect(windows.opened.every(({ url, isClosed }) => url === undefined && isClosed)).toBe(true);
      expect(windows.navigations).toEqual([]);
      expect(flow.state.peek().type).toBe('waiting');
      expect(JSON.stringify(storage.entries())).toContain('pd_1');
      api.answers.status = json({ status: 'COMPLETED' });
      windows.comeBack();
      await settled();
      expect(names()).toEqual(['sir-donate-before-checkout', 'sir-donate-complete']);
      expect(details('sir-donate-complete')).toMatchObject([{ handOff: 'link' }]);
    }
  });

  it.each(['restart', 'reset'] as const)(
    'a page that calls %s in before-checkout opens no checkout',
    async (action) => {
      for (const checkout of ['popup', 'redirect']) {
        const { windows, storage, clock, api, add } = createFakePage();
        const { flow, give, onEvent, names } = add({ checkout });
        onEvent(({ name }) => {
          if (name === 'sir-donate-before-checkout') flow[action]();
          return true;
        });
        await give();
        expect(flow.state.peek().type).toBe('amount');
        expect(windows.opened.every(({ url }) => url === undefined)).toBe(true);
        expect(windows.navigations).toEqual([]);
        expect(names()).toEqual(['sir-donate-before-checkout']);
        expect(JSON.stringify(storage.entries())).not.toContain('pd_1');
        await clock.advance(minuteMs);
        expect(api.to('status')).toEqual([]);
      }
    },
  );
});

describe('a blocked window', () => {
  it('shows a link if the window was blocked, and polls once the donor has clicked it', async () => {
    const { api, clock, windows, storage, add } = createFakePage();
    windows.blockWindows();
    const { flow, give, names, details } = add();
    await give();
    expect(flow.state.peek()).toMatchObject({ type: 'link', link: checkoutUrl });
    expect(names()).toEqual(['sir-donate-before-checkout']);
    await clock.advance(minuteMs);
    expect(api.to('status')).toEqual([]);
    flow.linkClicked();
    flow.linkClicked();
    await settled();
    expect(flow.state.peek()).toMatchObject({ type: 'waiting', link: checkoutUrl });
    expect(details('sir-donate-checkout')).toMatchObject([{ handOff: 'link' }]);
    expect(JSON.stringify(storage.entries())).toContain('pd_1');
    expect(api.to('create-link')).toHaveLength(1);
    await clock.advance(minuteMs);
    expect(api.to('status').length).toBeGreaterThan(0);
  });

  it('polls at most 20 times in 30 minutes, however often the donor returns from a link', async () => {
    const { api, clock, windows, add } = createFakePage();
    windows.blockWindows();
    const { flow, give } = add();
    await give();
    for (let minute = 0; minute < 15; minute++) {
      windows.comeBack();
      await clock.advance(minuteMs);
    }
    flow.linkClicked();
    for (let minute = 0; minute < 14; minute++) {
      windows.comeBack();
      await clock.advance(minuteMs);
    }
    expect(api.to('status').length).toBeGreaterThan(15);
    expect(api.to('status').length).toBeLessThanOrEqual(20);
  });

  it('stores the donation before its link is clicked', async () => {
    const { api, windows, add, reload } = createFakePage();
    windows.blockWindows();
    await add().give();
    reload();
    api.answers.status = json({ status: 'COMPLETED' });
    const { flow, details } = add();
    flow.resume(() => {});
    await settled();
    expect(details('sir-donate-complete')).toMatchObject([{ partnerDonationId: 'pd_1', handOff: 'link' }]);
  });

  it('removes the stored donation if the donor starts over instead of clicking the link', async () => {
    const { windows, storage, add } = createFakePage();
    windows.blockWindows();
    const { flow, give } = add();
    await give();
    expect(JSON.stringify(storage.entries())).toContain('pd_1');
    flow.restart();
    expect(JSON.stringify(storage.entries())).not.toContain('pd_1');
  });

  it('shows a link if the window was closed before the link arrived', async () => {
    const { api, windows, add } = createFakePage();
    const slow = held();
    const well = api.answers['create-link'];
    api.answers['create-link'] = slow.answer;
    const { flow, give } = add();
    await give();
    for (const window of windows.opened) window.isClosed = true;
    slow.give(well);
    await settled();
    expect(flow.state.peek()).toMatchObject({ type: 'link', link: checkoutUrl });
    expect(windows.opened).toMatchObject([{ url: undefined }]);
  });
});

describe('restart and reset', () => {
  it.each(['restart', 'reset'] as const)(
    '%s while the link is made aborts the POST and closes the window',
    async (action) => {
      const { api, windows, storage, add } = createFakePage();
      const slow = held();
      const well = api.answers['create-link'];
      api.answers['create-link'] = slow.answer;
      const { flow, give, names, errors } = add();
      await give();
      flow[action]();
      await settled();
      expect(api.to('create-link')[0]?.init.signal?.aborted).toBe(true);
      expect(windows.opened).toMatchObject([{ url: undefined, isClosed: true }]);
      slow.give(well);
      await settled();
      expect(flow.state.peek().type).toBe('amount');
      expect(names()).toEqual([]);
      expect(errors).toEqual([]);
      expect(JSON.stringify(storage.entries())).not.toContain('pd_1');
    },
  );

  it('restarting and submitting again opens only the second link', async () => {
    const { api, windows, add } = createFakePage();
    const well = api.answers['create-link'];
    api.answers['create-link'] = inTurn(silence, well);
    const { flow, give, details } = add();
    await give();
    flow.restart();
    flow.chooseAmount();
    flow.submit('…');
    await settled();
    expect(flow.state.peek().type).toBe('waiting');
    expect(windows.opened).toMatchObject([
      { url: undefined, isClosed: true },
      { url: checkoutUrl, isClosed: false },
    ]);
    expect(details('sir-donate-checkout')).toHaveLength(1);
  });

  it('restarting before the deferred module has loaded makes no link', async () => {
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
    flow.restart();
    arrive();
    await settled();
    expect(page.api.to('create-link')).toEqual([]);
    expect(page.windows.opened).toMatchObject([{ url: undefined, isClosed: true }]);
    expect(flow.state.peek().type).toBe('amount');
  });

  it.each(['waiting', 'pending'] as const)(
    'restarting while %s stops the polling and removes the donation',
    async (name) => {
      const { api, clock, windows, storage, add, reload } = createFakePage();
      const { flow, give } = add();
      await give();
      if (name === 'pending') await clock.advance(30 * minuteMs);
      expect(flow.state.peek().type).toBe(name);
      flow.restart();
      await settled();
      const calls = api.to('status').length;
      windows.comeBack();
      await clock.advance(60 * minuteMs);
      expect(api.to('status')).toHaveLength(calls);
      expect(JSON.stringify(storage.entries())).not.toContain('pd_1');
      expect(flow.draft.peek()).toMatchObject(donor);
      reload();
      const next = add();
      next.flow.resume(() => expect.fail('found again'));
      await settled();
      expect(next.flow.state.peek().type).toBe('amount');
    },
  );

  it('a late status of a discarded donation does not end the next donation', async () => {
    const { api, clock, add } = createFakePage();
    const { flow, give, names } = add();
    await give();
    await clock.advance(30 * minuteMs);
    const slow = held();
    const { status } = api.answers;
    api.answers.status = (call) => (call.url.endsWith('pd_1') ? slow.answer(call) : status(call));
    flow.checkNow();
    await settled();
    flow.restart();
    api.answers['create-link'] = json({ donationLink: checkoutUrl, partnerDonationId: 'pd_2' });
    await give();
    slow.give(json({ status: 'COMPLETED' }));
    await settled();
    expect(flow.state.peek()).toMatchObject({ type: 'waiting', donation: { partnerDonationId: 'pd_2' } });
    expect(names()).not.toContain('sir-donate-complete');
    const before = api.to('status').length;
    await clock.advance(minuteMs);
    expect(api.to('status').length).toBeGreaterThan(before);
  });

  it('reset in a listener of sir-donate-complete shows an empty form', async () => {
    const { api, windows, add } = createFakePage();
    const { flow, give, onEvent } = add();
    onEvent(({ name }) => {
      if (name === 'sir-donate-complete') flow.reset();
      return true;
    });
    await give();
    api.answers.status = json({ status: 'COMPLETED' });
    windows.comeBack();
    await settled();
    expect(flow.state.peek()).toEqual({ type: 'amount' });
    expect(flow.draft.peek()).toMatchObject({ firstName: '', choice: undefined });
  });
});

describe('resuming after a reload', () => {
  it.each(['popup', 'redirect'])(
    'resumes the stored donation and polls it to its final status (%s)',
    async (checkout) => {
      const { api, clock, add, reload } = createFakePage();
      await add({ checkout }).give();
      await clock.advance(10_000);
      const before = api.to('status').length;
      reload();
      await clock.advance(minuteMs);
      expect(api.to('status')).toHaveLength(before);
      api.answers.status = json({ status: 'COMPLETED' });
      const { flow, names, details } = add({ checkout });
      const found: string[] = [];
      flow.resume(({ partnerDonationId }) => found.push(partnerDonationId));
      await settled();
      expect(found).toEqual(['pd_1']);
      expect(flow.state.peek().type).toBe('succeeded');
      expect(names()).toEqual(['sir-donate-complete']);
      expect(details('sir-donate-complete')).toMatchObject([
        { partnerDonationId: 'pd_1', handOff: checkout },
      ]);
      expect(api.to('create-link')).toHaveLength(1);
    },
  );

  it.each(['water,trees', ' water , trees,', 'water,water,trees', 'water,,trees', 'water,no slug!,trees'])(
    'stores the donation under the key that the shell looks for with the nonprofits %j',
    async (nonprofit) => {
      const { storage, add, attributes } = createFakePage();
      await add({ nonprofit }).give();
      const key = attributes()['publishable-key'] ?? '';
      expect(Object.keys(storage.entries())).toContain(`sir-donate:${donationKeyPrefix(key, nonprofit)}pd_1`);
    },
  );

  it('the stored donation says whether the dialog was open', async () => {
    for (const isOpen of [true, false]) {
      const { add, reload } = createFakePage();
      const { flow, give } = add();
      flow.setOpen(true);
      await give();
      flow.setOpen(isOpen);
      await settled();
      reload();
      const found: boolean[] = [];
      add().flow.resume((donation) => found.push(donation.isOpen));
      await settled();
      expect(found).toEqual([isOpen]);
    }
  });

  it('polls at most 20 times in 30 minutes, however often the page is reloaded', async () => {
    const { api, clock, windows, add, reload } = createFakePage();
    let widget = add();
    await widget.give();
    const start = clock.now();
    while (clock.now() - start < 29 * minuteMs) {
      await clock.advance(20_000);
      windows.comeBack();
      await clock.advance(20_000);
      reload();
      widget = add();
      widget.flow.resume(() => {});
      await settled();
    }
    expect(api.to('status').length).toBeGreaterThan(5);
    expect(api.to('status').length).toBeLessThanOrEqual(20);
  });

  it('a donation resumed after 30 minutes is polled once, and then only when the donor asks', async () => {
    const { api, clock, windows, add, reload } = createFakePage();
    await add().give();
    reload();
    await clock.advance(45 * minuteMs);
    const before = api.to('status').length;
    const { flow } = add();
    flow.resume(() => {});
    await settled();
    expect(flow.state.peek()).toMatchObject({ type: 'pending', isChecking: false });
    await clock.advance(60 * minuteMs);
    expect(api.to('status')).toHaveLength(before + 1);
    api.answers.status = json({ status: 'COMPLETED' });
    flow.checkNow();
    windows.comeBack();
    await settled();
    expect(flow.state.peek().type).toBe('succeeded');
  });

  it.each([10 * minuteMs, 45 * minuteMs])(
    'a donation resumed after %d ms in a hidden page is not polled until the page is visible',
    async (laterMs) => {
      const { api, clock, windows, add, reload } = createFakePage();
      await add().give();
      reload();
      await clock.advance(laterMs);
      const before = api.to('status').length;
      windows.setHidden(true);
      const { flow } = add();
      flow.resume(() => {});
      await clock.advance(5 * minuteMs);
      expect(api.to('status')).toHaveLength(before);
    },
  );

  it.each([
    ['a day later', dayMs],
    ['with the clock set back by a day', -dayMs],
  ])('resumes nothing %s', async (_, byMs) => {
    const { api, clock, add, reload } = createFakePage();
    await add().give();
    reload();
    clock.shift(byMs);
    const calls = api.calls.length;
    const { flow } = add();
    flow.resume(() => expect.fail('found'));
    await settled();
    expect(flow.state.peek().type).toBe('amount');
    expect(api.calls).toHaveLength(calls);
  });

  it.each(['always', 'when-writing'] as const)(
    'where storage fails %s, everything works but resuming',
    async (how) => {
      const { api, windows, storage, add, reload } = createFakePage();
      storage.fail(how);
      const { flow, give } = add();
      await give();
      api.answers.status = json({ status: 'PENDING' });
      windows.comeBack();
      await settled();
      expect(flow.state.peek().type).toBe('waiting');
      reload();
      const next = add();
      next.flow.resume(() => expect.fail('found'));
      await settled();
      expect(next.flow.state.peek().type).toBe('amount');
    },
  );

  it('resumes a donation although the form is unavailable', async () => {
    const { deferred, add, reload } = createFakePage();
    await add().give();
    reload();
    let isOffline = true;
    const { flow } = add(
      {},
      { loadDeferred: () => (isOffline ? Promise.reject(new Error('offline')) : Promise.resolve(deferred)) },
    );
    flow.load();
    await settled();
    expect(flow.state.peek().type).toBe('unavailable');
    isOffline = false;
    flow.resume(() => {});
    await settled();
    expect(flow.state.peek()).toMatchObject({ type: 'waiting', donation: { partnerDonationId: 'pd_1' } });
  });

  it('the stored donation says that the donor continued in this tab', async () => {
    const { api, windows, add, reload } = createFakePage();
    const first = add();
    await first.give();
    first.flow.leaveNow();
    await settled();
    expect(windows.navigations).toEqual([checkoutUrl]);
    reload();
    api.answers.status = json({ status: 'COMPLETED' });
    const { flow, details } = add();
    flow.resume(() => {});
    await settled();
    expect(details('sir-donate-complete')).toMatchObject([{ handOff: 'redirect' }]);
  });

  it('polling does not store again what was dismissed in another tab', async () => {
    const { api, clock, storage, add, attributes } = createFakePage();
    await add().give();
    storage.remove(`${donationKeyPrefix(attributes()['publishable-key'] ?? '', 'clean-water')}pd_1`);
    await clock.advance(minuteMs);
    expect(api.to('status').length).toBeGreaterThan(0);
    expect(JSON.stringify(storage.entries())).not.toContain('pd_1');
  });

  it('resume sends no request if nothing is stored', async () => {
    const { api, add } = createFakePage();
    const { flow } = add();
    flow.resume(() => expect.fail('found'));
    await settled();
    expect(api.calls).toEqual([]);
  });
});

describe('two widgets of one key and nonprofit', () => {
  it('of two widgets only one polls a donation', async () => {
    const { api, clock, add, reload } = createFakePage();
    await add().give();
    reload();
    const found: number[] = [];
    const widgets = [add(), add()];
    widgets.forEach(({ flow }, index) => void flow.resume(() => found.push(index)));
    await settled();
    expect(found).toEqual([0]);
    const before = api.to('status').length;
    await clock.advance(3_000);
    expect(api.to('status').length - before).toBeLessThanOrEqual(1);
  });

  it('a widget does not discard the donation of another widget', async () => {
    const { storage, add, reload } = createFakePage();
    await add().give();
    reload();
    const [first, second] = [add(), add()];
    first.flow.resume(() => {});
    second.flow.resume(() => {});
    await settled();
    second.flow.reset();
    await settled();
    expect(first.flow.state.peek().type).toBe('waiting');
    expect(JSON.stringify(storage.entries())).toContain('pd_1');
    second.flow.dispose();
    const third = add();
    third.flow.resume(() => expect.fail('followed twice'));
    await settled();
  });

  it('the next widget resumes the donation after the first is disposed', async () => {
    const { add } = createFakePage();
    const first = add();
    await first.give();
    first.flow.dispose();
    const found: string[] = [];
    add().flow.resume(({ partnerDonationId }) => found.push(partnerDonationId));
    await settled();
    expect(found).toEqual(['pd_1']);
  });
});

describe('two donations of one key and nonprofit', () => {
  /** One in each of two tabs; the second is the newer one. */
  async function giveTwo() {
    const page = createFakePage();
    const first = page.add();
    await first.give();
    await page.clock.advance(1_000);
    page.api.answers['create-link'] = json({ donationLink: checkoutUrl, partnerDonationId: 'pd_2' });
    const second = page.add();
    await second.give();
    const { status } = page.api.answers;
    /** From here on the API says of some that they are paid. */
    const pay = async (...ids: string[]) => {
      page.api.answers.status = (call) =>
        ids.some((id) => call.url.endsWith(id)) ? json({ status: 'COMPLETED' })() : status(call);
      // Not in one bunch with the last return.
      await page.clock.advance(1_000);
      page.windows.comeBack();
      await page.clock.advance(3_000);
    };
    /** Comes into being as a widget of a page that is loaded now. */
    const resume = async () => {
      const widget = page.add();
      widget.flow.resume(() => {});
      await settled();
      return widget;
    };
    return { ...page, first, second, pay, resume };
  }
  const followed = ({ flow }: Widget) => {
    const state = flow.state.peek();
    return 'donation' in state ? state.donation.partnerDonationId : undefined;
  };
  const told = (...widgets: Widget[]) =>
    widgets.map(({ details }) =>
      details('sir-donate-complete').map(({ partnerDonationId }) => partnerDonationId),
    );

  it('two donations are both resumed after reloads and each completes once', async () => {
    const { first, second, storage, pay, resume } = await giveTwo();
    first.flow.dispose();
    const firstAgain = await resume();
    expect(followed(firstAgain)).toBe('pd_1');
    second.flow.dispose();
    const secondAgain = await resume();
    expect(followed(secondAgain)).toBe('pd_2');
    await pay('pd_1', 'pd_2');
    expect(told(first, second, firstAgain, secondAgain)).toEqual([[], [], ['pd_1'], ['pd_2']]);
    expect(JSON.stringify(storage.entries())).not.toContain('pd_');
  });

  it('after a crash of two tabs the first tab resumes the newer donation and the second the older', async () => {
    const { reload, resume, pay } = await giveTwo();
    reload();
    const widgets = [await resume(), await resume(), await resume()];
    expect(widgets.map(followed)).toEqual(['pd_2', 'pd_1', undefined]);
    await pay('pd_1', 'pd_2');
    expect(told(...widgets)).toEqual([['pd_2'], ['pd_1'], []]);
  });

  it('one tab resumes two donations one after the other', async () => {
    const { reload, resume, pay } = await giveTwo();
    for (const id of ['pd_2', 'pd_1']) {
      reload();
      const widget = await resume();
      await pay(id);
      expect(told(widget)).toEqual([[id]]);
    }
    reload();
    expect(followed(await resume())).toBeUndefined();
  });

  it.each(['pd_1', 'pd_2'])('a third tab resumes whichever donation is released first: %s', async (id) => {
    const { first, second, resume, pay } = await giveTwo();
    const third = await resume();
    expect(followed(third)).toBeUndefined();
    (id === 'pd_1' ? first : second).flow.dispose();
    await settled();
    expect(followed(third)).toBe(id);
    await pay(id);
    expect(told(first, second, third)).toEqual([[], [], [id]]);
  });

  it('a tab that has resumed one donation leaves the other to the next tab', async () => {
    const { first, second, resume } = await giveTwo();
    const third = await resume();
    first.flow.dispose();
    await settled();
    second.flow.dispose();
    await settled();
    expect(followed(third)).toBe('pd_1');
    expect(followed(await resume())).toBe('pd_2');
  });

  it('a third tab goes on waiting for one donation when the other has ended', async () => {
    const { first, second, storage, resume, pay } = await giveTwo();
    const third = await resume();
    await pay('pd_2');
    expect(told(first, second, third)).toEqual([[], ['pd_2'], []]);
    expect(followed(third)).toBeUndefined();
    expect(JSON.stringify(storage.entries())).toContain('pd_1');
    first.flow.dispose();
    await settled();
    expect(followed(third)).toBe('pd_1');
    third.flow.restart();
    expect(JSON.stringify(storage.entries())).not.toContain('pd_');
    expect(followed(await resume())).toBeUndefined();
  });

  it('each stored donation counts its own calls, and the end of one does not affect the other', async () => {
    const { first, second, storage, clock, pay } = await giveTwo();
    await clock.advance(minuteMs);
    const calls = (id: string) =>
      Object.entries(storage.entries()).flatMap(([name, text]) =>
        name.endsWith(id) ? [JSON.parse(text).calls] : [],
      );
    expect(calls('pd_1')[0]).toBeGreaterThan(0);
    expect(calls('pd_2')[0]).toBeGreaterThan(0);
    await pay('pd_1');
    expect(calls('pd_1')).toEqual([]);
    expect(followed(second)).toBe('pd_2');
    expect(told(first, second)).toEqual([['pd_1'], []]);
  });
});

describe('polling while the donor is at the checkout', () => {
  it('polls at most 20 times in 30 minutes, then shows pending and lets the donor ask', async () => {
    const { api, clock, windows, add } = createFakePage();
    const { flow, give, names } = add();
    await give();
    for (let minute = 0; minute < 30; minute++) {
      windows.comeBack();
      await clock.advance(minuteMs);
    }
    expect(flow.state.peek()).toMatchObject({ type: 'pending', isChecking: false, link: checkoutUrl });
    const calls = api.to('status').length;
    expect(calls).toBeLessThanOrEqual(20);
    await clock.advance(60 * minuteMs);
    expect(api.to('status')).toHaveLength(calls);
    const slow = held();
    api.answers.status = slow.answer;
    flow.checkNow();
    flow.checkNow();
    await settled();
    expect(flow.state.peek()).toMatchObject({ type: 'pending', isChecking: true });
    expect(api.to('status')).toHaveLength(calls + 1);
    slow.give(json({ status: 'COMPLETED' }));
    await settled();
    expect(flow.state.peek().type).toBe('succeeded');
    expect(names().at(-1)).toBe('sir-donate-complete');
  });

  it('a failed check is reported and the donation stays pending', async () => {
    const { api, clock, add } = createFakePage();
    const { flow, give, errors } = add();
    await give();
    await clock.advance(30 * minuteMs);
    api.answers.status = html(500);
    flow.checkNow();
    await settled();
    expect(flow.state.peek()).toMatchObject({ type: 'pending', isChecking: false });
    expect(errors.map(({ code }) => code)).toEqual(['server']);
  });

  it('an outage is reported once, not at every poll, and the final status is found after it', async () => {
    const { api, clock, add } = createFakePage();
    const { flow, give, errors } = add();
    await give();
    api.answers.status = fault;
    await clock.advance(5 * minuteMs);
    expect(api.to('status').length).toBeGreaterThan(2);
    expect(errors.map(({ code }) => code)).toEqual(['network']);
    expect(flow.state.peek().type).toBe('waiting');
    api.answers.status = json({ status: 'COMPLETED' });
    await clock.advance(10 * minuteMs);
    expect(flow.state.peek().type).toBe('succeeded');
  });

  it('an unreadable status is a warning and counts as pending', async () => {
    const { api, clock, add } = createFakePage();
    const { flow, give, errors, warnings } = add();
    await give();
    api.answers.status = json({ phase: 9 });
    await clock.advance(minuteMs);
    expect(flow.state.peek().type).toBe('waiting');
    expect(errors).toEqual([]);
    expect(new Set(warnings).size).toBe(1);
    expect(warnings[0]).toMatch(/status.*pending/);
  });

  it('polls nothing while the page is hidden, and polls at once on return', async () => {
    const { api, clock, windows, add } = createFakePage();
    await add().give();
    windows.setHidden(true);
    await clock.advance(10 * minuteMs);
    expect(api.to('status')).toEqual([]);
    windows.comeBack();
    await settled();
    expect(api.to('status')).toHaveLength(1);
  });

  it('a 429 stops polling until its pause is over', async () => {
    const { api, clock, windows, add } = createFakePage();
    await add().give();
    api.answers.status = html(429, { 'Retry-After': '300' });
    await clock.advance(10_000);
    expect(api.to('status')).toHaveLength(1);
    windows.comeBack();
    await clock.advance(280_000);
    expect(api.to('status')).toHaveLength(1);
    await clock.advance(minuteMs);
    expect(api.to('status').length).toBeGreaterThan(1);
  });

  it('a return polls a pending donation even after the clock was set back', async () => {
    const { api, clock, windows, add } = createFakePage();
    await add().give();
    await clock.advance(30 * minuteMs);
    windows.comeBack();
    await clock.advance(minuteMs);
    clock.shift(-2 * 60 * minuteMs);
    const calls = api.to('status').length;
    windows.comeBack();
    await settled();
    expect(api.to('status')).toHaveLength(calls + 1);
  });

  it('a disposed widget polls no more, and its donation stays stored', async () => {
    const { api, clock, storage, add } = createFakePage();
    const { flow, give } = add();
    await give();
    flow.dispose();
    await clock.advance(60 * minuteMs);
    expect(api.to('status')).toEqual([]);
    expect(clock.timers()).toBe(0);
    expect(JSON.stringify(storage.entries())).toContain('pd_1');
  });
});

describe('changing the key', () => {
  it('another key while the link is made ends the submission', async () => {
    const page = createFakePage();
    page.api.answers['create-link'] = silence;
    const { flow, give } = page.add();
    await give();
    flow.update({ ...flow.options.peek(), key: `${flow.options.peek().key}x` });
    await page.clock.advance(minuteMs);
    expect(flow.state.peek().type).not.toBe('creating');
    expect(page.windows.opened).toMatchObject([{ url: undefined, isClosed: true }]);
    expect(flow.draft.peek()).toMatchObject(donor);
  });

  it('another key while the donor is at the checkout ends the waiting screen', async () => {
    const { clock, add } = createFakePage();
    const { flow, give } = add();
    await give();
    flow.update({ ...flow.options.peek(), key: `${flow.options.peek().key}x` });
    await clock.advance(60 * minuteMs);
    expect(flow.state.peek().type).not.toBe('waiting');
  });

  it('a donation is never polled with another key', async () => {
    const { api, clock, windows, add } = createFakePage();
    const { flow, give } = add();
    await give();
    const first = flow.options.peek().key;
    flow.update({ ...flow.options.peek(), key: `${first}x` });
    windows.comeBack();
    await clock.advance(31 * minuteMs);
    flow.checkNow();
    await settled();
    const keys = api.to('status').map(({ headers }) => headers.get('X-Partner-Key'));
    expect(keys.filter((key) => key !== first)).toEqual([]);
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
