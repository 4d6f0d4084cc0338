import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HostAnswers } from './host-answers.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A host page that has answered `hello`. */
function createAnswers(): HostAnswers {
  const answers = new HostAnswers();
  answers.isPromised = true;
  return answers;
}

/** What a promise has resolved with so far. */
function record(promise: Promise<boolean> | undefined): boolean[] {
  const results: boolean[] = [];
  void promise?.then((result) => results.push(result));
  return results;
}

describe('the answer to before-checkout', () => {
  it('is not awaited before the host page has promised one', () => {
    const answers = new HostAnswers();
    expect(answers.awaitBeforeCheckout('pd_1')).toBeUndefined();
    expect(vi.getTimerCount()).toBe(0);
    answers.receiveBeforeCheckout({ partnerDonationId: 'pd_1', proceed: false });
    expect(answers.isPromised).toBe(false);
  });

  it.each([true, false])('is what the host page says: %s', async (proceed) => {
    const answers = createAnswers();
    const results = record(answers.awaitBeforeCheckout('pd_1'));
    answers.receiveBeforeCheckout({ partnerDonationId: 'pd_1', proceed });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(results).toEqual([proceed]);
  });

  it('is yes after five seconds, so that a page that hangs does not hold up the donor', async () => {
    const results = record(createAnswers().awaitBeforeCheckout('pd_1'));
    await vi.advanceTimersByTimeAsync(4_999);
    expect(results).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(results).toEqual([true]);
  });

  it('is not that of another donation', async () => {
    const answers = createAnswers();
    const results = record(answers.awaitBeforeCheckout('pd_2'));
    answers.receiveBeforeCheckout({ partnerDonationId: 'pd_1', proceed: false });
    await vi.advanceTimersByTimeAsync(4_999);
    expect(results).toEqual([]);
    answers.receiveBeforeCheckout({ partnerDonationId: 'pd_2', proceed: false });
    await vi.advanceTimersByTimeAsync(0);
    expect(results).toEqual([false]);
  });
});

describe('the receipt of checkout', () => {
  it('is awaited for that donation', async () => {
    const answers = createAnswers();
    answers.receiveCheckout({ partnerDonationId: 'pd_2' });
    const results = record(answers.awaitCheckout('pd_2'));
    answers.receiveCheckout({ partnerDonationId: 'pd_1' });
    await vi.advanceTimersByTimeAsync(499);
    expect(results).toEqual([]);
    answers.receiveCheckout({ partnerDonationId: 'pd_2' });
    await vi.advanceTimersByTimeAsync(0);
    expect(results).toEqual([true]);
  });

  it('is awaited for half a second, because the click becomes stale', async () => {
    const results = record(createAnswers().awaitCheckout('pd_1'));
    await vi.advanceTimersByTimeAsync(499);
    expect(results).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(results).toEqual([true]);
  });

  it('is not awaited from a page that promised nothing', async () => {
    const results = record(new HostAnswers().awaitCheckout('pd_1'));
    await vi.advanceTimersByTimeAsync(0);
    expect(results).toEqual([true]);
  });
});
