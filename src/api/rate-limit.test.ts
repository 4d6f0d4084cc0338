import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../testing/fake-clock.js';
import { readRateLimit, readRetryAfter } from './rate-limit.js';

const clock = createFakeClock();
const answer = (headers: Record<string, string>, status = 200) => new Response(null, { status, headers });
const date = (inMs: number) => new Date(clock.now() + inMs).toUTCString();
const quarterHour = 15 * 60_000;

describe('readRetryAfter', () => {
  it.each<[string, number | undefined]>([
    ['0', 0],
    ['1', 1_000],
    [' 30 ', 30_000],
    ['900', quarterHour],
    [date(0), 0],
    [date(7_000), 7_000],
    [date(60_000), 60_000],
  ])('Retry-After %j is a delay of %d ms', (value, delayMs) => {
    expect(readRetryAfter(answer({ 'Retry-After': value }), clock)).toBe(delayMs);
  });

  it.each(['86400', '99999999999999999999'])('Retry-After %j pauses for at most 15 minutes', (value) =>
    expect(readRetryAfter(answer({ 'Retry-After': value }), clock)).toBe(quarterHour),
  );

  it('a date is compared with the date of the answer, however wrong the visitor’s clock is', () => {
    for (const wrongByMs of [-10 * 60_000, 10 * 60_000, -400 * 24 * 60 * 60_000, 400 * 24 * 60 * 60_000]) {
      const headers = { Date: date(-wrongByMs), 'Retry-After': date(-wrongByMs + 15_000) };
      expect(readRetryAfter(answer(headers), clock)).toBe(15_000);
    }
    const farAway = { Date: date(0), 'Retry-After': date(24 * 60 * 60_000) };
    expect(readRetryAfter(answer(farAway), clock)).toBe(quarterHour);
  });

  it('a date pauses for at most a minute if the date of the answer cannot be read', () => {
    const retryAfter = date(10 * 60_000 + 15_000);
    expect(readRetryAfter(answer({ 'Retry-After': retryAfter }), clock)).toBe(60_000);
    for (const unreadable of ['', 'yesterday']) {
      const headers = { Date: unreadable, 'Retry-After': retryAfter };
      expect(readRetryAfter(answer(headers), clock)).toBe(60_000);
    }
  });

  it.each([
    '',
    'soon',
    '-5',
    '1.5',
    '1e3',
    'Infinity',
    'NaN',
    date(-60_000),
    'Sun, 99 Foo 2026 99:99:99 GMT',
  ])('Retry-After %j is ignored', (value) =>
    expect(readRetryAfter(answer({ 'Retry-After': value }), clock)).toBeUndefined(),
  );

  it('Retry-After that is missing, or hidden by CORS, is no delay', () => {
    expect(readRetryAfter(answer({}), clock)).toBeUndefined();
  });
});

describe('readRateLimit', () => {
  const headers = (limit?: string, remaining?: string) => ({
    ...(limit !== undefined && { 'X-RateLimit-Limit': limit }),
    ...(remaining !== undefined && { 'X-RateLimit-Remaining': remaining }),
  });

  it.each<[string | undefined, string | undefined, number | undefined]>([
    ['5000', '5000', 1],
    ['5000', '500', 0.1],
    ['5000', '0', 0],
    ['5000', '6000', 1],
    [undefined, undefined, undefined],
    ['5000', undefined, undefined],
    [undefined, '10', undefined],
    ['0', '0', undefined],
    ['many', '10', undefined],
    ['5000', 'some', undefined],
    ['5000', '-1', undefined],
    ['5000;w=60', '10', undefined],
    ['', '', undefined],
  ])('the share left with a limit of %j and %j remaining is %s', (limit, remaining, left) => {
    expect(readRateLimit(answer(headers(limit, remaining)), clock)).toEqual(
      left === undefined ? {} : { left },
    );
  });

  it.each<[string, Record<string, string>, number]>([
    ['for as long as it says', { 'Retry-After': '120' }, 120_000],
    ['until the date it says', { 'Retry-After': date(45_000) }, 45_000],
    ['for a while where it says nothing', {}, 30_000],
    ['for a while where it makes no sense', { 'Retry-After': 'soon' }, 30_000],
  ])('a 429 pauses the GET requests %s', (_, retryAfter, pauseMs) => {
    expect(readRateLimit(answer(retryAfter, 429), clock)).toEqual({ pausedUntil: clock.now() + pauseMs });
  });

  it('an answer other than 429 asks for no pause', () => {
    for (const status of [200, 400, 404, 500, 503]) {
      expect(readRateLimit(answer({ 'Retry-After': '60' }, status), clock)).toEqual({});
    }
  });

  it('the share left is between 0 and 1 or unknown, whatever the headers say', () => {
    const value = fc.oneof(fc.nat().map(String), fc.stringMatching(/^[ -~]*$/));
    fc.assert(
      fc.property(value, value, value, (limit, remaining, retryAfter) => {
        const { left = 0, pausedUntil = clock.now() } = readRateLimit(
          answer({ ...headers(limit, remaining), 'Retry-After': retryAfter }, 429),
          clock,
        );
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left).toBeLessThanOrEqual(1);
        expect(pausedUntil).toBeGreaterThanOrEqual(clock.now());
        expect(pausedUntil).toBeLessThanOrEqual(clock.now() + quarterHour);
      }),
    );
  });
});
