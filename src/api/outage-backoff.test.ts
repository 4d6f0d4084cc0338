import { describe, expect, it } from 'vitest';
import { type ErrorCode, SirDonateError } from '../contract/errors.js';
import { createFakeClock } from '../testing/fake-clock.js';
import { createFakeStorage } from '../testing/fake-storage.js';
import { createOutageBackoff } from './outage-backoff.js';

const second = 1_000;
const minute = 60 * second;

function createBrowser({ isOffline = false } = {}) {
  const clock = createFakeClock();
  const storage = createFakeStorage();
  const open = (storageKey = 'outage:config') =>
    createOutageBackoff(storageKey, { clock, storage, isOffline: () => isOffline });
  return { clock, storage, open };
}

const failure = (code: ErrorCode = 'server') => new SirDonateError(code, '');

describe('the backoff of an API that is down', () => {
  it('without a failure nobody waits', () => {
    const outage = createBrowser().open();
    expect(outage.failures()).toBe(0);
    expect(outage.leftMs()).toBe(0);
  });

  it('each failure in a row makes the wait three times as long, up to five minutes', async () => {
    const { clock, open } = createBrowser();
    const outage = open();
    const waits: number[] = [];
    for (let failures = 1; failures <= 6; failures++) {
      outage.failed(failure());
      expect(outage.failures()).toBe(failures);
      waits.push(outage.leftMs() / second);
      await clock.advance(outage.leftMs());
    }
    expect(waits).toEqual([5, 15, 45, 135, 300, 300]);
  });

  it('the wait passes with time and is never negative', async () => {
    const { clock, open } = createBrowser();
    const outage = open();
    outage.failed(failure());
    await clock.advance(2 * second);
    expect(outage.leftMs()).toBe(3 * second);
    await clock.advance(4 * second);
    expect(outage.leftMs()).toBe(0);
    expect(outage.failures()).toBe(1);
  });

  it('a failure is forgotten after fifteen minutes', async () => {
    const { clock, open } = createBrowser();
    const outage = open();
    outage.failed(failure());
    await clock.advance(15 * minute - 1);
    expect(outage.failures()).toBe(1);
    await clock.advance(1);
    expect(outage.failures()).toBe(0);
    outage.failed(failure());
    expect(outage.leftMs()).toBe(5 * second);
  });

  it('a failure in the future, from before the clock was set back, counts as none', () => {
    const { clock, open } = createBrowser();
    const outage = open();
    outage.failed(failure());
    clock.shift(-1);
    expect(outage.failures()).toBe(0);
    expect(outage.leftMs()).toBe(0);
  });

  it.each(['network', 'timeout', 'server', 'bad-response'] as const)('an error %s is an outage', (code) => {
    const outage = createBrowser().open();
    outage.failed(failure(code));
    expect(outage.failures()).toBe(1);
  });

  it.each(['rate-limited', 'unauthorized', 'forbidden', 'not-found', 'rejected'] as const)(
    'an error %s is no outage',
    (code) => {
      const { storage, open } = createBrowser();
      const outage = open();
      outage.failed(failure(code));
      expect(outage.failures()).toBe(0);
      expect(storage.entries()).toEqual({});
    },
  );

  it('what fails offline is no outage of the API', () => {
    const outage = createBrowser({ isOffline: true }).open();
    outage.failed(failure('network'));
    expect(outage.failures()).toBe(0);
  });

  it('a browser that does not say whether it is offline counts as online', () => {
    const { clock, storage } = createBrowser();
    const outage = createOutageBackoff('outage:config', { clock, storage });
    outage.failed(failure('network'));
    expect(outage.failures()).toBe(1);
  });

  it('all tabs share an outage, and its end; other resources have their own', () => {
    const { storage, open } = createBrowser();
    open().failed(failure());
    expect(open().failures()).toBe(1);
    expect(open('outage:org:water').failures()).toBe(0);
    open('outage:org:water').succeeded();
    expect(open().failures()).toBe(1);
    open().succeeded();
    expect(open().failures()).toBe(0);
    expect(storage.entries()).toEqual({});
  });

  it.each(['{"at":', 'null', '{"failures":3}', '{"at":1780315200000}', '{"at":"now","failures":3}'])(
    'a stored outage that is invalid counts as none: %s',
    (text) => {
      const { storage, open } = createBrowser();
      storage.set('outage:config', text);
      expect(open().failures()).toBe(0);
      expect(open().leftMs()).toBe(0);
    },
  );
});
