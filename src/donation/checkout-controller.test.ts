import { describe, expect, it } from 'vitest';
import { checkoutUrl } from '../testing/fake-api.js';
import { settled } from '../testing/fake-clock.js';
import { held, inTurn, json } from '../testing/fake-fetch.js';
import { createFakePage, donor } from '../testing/fake-page.js';

/** End to end with a fake browser: flow, checkout controller, API client and storage. */

const minuteMs = 60_000;
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
      {
        donationLink: checkoutUrl,
        partnerDonationId: 'pd_1',
        amountMinor: 2500,
        currency: 'USD',
        frequency: 'once',
        provider: 'stripe',
        tipMinor: 250,
        nonprofit: 'clean-water',
        environment: 'sandbox',
      },
    ]);
    expect(details('sir-donate-checkout')).toEqual([
      {
        partnerDonationId: 'pd_1',
        amountMinor: 2500,
        currency: 'USD',
        frequency: 'once',
        provider: 'stripe',
        handOff: 'popup',
        tipMinor: 250,
        nonprofit: 'clean-water',
        environment: 'sandbox',
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

  it('navigates the top window with checkout="redirect" in a frame, and never the frame itself', async () => {
    const { windows, add } = createFakePage();
    windows.isFramed = true;
    const { flow, give, details } = add({ checkout: 'redirect' });
    await give();
    flow.continueInThisTab();
    await settled();
    expect(windows.opened).toEqual([{ kind: 'redirect', url: checkoutUrl, isClosed: false }]);
    expect(windows.navigations).toEqual([]);
    expect(details('sir-donate-checkout')).toMatchObject([{ handOff: 'redirect' }]);
  });

  it.each(['the last button', 'the link of the link screen'])(
    'leaves the page for the checkout only after the page has received the event: %s',
    async (way) => {
      const { windows, storage, add } = createFakePage();
      windows.isFramed = true;
      let receive = (): void => {};
      const received = new Promise<boolean>((resolve) => {
        receive = () => resolve(true);
      });
      const isLink = way !== 'the last button';
      const { flow, fill } = add(
        { checkout: isLink ? 'popup' : 'redirect' },
        { emit: (name) => (name === 'sir-donate-checkout' ? received : true) },
      );
      await fill();
      const { openWindow } = windows;
      windows.openWindow = (mode, text) =>
        mode === 'redirect' ? openWindow.call(windows, mode, text) : undefined;
      flow.submit('…');
      await settled();
      if (isLink) {
        expect(flow.state.peek().type).toBe('link');
        void flow.continueInThisTab();
        await settled();
      }
      expect(windows.opened.map(({ url }) => url).filter(Boolean)).toEqual([]);
      expect(Object.keys(storage.entries()).some((name) => name.includes('donation:'))).toBe(true);
      receive();
      await settled();
      expect(windows.opened.map(({ url }) => url).filter(Boolean)).toEqual([checkoutUrl]);
    },
  );

  it('shows a link with checkout="redirect" in a frame that may not navigate the top window', async () => {
    const { windows, add } = createFakePage();
    windows.isFramed = true;
    windows.blockWindows();
    const { flow, give, details } = add({ checkout: 'redirect' });
    await give();
    expect(flow.state.peek()).toMatchObject({ type: 'link', link: checkoutUrl });
    expect(details('sir-donate-checkout')).toEqual([]);
    // The link's own click navigates the top window.
    flow.continueInThisTab();
    await settled();
    expect(windows.navigations).toEqual([]);
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
          tipMinor: 250,
          nonprofit: 'clean-water',
          environment: 'sandbox',
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

describe('the check of the checkout link', () => {
  it.each([
    'javascript:alert(document.domain)',
    'data:text/html,<script>alert(1)</script>',
    'https://stripe.com.evil.example/pay',
    'http://checkout.stripe.com/pay',
    '/pay/1',
    'https://user@checkout.stripe.com/',
    'http://localhost:8787/checkout',
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

  it('polls at most 14 times in 30 minutes, however often the donor returns from a link', async () => {
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
    expect(api.to('status').length).toBeGreaterThan(8);
    expect(api.to('status').length).toBeLessThanOrEqual(14);
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
