import { describe, expect, it, vi } from 'vitest';
import { donationKeyPrefix } from '../contract/donation-key-prefix.js';
import { checkoutUrl } from '../testing/fake-api.js';
import { settled } from '../testing/fake-clock.js';
import { fault, held, html, json } from '../testing/fake-fetch.js';
import { createFakePage } from '../testing/fake-page.js';
import { hasStoredDonation } from './has-stored-donation.js';

/** End to end with a fake browser: flow, checkout controller, API client and storage. */

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

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
    'stores the donation under a key that the shell looks for with the nonprofits %j',
    async (nonprofit) => {
      const { storage, add, attributes } = createFakePage();
      await add({ nonprofit }).give();
      const key = attributes()['publishable-key'] ?? '';
      expect(Object.keys(storage.entries())).toContain(`sir-donate:${donationKeyPrefix(key, 'water')}pd_1`);
      vi.stubGlobal('localStorage', storage.entries());
      expect(hasStoredDonation(` ${key} `, nonprofit)).toBe(true);
      expect(hasStoredDonation(key, 'trees')).toBe(false);
      vi.unstubAllGlobals();
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

  it('polls at most 14 times in 30 minutes, however often the page is reloaded', async () => {
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
    expect(api.to('status').length).toBeLessThanOrEqual(14);
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
    first.flow.continueInThisTab();
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

describe('polling while the donor is at the checkout', () => {
  it('polls at most 14 times in 30 minutes, then shows pending and lets the donor ask', async () => {
    const { api, clock, windows, add } = createFakePage();
    const { flow, give, names } = add();
    await give();
    for (let minute = 0; minute < 30; minute++) {
      windows.comeBack();
      await clock.advance(minuteMs);
    }
    expect(flow.state.peek()).toMatchObject({ type: 'pending', isChecking: false, link: checkoutUrl });
    const calls = api.to('status').length;
    expect(calls).toBeLessThanOrEqual(14);
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

  it('what a page changes in an event or in the donation changes nothing else', async () => {
    const { api, clock, add } = createFakePage();
    const { flow, give, onEvent } = add();
    onEvent(({ name, detail }) => {
      if (name === 'sir-donate-complete') Object.assign(detail.reward ?? {}, { tokens: 99 });
      return true;
    });
    await give();
    api.answers.status = json({ status: 'COMPLETED', tokensDistributed: 5 });
    await clock.advance(minuteMs);
    Object.assign(flow.donation()?.reward ?? {}, { tokens: 77 });
    expect(flow.donation()?.reward).toEqual({ tokens: 5 });
  });

  it('a failed check is reported and the donation stays pending', async () => {
    const { api, clock, add } = createFakePage();
    const { flow, give, errors, concerned, details } = add();
    await give();
    await clock.advance(30 * minuteMs);
    api.answers.status = html(500);
    flow.checkNow();
    await settled();
    expect(flow.state.peek()).toMatchObject({ type: 'pending', isChecking: false });
    expect(errors.map(({ code }) => code)).toEqual(['server']);
    expect(concerned).toEqual(details('sir-donate-checkout'));
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
