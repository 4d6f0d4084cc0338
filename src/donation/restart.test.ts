import { describe, expect, it } from 'vitest';
import { checkoutUrl } from '../testing/fake-api.js';
import { settled } from '../testing/fake-clock.js';
import { held, html, inTurn, json, silence } from '../testing/fake-fetch.js';
import { createFakePage, donor } from '../testing/fake-page.js';

/** End to end with a fake browser: flow, checkout controller, API client and storage. */

const minuteMs = 60_000;

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

describe('changing the key', () => {
  it('another key while the link is made does not end the submission', async () => {
    const page = createFakePage();
    const slow = held();
    const well = page.api.answers['create-link'];
    page.api.answers['create-link'] = slow.answer;
    const { flow, give } = page.add();
    await give();
    flow.update({ ...flow.options.peek(), key: `${flow.options.peek().key}x` });
    slow.give(well);
    await settled();
    expect(flow.state.peek().type).toBe('waiting');
    expect(page.windows.opened).toMatchObject([{ url: checkoutUrl, isClosed: false }]);
  });

  it('a refused link shows the form again, with the new key', async () => {
    const page = createFakePage();
    const slow = held();
    page.api.answers['create-link'] = slow.answer;
    const { flow, give } = page.add();
    await give();
    const other = `${flow.options.peek().key}x`;
    flow.update({ ...flow.options.peek(), key: other });
    slow.give(html(503));
    await settled();
    expect(flow.state.peek().type).toBe('details');
    expect(flow.options.peek().key).toBe(other);
    expect(flow.draft.peek()).toMatchObject(donor);
    expect(page.api.to('config').at(-1)?.headers.get('X-Partner-Key')).toBe(other);
  });

  it('a donation is followed with its own key, which a restart leaves for the new one', async () => {
    const { api, clock, windows, storage, add } = createFakePage();
    const { flow, give, names } = add();
    await give();
    const { key } = flow.options.peek();
    flow.update({ ...flow.options.peek(), key: `${key}x` });
    await clock.advance(minuteMs);
    expect(flow.state.peek().type).toBe('waiting');
    expect(api.to('status').length).toBeGreaterThan(1);
    flow.restart();
    await settled();
    expect(flow.state.peek()).toEqual({ type: 'amount' });
    expect(flow.options.peek().key).toBe(`${key}x`);
    const calls = api.to('status').length;
    await clock.advance(minuteMs);
    expect(api.to('status')).toHaveLength(calls);
    expect(JSON.stringify(storage.entries())).toContain('pd_1');

    flow.resume(() => {});
    flow.update({ ...flow.options.peek(), key });
    await settled();
    expect(flow.state.peek()).toMatchObject({ type: 'waiting', donation: { partnerDonationId: 'pd_1' } });
    api.answers.status = json({ status: 'COMPLETED' });
    windows.comeBack();
    await clock.advance(5 * minuteMs);
    expect(names().filter((name) => name === 'sir-donate-complete')).toHaveLength(1);
    expect(JSON.stringify(storage.entries())).not.toContain('pd_1');
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
