import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BrowserServices } from '../donation/browser-services.js';
import type { WidgetRank } from '../donation/widget-identity.js';
import { createFakeClock, type FakeClock, settled } from '../testing/fake-clock.js';
import { fakeOf } from '../testing/fake-dom.js';
import { createFakeTabs } from '../testing/fake-tabs.js';
import { storedDonation } from '../testing/stored-donation.js';
import type { DonationEntry } from './donation-entry.js';
import { HostDonations } from './host-donations.js';
import type { HostStorage } from './host-storage.js';

/** What the browser of the host page has; each test has its own. */
const browser = vi.hoisted(
  (): { services?: Pick<BrowserServices, 'clock' | 'withLock'>; rank?: WidgetRank } => ({}),
);

vi.mock('../donation/browser-services.js', () => ({
  browserServices: {
    get clock() {
      return browser.services?.clock;
    },
    get withLock() {
      return browser.services?.withLock;
    },
  },
}));
vi.mock('../element/widget-identity.js', () => ({
  createWidgetIdentity: () => ({ rank: () => browser.rank }),
}));

const owner = { key: 'pk_test_1', nonprofits: 'clean-water' };
const entry = (id = 'pd_1'): DonationEntry => ({
  name: `donation:pk_test_1:clean-water:${id}`,
  value: JSON.stringify({ ...storedDonation, partnerDonationId: id }),
});
const otherWidget: WidgetRank = { isUsed: false, isOwnTab: false, betterCount: 0 };
const ownWidget: WidgetRank = { isUsed: true, isOwnTab: true, betterCount: 0 };

let clock: FakeClock;
let entries: Map<string, string>;

