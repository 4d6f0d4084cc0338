import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CheckoutDetail } from '../contract/events.js';
import { minorDigits } from '../contract/minor-digits.js';
import { sampleDetails } from '../contract/sample-details.js';

const dayMs = 24 * 60 * 60_000;
const donation = { ...sampleDetails['sir-donate-complete'], tipMinor: 500 };

/** A page, whose storage may outlive it. */
async function openPage(entries = new Map<string, string>(), page: { dataLayer?: unknown } = {}) {
  vi.resetModules();
  const localStorage = {
    getItem: (name: string) => entries.get(name) ?? null,
    setItem: (name: string, value: string) => entries.set(name, value),
    removeItem: (name: string) => entries.delete(name),
  };
  const enumerable = new Proxy(localStorage, {
    ownKeys: () => [...entries.keys()],
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
  });
  vi.stubGlobal('window', page);
  vi.stubGlobal('localStorage', enumerable);
  const { createDataLayer } = await import('./data-layer.js');
  const pushEvent = createDataLayer(minorDigits);
  const pushed = () => [page.dataLayer].flat().filter((one) => one && Reflect.get(Object(one), 'event'));
  const complete = (detail: Partial<CheckoutDetail> & { simulated?: true } = {}) =>
    pushEvent('sir-donate-complete', { ...donation, ...detail });
  return { entries, page, pushed, pushEvent, complete };
}

beforeEach(() => {
  vi.useFakeTimers({ now: 1_800_000_000_000 });
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('what is pushed', () => {
  it('is the gift without its tip, after what clears the one before', async () => {
    const { page, pushEvent, complete } = await openPage();
    pushEvent('sir-donate-checkout', donation);
    complete();
    const gift = {
      currency: 'USD',
      value: 25,
      items: [
        {
          item_id: 'clean-water-fund',
          item_name: 'clean-water-fund',
          item_variant: 'once',
          price: 25,
          quantity: 1,
        },
      ],
    };
    expect(page.dataLayer).toEqual([
      { ecommerce: null },
      { event: 'begin_checkout', debug_mode: true, ecommerce: gift },
      { ecommerce: null },
      { event: 'purchase', debug_mode: true, ecommerce: { transaction_id: 'test-donation', ...gift } },
    ]);
  });

  it.each([
    ['USD', 2_599, 25.99],
    ['JPY', 1_000, 1_000],
    ['ISK', 500, 500],
    ['HUF', 250_000, 2_500],
    ['KWD', 1_234, 1.234],
    ['CLF', 12_345, 1.2345],
    ['USD', 99_999_999_999_999, 999_999_999_999.99],
  ])('has %s %i as %f', async (currency, amountMinor, value) => {
    const { pushed, complete } = await openPage();
    complete({ currency, amountMinor });
    expect(pushed()).toMatchObject([{ ecommerce: { value, currency, items: [{ price: value }] } }]);
  });

  it('has no debug_mode with a live key', async () => {
    const { pushed, complete } = await openPage();
    complete({ environment: 'production' });
    expect(pushed()).toEqual([expect.not.objectContaining({ debug_mode: expect.anything() })]);
  });

  it('is nothing for a simulation, a failure, a choice or a step', async () => {
    const { page, entries, pushEvent, complete } = await openPage();
    complete({ simulated: true });
    pushEvent('sir-donate-checkout', { ...donation, simulated: true });
    pushEvent('sir-donate-failed', donation);
    pushEvent('sir-donate-change', sampleDetails['sir-donate-change']);
    pushEvent('sir-donate-step', sampleDetails['sir-donate-step']);
    pushEvent('sir-donate-before-checkout', sampleDetails['sir-donate-before-checkout']);
    expect(page).toEqual({});
    expect(entries.size).toBe(0);
  });
});

describe('a purchase', () => {
  it('is pushed once in all visits of 30 days, for which its id alone is kept', async () => {
    const { entries, complete } = await openPage();
    complete();
    complete();
    expect([...entries]).toEqual([['sir-donate:purchase:test-donation', `${Date.now()}`]]);
    vi.advanceTimersByTime(30 * dayMs - 1);
    const later = await openPage(entries);
    later.complete();
    expect(later.pushed()).toEqual([]);
    later.complete({ partnerDonationId: 'another' });
    expect(later.pushed()).toMatchObject([{ ecommerce: { transaction_id: 'another' } }]);
  });

  it('has its id removed after 30 days, when the next one comes', async () => {
    const { entries, complete } = await openPage();
    complete();
    vi.advanceTimersByTime(30 * dayMs);
    complete({ partnerDonationId: 'another' });
    expect([...entries.keys()]).toEqual(['sir-donate:purchase:another']);
  });

  it('is pushed once in a visit where storage is denied', async () => {
    const { pushed, complete } = await openPage();
    vi.stubGlobal('localStorage', undefined);
    complete();
    complete();
    expect(pushed()).toHaveLength(1);
  });
});

describe('the data layer of a page', () => {
  it('is kept if there is one', async () => {
    const own = [{ event: 'page' }];
    const { page, complete } = await openPage(new Map(), { dataLayer: own });
    complete();
    expect(page.dataLayer).toBe(own);
    expect(own).toHaveLength(3);
  });

  it.each([
    ['an element', { localName: 'form' }],
    ['null', null],
    ['a text', 'GTM'],
    [
      'one that throws',
      {
        push: () => {
          throw new Error('a tag');
        },
      },
    ],
    ['one that is frozen', Object.freeze([])],
  ])('is left alone if it is %s, with a warning', async (_, dataLayer) => {
    const { page, complete } = await openPage(new Map(), { dataLayer });
    expect(complete).not.toThrow();
    expect(page.dataLayer).toBe(dataLayer);
    expect(vi.mocked(console.warn).mock.calls.flat()).toEqual([expect.stringContaining('window.dataLayer')]);
  });
});
