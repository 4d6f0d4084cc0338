import { describe, expect, it } from 'vitest';
import type { ApiClient } from '../api/client.js';
import { SirDonateError } from '../contract/errors.js';
import { fakeOf } from '../testing/fake-dom.js';
import { html, json } from '../testing/fake-fetch.js';
import { createFakePage } from '../testing/fake-page.js';
import { fetchStatus } from './fetch-status.js';

const notFound = json({ statusCode: 404, message: 'Donation not found' }, { status: 404 });

describe('a status that is 404', () => {
  it('is pending in the first minute: one developer warning, no error for the page, and polling goes on', async () => {
    const { api, clock, add } = createFakePage();
    api.answers.status = notFound;
    const { flow, give, errors, warnings } = add();
    await give();
    await clock.advance(40_000);
    expect(api.to('status').length).toBeGreaterThan(2);
    expect(errors).toEqual([]);
    expect(new Set(warnings)).toEqual(
      new Set([expect.stringContaining('does not know the new donation yet')]),
    );
    api.answers.status = json({ status: 'completed' });
    await clock.advance(60_000);
    expect(flow.state.peek().type).toBe('succeeded');
  });

  it.each([60_000, -60_000])('is pending up to the end of that minute: %s ms', async (ageMs) => {
    const fetchAt = (age: number) =>
      fetchStatus({
        client: fakeOf<ApiClient>({ status: () => Promise.reject(new SirDonateError('not-found', 'no')) }),
        partnerDonationId: 'pd_1',
        ageMs: age,
        report() {},
        abortSignal: new AbortController().signal,
      });
    expect(await fetchAt(ageMs)).toEqual({ type: 'pending', understood: true });
    await expect(fetchAt(ageMs + Math.sign(ageMs))).rejects.toThrow('no');
  });

  it('is reported once, as an error, after the first minute', async () => {
    const { api, clock, add } = createFakePage();
    api.answers.status = notFound;
    const { flow, give, errors } = add();
    await give();
    await clock.advance(10 * 60_000);
    expect(errors.map(({ code }) => code)).toEqual(['not-found']);
    expect(flow.state.peek().type).toBe('waiting');
  });

  it('does not hide another error', async () => {
    const { api, clock, add } = createFakePage();
    api.answers.status = html(403);
    const { give, errors } = add();
    await give();
    await clock.advance(10_000);
    expect(errors.map(({ code }) => code)).toEqual(['forbidden']);
  });
});