beforeEach(() => {
  clock = createFakeClock();
  entries = new Map();
  browser.services = { clock, withLock: createFakeTabs().withLock };
  browser.rank = ownWidget;
  vi.stubGlobal('window', {
    setTimeout: (callback: () => void, delayMs: number) => clock.after(delayMs, callback),
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

/** The host side of one isolated form. All of them share the entries of the page. */
function createWidget() {
  const log: string[] = [];
  const storage: HostStorage = {
    list: () => [...entries].map(([name, value]) => ({ name, value })),
    has: (name) => entries.has(name),
    set({ name, value }) {
      if (name.includes('foreign')) return false;
      entries.set(name, value);
      return true;
    },
    remove: (name) => void entries.delete(name),
  };
  const guest = { isIdle: true };
  const donations = new HostDonations({
    element: fakeOf<Element>({}),
    storage,
    isIdle: () => guest.isIdle,
    onAcquired: () => log.push('acquired'),
    onLost: (id) => log.push(`lost ${id}`),
  });
  return {
    donations,
    guest,
    log,
    /** The ids of the donations that the guest gets. */
    claim: () => donations.claim(owner).map(({ value }) => JSON.parse(value).partnerDonationId),
  };
}

const keep = ({ name, value }: DonationEntry): void => void entries.set(name, value);

describe('the donations of an isolated form', () => {
  it('gives the guest a stored donation once its lock is acquired', async () => {
    keep(entry());
    const { claim, log } = createWidget();
    expect(claim()).toEqual([]);
    await settled();
    expect(log).toEqual(['acquired']);
    expect(claim()).toEqual(['pd_1']);
    await settled();
    expect(log).toEqual(['acquired']);
  });

  it('gives a stored donation to one of two widgets', async () => {
    keep(entry());
    const [first, second] = [createWidget(), createWidget()];
    for (const { claim } of [first, second]) claim();
    await clock.advance(60_000);
    expect([first.claim(), second.claim()]).toEqual([['pd_1'], []]);
    second.donations.set({ ...entry(), value: entry().value.replace('"calls":0', '"calls":9') });
    expect(entries.get(entry().name)).toBe(entry().value);
    second.donations.remove(entry().name);
    expect(entries.size).toBe(1);
  });

  it('does not give the guest a donation that was removed while it waited for the lock', async () => {
    keep(entry());
    const { claim, log } = createWidget();
    claim();
    entries.clear();
    await settled();
    expect(log).toEqual([]);
    // Nor does it keep the lock, should another tab store the donation again.
    keep(entry());
    const other = createWidget();
    other.claim();
    await settled();
    expect(other.log).toEqual(['acquired']);
  });

  it('claims a donation once, so that all its locks are released with the element', async () => {
    keep(entry());
    const [first, second] = [createWidget(), createWidget()];
    for (let time = 0; time < 3; time++) first.claim();
    await settled();
    first.claim();
    first.donations.release();
    second.claim();
    await clock.advance(60_000);
    expect(second.log).toEqual(['acquired']);
  });

  it('does not ask for the lock of a donation while the guest is in use', async () => {
    keep(entry());
    const withLock = vi.fn(createFakeTabs().withLock);
    browser.services = { clock, withLock };
    const { claim, donations, guest } = createWidget();
    guest.isIdle = false;
    claim();
    await settled();
    const { length } = withLock.mock.calls;
    for (let time = 0; time < 3; time++) donations.checkIdle();
    await settled();
    expect(withLock).toHaveBeenCalledTimes(length);
    guest.isIdle = true;
    donations.checkIdle();
    expect(withLock).toHaveBeenCalledTimes(length + 1);
  });

  it('ignores an entry that is no donation', async () => {
    entries.set('donation:pk_test_1:clean-water:pd_1', 'corrupt');
    const { claim, log } = createWidget();
    claim();
    await settled();
    expect(log).toEqual([]);
    expect(claim()).toEqual([]);
  });

  it('waits until the guest is idle, and asks at each change of its state', async () => {
    keep(entry());
    const { claim, donations, guest, log } = createWidget();
    guest.isIdle = false;
    claim();
    await settled();
    donations.checkIdle();
    donations.checkIdle();
    await settled();
    expect(log).toEqual([]);
    guest.isIdle = true;
    donations.checkIdle();
    await settled();
    expect(log).toEqual(['acquired']);
    donations.checkIdle();
    await settled();
    expect(log).toEqual(['acquired']);
  });

  it('tells the guest that the widget in which the donation was made has taken it back', async () => {
    keep(entry());
    browser.rank = otherWidget;
    const first = createWidget();
    first.claim();
    await clock.advance(5_000);
    expect(first.log).toEqual(['acquired']);
    browser.rank = ownWidget;
    const second = createWidget();
    second.claim();
    await settled();
    expect(first.log).toEqual(['acquired', 'lost pd_1']);
    expect(second.log).toEqual(['acquired']);
    expect([first.claim(), second.claim()]).toEqual([[], ['pd_1']]);
  });
});

describe('a donation that the guest makes', () => {
  it('is stored and held, so that no other widget gets it', async () => {
    const [first, second] = [createWidget(), createWidget()];
    first.donations.set(entry());
    first.donations.set({ ...entry(), value: entry().value.replace('"calls":0', '"calls":1') });
    expect(entries.get(entry().name)).toContain('"calls":1');
    await settled();
    second.claim();
    await clock.advance(60_000);
    expect([first.claim(), second.claim()]).toEqual([['pd_1'], []]);
    expect(first.log).toEqual([]);
  });

  it.each([
    ['is no donation', { name: entry().name, value: 'corrupt' }],
    ['the storage refuses', { ...entry(), name: 'foreign' }],
  ])('is not held if it %s', async (_, refused) => {
    const { donations, claim } = createWidget();
    donations.set(refused);
    keep({ ...refused, value: entry().value });
    donations.remove(refused.name);
    expect(entries.size).toBe(1);
    expect(claim()).toEqual([]);
  });

  it('is deleted at once, and released a second later', async () => {
    const [first, second] = [createWidget(), createWidget()];
    first.donations.set(entry());
    await settled();
    first.donations.remove(entry().name);
    expect(entries.size).toBe(0);
    keep(entry());
    second.claim();
    await clock.advance(999);
    expect(second.log).toEqual([]);
    await clock.advance(60_000);
    expect(second.log).toEqual(['acquired']);
  });

  it('is free for other widgets when the element is removed', async () => {
    const [first, second] = [createWidget(), createWidget()];
    first.donations.set(entry());
    await settled();
    second.claim();
    await clock.advance(60_000);
    expect(second.log).toEqual([]);
    first.donations.release();
    await clock.advance(60_000);
    expect(second.log).toEqual(['acquired']);
  });
});
