import { expect, it } from 'vitest';
import { createFakeClock, settled } from '../testing/fake-clock.js';
import { createFakeTabs } from '../testing/fake-tabs.js';
import { createDonationLock } from './donation-lock.js';

/** A widget that holds a donation, and a look at who else could have it. */
async function setUp() {
  const clock = createFakeClock();
  const { withLock } = createFakeTabs();
  const lock = createDonationLock({ clock, withLock });
  lock.hold('pd_1');
  await settled();
  const isFree = async (partnerDonationId = 'pd_1') => {
    let isAcquired = false;
    withLock(`sir-donate:${partnerDonationId}`, {
      abortSignal: new AbortController().signal,
      ifHeld: 'give-up',
      onAcquired() {
        isAcquired = true;
        return false;
      },
    });
    await settled();
    return isAcquired;
  };
  return { clock, lock, isFree };
}

it('a donation that has ended is released a second later, when its deletion has reached other processes', async () => {
  const { clock, lock, isFree } = await setUp();
  expect(await isFree()).toBe(false);
  lock.releaseAfterDeletion();
  await clock.advance(999);
  expect(await isFree()).toBe(false);
  await clock.advance(1);
  expect(await isFree()).toBe(true);
});

it('a donation that follows one that has ended is not released with it', async () => {
  const { clock, lock, isFree } = await setUp();
  lock.releaseAfterDeletion();
  lock.hold('pd_2');
  expect(await isFree('pd_1')).toBe(true);
  expect(clock.timers()).toBe(0);
  await clock.advance(1_000);
  expect(await isFree('pd_2')).toBe(false);
  lock.release();
  expect(await isFree('pd_2')).toBe(true);
});
