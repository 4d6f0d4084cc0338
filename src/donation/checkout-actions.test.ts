import { expect, it, vi } from 'vitest';
import { checkoutUrl } from '../testing/fake-api.js';
import { settled } from '../testing/fake-clock.js';
import { json } from '../testing/fake-fetch.js';
import { createFakePage, type FakePage } from '../testing/fake-page.js';

/** What storage has of a donation. */
const stored = ({ storage }: FakePage, id: string) =>
  Object.entries(storage.entries()).flatMap(([name, text]) =>
    name.endsWith(id) ? [JSON.parse(text)] : [],
  )[0];

/** A widget that has resumed a donation after a reload. */
async function resume(page = createFakePage()) {
  await page.add().give();
  page.reload();
  const widget = page.add();
  const onLost = vi.fn();
  widget.flow.resume(() => {}, { onLost });
  await settled();
  expect(widget.flow.state.peek().type).toBe('waiting');
  return { page, ...widget, onLost };
}

it('a widget that leaves a donation to another one starts anew, and polls it no more', async () => {
  const { page, flow, onLost } = await resume();
  flow.forget('pd_2');
  expect(flow.state.peek().type).toBe('waiting');
  expect(onLost).not.toHaveBeenCalled();
  flow.forget('pd_1');
  expect(flow.state.peek().type).toBe('amount');
  expect(onLost).toHaveBeenCalledOnce();
  const calls = page.api.to('status').length;
  await page.clock.advance(60_000);
  expect(page.api.to('status')).toHaveLength(calls);
  expect(stored(page, 'pd_1')).toBeDefined();
  const next = page.add();
  next.flow.resume(() => {});
  await settled();
  expect(next.flow.state.peek().type).toBe('waiting');
});

it('a widget that has no donation, or nothing loaded, has none to leave', async () => {
  const { flow } = createFakePage().add();
  expect(() => flow.forget('pd_1')).not.toThrow();
  expect(() => flow.donorReturned('pd_1')).not.toThrow();
  flow.load();
  await settled();
  flow.forget('pd_1');
  expect(flow.state.peek().type).toBe('amount');
});

it('the return of the donor polls the donation that it names, or any', async () => {
  const { page, flow } = await resume();
  await page.clock.advance(700);
  const calls = () => page.api.to('status').length;
  await page.clock.advance(60_000);
  for (const [id, isPolled] of [
    ['pd_2', false],
    ['pd_1', true],
    [undefined, true],
  ] as const) {
    await page.clock.advance(5_000);
    const before = calls();
    flow.donorReturned(id);
    await settled();
    expect(calls() - before, String(id)).toBe(isPolled ? 1 : 0);
  }
});

it('loads nothing for a donation where none is stored, and resumes what was stored since', async () => {
  const page = createFakePage();
  let isStored = false;
  const loadDeferred = vi.fn(() => Promise.resolve(page.deferred));
  const { flow } = page.add({}, { loadDeferred });
  flow.resume(() => {}, { isStored: () => isStored });
  await settled();
  expect(loadDeferred).not.toHaveBeenCalled();
  const other = page.add();
  await other.give();
  other.flow.dispose();
  isStored = true;
  flow.resumeAgain();
  await settled();
  expect(flow.state.peek().type).toBe('waiting');
});

it('the donor can ask only an unavailable form to try again', async () => {
  const page = createFakePage();
  const { flow } = page.add();
  flow.retry();
  await settled();
  expect(page.api.calls).toEqual([]);
});

it('older donations are found again only after the newest, whose widget needs no form for some time', async () => {
  const page = createFakePage();
  const older = page.add();
  await older.give();
  older.flow.dispose();
  await page.clock.advance(1_000);
  page.api.answers['create-link'] = json({ donationLink: checkoutUrl, partnerDonationId: 'pd_2' });
  const newer = page.add();
  await newer.give();
  expect(stored(page, 'pd_1').idleUntil ?? 0).toBe(0);
  await page.clock.advance(40 * 60_000);
  page.windows.comeBack();
  await settled();
  const { idleUntil } = stored(page, 'pd_2');
  expect(idleUntil).toBeGreaterThan(page.clock.now());
  expect(stored(page, 'pd_1').idleUntil).toBe(idleUntil);
  expect(stored(page, 'pd_1')).toMatchObject({ partnerDonationId: 'pd_1', amountMinor: 2500 });
});

it('calls of another tab are not forgotten when the dialog is closed', async () => {
  const page = createFakePage();
  const { flow, give } = page.add({ mode: 'modal' });
  await give();
  const [name = '', text = ''] =
    Object.entries(page.storage.entries()).find(([key]) => key.endsWith('pd_1')) ?? [];
  const more = { calls: 9, lastCallAt: page.clock.now(), backoffMs: 7_000 };
  page.storage.set(name.replace(/^sir-donate:/, ''), JSON.stringify({ ...JSON.parse(text), ...more }));
  flow.setOpen(true);
  expect(stored(page, 'pd_1')).toMatchObject({ ...more, isOpen: true });
});

it('a refused currency is shown where there are several, and an error tells what was to be given', async () => {
  for (const [attributes, type, fields] of [
    [{}, 'details', ['email']],
    [{ currencies: 'USD,EUR' }, 'amount', ['email', 'currency']],
  ] as const) {
    const page = createFakePage();
    page.api.answers['create-link'] = json(
      { errors: { currency: 'no', donorEmail: 'bad' } },
      { status: 422 },
    );
    const { flow, give, concerned } = page.add(attributes);
    await give();
    const state = flow.state.peek();
    expect(state).toMatchObject({ type, problem: { code: 'rejected' } });
    const named = 'problem' in state ? [...(state.problem?.fields ?? [])] : [];
    expect(named.sort()).toEqual([...fields].sort());
    expect(concerned.at(-1)).toEqual({
      amountMinor: 2500,
      tipMinor: 250,
      currency: 'USD',
      frequency: 'once',
      provider: 'stripe',
      nonprofit: 'clean-water',
      environment: 'sandbox',
    });
  }
});
