import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createFakeClock, type FakeClock, settled } from '../testing/fake-clock.js';
import { createFakeTabs } from '../testing/fake-tabs.js';
import { type ClaimOptions, claimDonation, holdDonation } from './claim-donation.js';
import type { WidgetRank } from './widget-identity.js';

const partnerDonationId = 'pd_1';

let clock: FakeClock;
let tabs: ReturnType<typeof createFakeTabs>;
/** What the widgets say, in order. */
let notes: string[];

beforeEach(() => {
  clock = createFakeClock();
  tabs = createFakeTabs();
  notes = [];
});

const notUsed: WidgetRank = { isUsed: false, isOwnTab: false, betterCount: 0 };
const inOtherTab: WidgetRank = { isUsed: true, isOwnTab: false, betterCount: 0 };
const inOwnTab: WidgetRank = { isUsed: true, isOwnTab: true, betterCount: 0 };

/** A widget claims the donation. Returns how it ends. */
function claim(who: string, rank: WidgetRank, more: Partial<ClaimOptions> & { handOff?: 'redirect' } = {}) {
  const life = new AbortController();
  const { handOff = 'popup', ...options } = more;
  claimDonation({
    donation: { partnerDonationId, handOff },
    services: { clock, withLock: tabs.withLock },
    rank: () => rank,
    isIdle: () => true,
    onceIdle: () => expect.fail('is idle'),
    onAcquired: () => notes.push(`${who} has it`) > 0,
    onLost: () => notes.push(`${who} lost it`),
    abortSignal: life.signal,
    ...options,
  });
  return () => life.abort();
}

/** Holds the donation for some time, as another widget does, and ends. */
async function holdFor(durationMs: number) {
  const life = new AbortController();
  holdDonation(partnerDonationId, { withLock: tabs.withLock, abortSignal: life.signal });
  await settled();
  return async () => {
    await clock.advance(durationMs);
    life.abort();
    await settled();
  };
}

describe('the widget in which the donation was made', () => {
  it.each([
    ['its own', inOwnTab],
    ['another', inOtherTab],
  ])('takes a donation that nobody has at once in %s tab', async (_, rank) => {
    claim('it', rank);
    await settled();
    expect(notes).toEqual(['it has it']);
  });

  it('takes the donation back in its own tab from a widget that has resumed it', async () => {
    claim('another', inOtherTab);
    await settled();
    claim('it', inOwnTab);
    await settled();
    expect(notes).toEqual(['another has it', 'another lost it', 'it has it']);
  });

  it('does not take it back in another tab', async () => {
    claim('another', inOtherTab);
    await settled();
    const end = claim('it', inOtherTab);
    await clock.advance(60_000);
    expect(notes).toEqual(['another has it']);
    end();
  });

  it('does not take it from the tab of which this one is a copy', async () => {
    const end = claim('the tab', inOwnTab);
    await settled();
    claim('its copy', inOwnTab);
    await clock.advance(60_000);
    expect(notes).toEqual(['the tab has it']);
    end();
    await clock.advance(999);
    expect(notes).toEqual(['the tab has it']);
    await clock.advance(1);
    expect(notes).toEqual(['the tab has it', 'its copy has it']);
  });

  it('does not take it from the widget that makes it', async () => {
    await holdFor(0);
    claim('it', inOwnTab);
    await clock.advance(60_000);
    expect(notes).toEqual([]);
  });
});

describe('a widget that has lost the donation', () => {
  it('takes it again once it is free, and only into a form that is not in use', async () => {
    const isIdle = vi.fn(() => true);
    claim('another', inOtherTab, { isIdle });
    await settled();
    const end = claim('it', inOwnTab);
    await settled();
    end();
    await settled();
    expect(notes).toEqual(['another has it', 'another lost it', 'it has it', 'another has it']);
    // Its donor came back to another widget.
    expect(isIdle.mock.calls).toEqual([[true], [false]]);
  });
});

