import { describe, expect, it } from 'vitest';
import { checkoutUrl } from '../testing/fake-api.js';
import { settled } from '../testing/fake-clock.js';
import { fault, json } from '../testing/fake-fetch.js';
import { createFakePage, type FakePage } from '../testing/fake-page.js';

/** A payment that takes days, end to end with a fake browser: flow, API client, poller and storage. */

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Gives, and comes back from the checkout to a payment that is processing. */
async function giveByDebit(page = createFakePage(), status = 'PROCESSING') {
  const widget = page.add();
  await widget.give();
  page.api.answers.status = json({ status });
  await page.clock.advance(5_000);
  page.windows.comeBack();
  await settled();
  return { page, widget };
}

/** Loads the page again, and lets the widget find the donation. */
async function visit(page: FakePage) {
  page.reload();
  const widget = page.add();
  const found: boolean[] = [];
  widget.flow.resume(({ isOpen }) => found.push(isOpen));
  await settled();
  return { ...widget, found };
}

const callsOf = ({ api }: FakePage): number => api.to('status').length;
const storedOf = ({ storage }: FakePage): string[] =>
  Object.keys(storage.entries()).filter((name) => name.includes(':donation:'));

describe.each(['PROCESSING', 'in_review', 'Payment Under Review'])('the status %j', (status) => {
  it('ends polling, and is reported once with what was given', async () => {
    const { page, widget } = await giveByDebit(undefined, status);
    expect(widget.flow.state.peek().type).toBe('processing');
    expect(widget.details('sir-donate-processing')).toEqual(widget.details('sir-donate-checkout'));
    const before = callsOf(page);
    await page.clock.advance(5 * hourMs);
    page.windows.comeBack();
    await settled();
    expect(callsOf(page)).toBe(before);
    expect(widget.names().at(-1)).toBe('sir-donate-processing');
    expect(widget.warnings).toEqual([]);
  });
});

it('a checkout that the page has opened itself turns into it, too', async () => {
  const page = createFakePage();
  const widget = page.add();
  widget.onEvent(({ name }) => name !== 'sir-donate-before-checkout');
  await widget.give();
  page.api.answers.status = json({ status: 'processing' });
  await page.clock.advance(5_000);
  expect(widget.flow.state.peek().type).toBe('processing');
  expect(widget.details('sir-donate-processing')).toMatchObject([{ handOff: 'link' }]);
});

it('a donation that has no confirmation after 30 minutes turns into it at a check', async () => {
  const page = createFakePage();
  const { flow, give, names } = page.add();
  await give();
  await page.clock.advance(31 * minuteMs);
  expect(flow.state.peek().type).toBe('pending');
  page.api.answers.status = json({ status: 'processing' });
  flow.checkNow();
  await settled();
  expect(flow.state.peek().type).toBe('processing');
  expect(names().at(-1)).toBe('sir-donate-processing');
});

it('in an open page, a return asks again after 6 hours, and ends with the result', async () => {
  const { page, widget } = await giveByDebit();
  const before = callsOf(page);
  for (let returns = 0; returns < 12; returns++) {
    await page.clock.advance(hourMs);
    page.windows.comeBack();
    await settled();
  }
  expect(callsOf(page)).toBe(before + 2);
  page.api.answers.status = json({ status: 'COMPLETED' });
  await page.clock.advance(6 * hourMs);
  page.windows.comeBack();
  await settled();
  expect(widget.flow.state.peek().type).toBe('succeeded');
  expect(widget.names().slice(-2)).toEqual(['sir-donate-processing', 'sir-donate-complete']);
  expect(storedOf(page)).toEqual([]);
});

