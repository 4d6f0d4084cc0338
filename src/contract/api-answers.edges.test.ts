/** What the readers make of answers that are just right or just wrong. `api-answers.test.ts` has the usual ones. */
import { beforeEach, describe, expect, it } from 'vitest';
import {
  errorStatusOf,
  isErrorAnswer,
  readConfig as readConfigWith,
  readCreatedLink,
  readNonprofit as readNonprofitWith,
  readStatus as readStatusWith,
} from './api-answers.js';

let notes: string[] = [];
beforeEach(() => {
  notes = [];
});
const note = (text: string): void => {
  notes.push(text);
};
const readConfig = (data: unknown) => readConfigWith(data, note);
const readNonprofit = (data: unknown) => readNonprofitWith(data, { slug: 'clean-water-fund', note });
const readStatus = (data: unknown) => readStatusWith(data, note);

const config = { name: 'Acme', enabledFeatures: ['DONATIONS'], isActive: true };

describe('an answer that is an error', () => {
  it.each([
    [{ statusCode: 404 }, 404],
    [{ httpStatus: '503' }, 503],
    [{ status: 400 }, 400],
    [{ code: 599 }, 599],
    [{ statusCode: 200, code: 429 }, 429],
    [{ statusCode: 399 }, undefined],
    [{ statusCode: 600 }, undefined],
    [{ statusCode: 404.5 }, undefined],
    [{ code: 'not-found' }, undefined],
    [{ data: { statusCode: 404 } }, undefined],
    [{}, undefined],
    [null, undefined],
  ])('errorStatusOf(%j) is %j', (data, status) => {
    expect(errorStatusOf(data)).toBe(status);
  });

  it.each([
    { success: false },
    { ok: 'no' },
    { status: 'error' },
    { status: 'FAIL' },
    { error: 'Not found' },
    { error: { code: 'x' } },
    { errors: ['x'] },
    { success: true, data: { error: 'x' } },
  ])('isErrorAnswer takes %j for an error', (data) => {
    expect(isErrorAnswer(data)).toBe(true);
  });

  it.each([
    {},
    { success: true },
    { ok: 1, status: 'ok' },
    { status: 'failed' },
    { status: 'no error' },
    { error: null },
    { error: '' },
    { error: false },
    { error: true },
    { errors: [] },
    { name: 'error' },
  ])('isErrorAnswer takes %j for no error', (data) => {
    expect(isErrorAnswer(data)).toBe(false);
  });
});

describe('fields at the edge of what is read', () => {
  const nonprofit = (fields: object) => readNonprofit({ name: 'A', ...fields });

  it.each([
    ['12-3456789', '12-3456789'],
    ['123456789', '12-3456789'],
    [123_456_789, '12-3456789'],
    [1_234_567, '00-1234567'],
    ['1234567', undefined],
    ['12-34567890', undefined],
    ['112-3456789', undefined],
    ['1234567890', undefined],
    ['12-3456789 (US)', undefined],
  ])('an EIN of %j is read as %j', (ein, expected) => {
    expect(nonprofit({ ein })?.ein).toBe(expected);
  });

  it.each(['url', 'href', 'src'])('a logo may be an object with %s', (name) => {
    expect(nonprofit({ logo: { [name]: 'https://a.example/l.png' } })?.logo).toBe('https://a.example/l.png');
  });

  it.each(['url', 'href'])('a donation link may be an object with %s', (name) => {
    const link = { donationLink: { [name]: 'https://checkout.stripe.com/c' }, partnerDonationId: 'd1' };
    expect(readCreatedLink(link)?.donationLink).toBe('https://checkout.stripe.com/c');
  });

  it('a name is cut where no screen could show it', () => {
    expect(readConfig({ ...config, name: 'a'.repeat(300) })?.name).toHaveLength(200);
    expect(nonprofit({ name: 'a'.repeat(300) })?.name).toHaveLength(200);
  });

  it.each([
    [{ enabled: true }, undefined],
    [{ enabled: true, defaultPercent: 101 }, undefined],
    [{ enabled: true, defaultPercent: 100 }, 100],
    [{ enabled: false, defaultPercent: 10 }, undefined],
    [{ defaultPercent: 10 }, undefined],
  ])('tipConfig %j preselects %j', (tipConfig: { enabled?: boolean; defaultPercent?: number }, percent) => {
    expect(readConfig({ ...config, tipConfig })?.tipPercent).toBe(percent);
    const isOdd = tipConfig.enabled && percent === undefined;
    expect(notes).toEqual(isOdd ? ['tipConfig has no defaultPercent from 0 to 100; no tip is offered.'] : []);
  });

  it.each([
    ['ACTIONS,  DONATIONS', true],
    ['ACTIONS; GIVING', true],
    ['ACTIONS', false],
    [',', true],
    [5, true],
    [{ donations: false, actions: true }, false],
    [{ donations: true }, true],
    [[{ key: 'donations', enabled: false }], false],
    [[{ other: 'x' }], true],
    [null, true],
  ])('enabledFeatures %j take donations: %j', (enabledFeatures, expected) => {
    expect(readConfig({ ...config, enabledFeatures })?.acceptsDonations).toBe(expected);
  });

  it.each([
    ['pending', []],
    ['review_pending', []],
    ['bank_processing', []],
    ['pendency', ['the status "pendency" is not known; the donation counts as pending.']],
    ['review_pending_no', ['the status "review_pending_no" is not known; the donation counts as pending.']],
  ])('the status %j tells the developer %j', (status, told) => {
    readStatus({ status });
    expect(notes).toEqual(told);
  });

  it('a status that is not known is not told beside one that is', () => {
    expect(readStatus({ status: 'odd', payment: { status: 'pending' } })).toEqual({
      type: 'pending',
      understood: true,
    });
    expect(notes).toEqual([]);
  });

  it('a partner whose approval is pending is told to nobody', () => {
    expect(readConfig({ ...config, isActive: undefined, status: 'pending_approval' })?.acceptsDonations).toBe(
      false,
    );
    expect(notes).toEqual([]);
  });
});