describe('a widget in which the donation was not made', () => {
  it('takes it a second later if none of its page fits better', async () => {
    claim('it', notUsed);
    await clock.advance(999);
    expect(notes).toEqual([]);
    await clock.advance(1);
    expect(notes).toEqual(['it has it']);
  });

  it('takes it two seconds later if another fits better', async () => {
    claim('it', { ...notUsed, betterCount: 1 });
    await clock.advance(1_999);
    expect(notes).toEqual([]);
    await clock.advance(1);
    expect(notes).toEqual(['it has it']);
  });

  it('waits as others do in the tab in which the donation was made', async () => {
    claim('it', { ...notUsed, isOwnTab: true });
    await clock.advance(999);
    expect(notes).toEqual([]);
    await clock.advance(1);
    expect(notes).toEqual(['it has it']);
  });

  it('leaves it to the one that fits better', async () => {
    claim('worse', { ...notUsed, betterCount: 1 });
    claim('better', notUsed);
    await clock.advance(60_000);
    expect(notes).toEqual(['better has it']);
  });

  it('takes it back at once if it is found to be the one meanwhile', async () => {
    let rank = notUsed;
    claim('another', inOtherTab);
    claim('it', rank, { rank: () => rank });
    rank = inOwnTab;
    await clock.advance(1_000);
    expect(notes).toEqual(['another has it', 'another lost it', 'it has it']);
  });

  it('asks whether its form is in use', async () => {
    const isIdle = vi.fn(() => true);
    claim('it', notUsed, { isIdle });
    await clock.advance(1_000);
    expect(isIdle.mock.calls).toEqual([[false]]);
  });
});

describe('a donation that becomes free', () => {
  it('is taken at once by a widget that has waited for less than a second', async () => {
    const end = await holdFor(999);
    claim('it', inOtherTab);
    await end();
    expect(notes).toEqual(['it has it']);
  });

  it.each([
    ['a page that reloads may want it back within two seconds', 2_000, inOtherTab, {}],
    ['the tab in which it was made waits for a second', 1_000, { ...notUsed, isOwnTab: true }, {}],
    [
      'a tab that went to the checkout may want it back within ten minutes',
      600_000,
      inOtherTab,
      { handOff: 'redirect' },
    ],
  ] as const)('is not taken at once: %s', async (_, waitMs, rank, more) => {
    const end = await holdFor(2_000);
    const isIdle = vi.fn(() => true);
    claim('it', rank, { ...more, isIdle });
    await end();
    await clock.advance(waitMs - 1);
    expect(notes).toEqual([]);
    await clock.advance(1);
    expect(notes).toEqual(['it has it']);
    // The donor does not expect it any more.
    expect(isIdle.mock.calls).toEqual([[false]]);
  });

  it('was waited for if it was held for exactly a second', async () => {
    const end = await holdFor(1_000);
    claim('it', inOtherTab);
    await end();
    expect(notes).toEqual([]);
    await clock.advance(2_000);
    expect(notes).toEqual(['it has it']);
  });
});

describe('a form that the donor is using', () => {
  it('keeps itself, leaves the donation to others, and takes it once it is not used any more', async () => {
    let isIdle = false;
    const waiting: { isExpected: boolean; callback: () => void }[] = [];
    claim('used', inOtherTab, {
      isIdle: () => isIdle,
      onceIdle: (isExpected, callback) => waiting.push({ isExpected, callback }),
    });
    await settled();
    expect(waiting).toHaveLength(1);
    expect(waiting[0]?.isExpected).toBe(true);
    const end = claim('another', inOtherTab);
    await settled();
    expect(notes).toEqual(['another has it']);
    end();
    isIdle = true;
    waiting[0]?.callback();
    await settled();
    expect(notes).toEqual(['another has it', 'used has it']);
  });
});

describe('a claim', () => {
  it('does not keep a donation that its widget does not want any more', async () => {
    claim('unwilling', inOtherTab, { onAcquired: () => false });
    claim('another', inOtherTab);
    await settled();
    expect(notes).toEqual(['another has it']);
  });

  it.each([
    ['waits', notUsed],
    ['waits longer', { ...notUsed, betterCount: 1 }],
  ])('that has ended leaves no timer while it %s', async (_, rank) => {
    const end = claim('it', rank);
    await clock.advance(900);
    end();
    expect(clock.timers()).toBe(0);
    await clock.advance(60_000);
    expect(notes).toEqual([]);
  });

  it('that has ended requests nothing once the form is idle', async () => {
    let callBack = () => {};
    const withLock = vi.fn(tabs.withLock);
    const end = claim('it', inOtherTab, {
      services: { clock, withLock },
      isIdle: () => false,
      onceIdle: (_, callback) => {
        callBack = callback;
      },
    });
    await settled();
    end();
    callBack();
    expect(withLock).toHaveBeenCalledOnce();
  });

  it('of one donation does not concern another', async () => {
    claim('one', inOwnTab);
    claim('other', inOwnTab, { donation: { partnerDonationId: 'pd_2', handOff: 'popup' } });
    await settled();
    expect(notes).toEqual(['one has it', 'other has it']);
  });
});