it('visits ask at most every 6 hours, 20 times in all, and report nothing again; after 14 days it is forgotten', async () => {
  const { page } = await giveByDebit();
  const times: number[] = [];
  const start = page.clock.now();
  while (page.clock.now() - start < 14 * dayMs - 2 * hourMs) {
    await page.clock.advance(hourMs);
    const before = callsOf(page);
    const { flow, names, found } = await visit(page);
    expect(flow.state.peek().type).toBe('processing');
    expect(names()).toEqual([]);
    // It was in an open dialog; no visit opens on it.
    expect(found).toEqual([false]);
    if (callsOf(page) > before) times.push(page.clock.now());
  }
  expect(callsOf(page)).toBe(20);
  for (const [at, time] of times.entries())
    if (at) expect(time - (times[at - 1] ?? 0)).toBeGreaterThanOrEqual(6 * hourMs);
  await page.clock.advance(2 * hourMs);
  expect((await visit(page)).flow.state.peek().type).toBe('amount');
  expect(storedOf(page)).toEqual([]);
});

it.each([
  ['COMPLETED', 'succeeded', 'sir-donate-complete'],
  ['FAILED', 'failed', 'sir-donate-failed'],
])('a later visit finds the result: %s', async (status, type, name) => {
  const { page } = await giveByDebit();
  await page.clock.advance(4 * dayMs);
  page.api.answers.status = json({ status });
  const { flow, names } = await visit(page);
  expect(flow.state.peek().type).toBe(type);
  expect(names()).toEqual([name]);
});

it.each([
  ['PENDING', json({ status: 'PENDING' })],
  ['an unknown word', json({ status: 'CLEARING' })],
  ['an answer of another shape', json({})],
  ['a network error', fault],
])('it stays processing after %s', async (_, answer) => {
  const { page } = await giveByDebit();
  await page.clock.advance(7 * hourMs);
  page.api.answers.status = answer;
  const { flow, names } = await visit(page);
  expect(flow.state.peek().type).toBe('processing');
  expect(names()).toEqual([]);
});

describe.each(['requires_action', 'requires_payment_method', 'requires_confirmation'])(
  'the status %s',
  (status) => {
    it('keeps the donor at the checkout, with its link', async () => {
      const { widget } = await giveByDebit(undefined, status);
      expect(widget.flow.state.peek()).toMatchObject({ type: 'waiting', link: expect.any(String) });
      expect(widget.names()).not.toContain('sir-donate-processing');
      expect(widget.warnings).toEqual([]);
    });

    it('leads back to the checkout from a payment that was processing, and is reported no second time', async () => {
      const { page, widget } = await giveByDebit();
      page.api.answers.status = json({ status });
      await page.clock.advance(6 * hourMs);
      page.windows.comeBack();
      await settled();
      expect(widget.flow.state.peek()).toMatchObject({ type: 'pending', link: expect.any(String) });
      page.api.answers.status = json({ status: 'processing' });
      widget.flow.checkNow();
      await settled();
      expect(widget.flow.state.peek().type).toBe('processing');
      expect(widget.details('sir-donate-processing')).toHaveLength(1);
    });

    it('is found again days later, and is then polled as one that awaits the donor', async () => {
      const { page } = await giveByDebit();
      page.api.answers.status = json({ status });
      await page.clock.advance(3 * dayMs);
      expect((await visit(page)).flow.state.peek().type).toBe('pending');
      await page.clock.advance(dayMs);
      const { flow } = await visit(page);
      expect(flow.state.peek().type).toBe('pending');
      const before = callsOf(page);
      flow.checkNow();
      await settled();
      expect(callsOf(page)).toBe(before + 1);
    });
  },
);

describe('a donor who gives again', () => {
  it('gets an empty form at once; the first donation stays stored, and its result is found later', async () => {
    const { page, widget } = await giveByDebit();
    widget.flow.reset();
    expect(widget.flow.state.peek().type).toBe('amount');
    expect(widget.flow.draft.peek().firstName).toBe('');
    expect(storedOf(page)).toHaveLength(1);
    const before = callsOf(page);
    await page.clock.advance(7 * hourMs);
    page.windows.comeBack();
    await settled();
    expect(callsOf(page)).toBe(before);
    page.api.answers.status = json({ status: 'COMPLETED' });
    const later = await visit(page);
    expect(later.names()).toEqual(['sir-donate-complete']);
  });

  it('makes a second donation, and each comes to its own end', async () => {
    const { page, widget } = await giveByDebit();
    widget.flow.reset();
    page.api.answers.status = json({ status: 'PENDING' });
    page.api.answers['create-link'] = json({ donationLink: checkoutUrl, partnerDonationId: 'pd_2' });
    await widget.give();
    expect(storedOf(page)).toHaveLength(2);
    page.api.answers.status = json({ status: 'COMPLETED' });
    await page.clock.advance(10_000);
    expect(widget.details('sir-donate-complete')).toHaveLength(1);
    await page.clock.advance(7 * hourMs);
    const later = await visit(page);
    expect(later.details('sir-donate-complete')).toHaveLength(1);
    expect(storedOf(page)).toEqual([]);
  });
});

it('is not reported again where another tab without Web Locks has reported it', async () => {
  const page = createFakePage();
  const widget = page.add();
  await widget.give();
  const [name = ''] = storedOf(page);
  const entry = page.storage.entries()[name] ?? '';
  page.storage.set(name.replace('sir-donate:', ''), entry.replace('{', '{"isProcessing":true,'));
  page.api.answers.status = json({ status: 'processing' });
  await page.clock.advance(5_000);
  expect(widget.flow.state.peek().type).toBe('processing');
  expect(widget.names()).not.toContain('sir-donate-processing');
});

it('of several, each is asked for on visits of its own, at most every 6 hours', async () => {
  const page = createFakePage();
  await giveByDebit(page);
  await page.clock.advance(hourMs);
  page.reload();
  page.api.answers['create-link'] = json({ donationLink: checkoutUrl, partnerDonationId: 'pd_2' });
  await giveByDebit(page);
  const askedOn = async (visits: number): Promise<string[]> => {
    const before = callsOf(page);
    for (let times = 0; times < visits; times++) {
      expect((await visit(page)).flow.state.peek().type).toBe('processing');
      await page.clock.advance(minuteMs);
    }
    return page.api
      .to('status')
      .slice(before)
      .map(({ url }) => /pd_\d/.exec(`${url}`)?.[0] ?? '');
  };
  expect(await askedOn(3)).toEqual([]);
  await page.clock.advance(6 * hourMs);
  expect(await askedOn(4)).toEqual(['pd_2', 'pd_1']);
  page.api.answers.status = json({ status: 'COMPLETED' });
  await page.clock.advance(6 * hourMs);
  const results = [await visit(page), await visit(page), await visit(page)];
  expect(
    results.map(({ details }) =>
      details('sir-donate-complete').map(({ partnerDonationId }) => partnerDonationId),
    ),
  ).toEqual([['pd_2'], ['pd_1'], []]);
});

it('keeps no older donation from being found whose donor may be coming back from the checkout', async () => {
  const page = createFakePage();
  const { give, flow } = page.add();
  await give();
  flow.dispose();
  await page.clock.advance(1_000);
  page.api.answers['create-link'] = json({ donationLink: checkoutUrl, partnerDonationId: 'pd_2' });
  await giveByDebit(page);
  const waits = () =>
    Object.entries(page.storage.entries())
      .filter(([name]) => name.includes(':donation:'))
      .map(([, entry]) => JSON.parse(entry))
      .filter(({ isProcessing }) => !isProcessing)
      .map(({ idleUntil = 0 }) => idleUntil > page.clock.now());
  expect(waits()).toEqual([false]);
});

it('is not taken over by another form of the page when the donor gives again', async () => {
  const { page, widget } = await giveByDebit();
  const other = page.add();
  other.flow.resume(() => {});
  await page.clock.advance(10_000);
  expect(other.flow.state.peek().type).toBe('amount');
  widget.flow.reset();
  await page.clock.advance(10_000);
  expect([widget, other].map(({ flow }) => flow.state.peek().type)).toEqual(['amount', 'amount']);
});
