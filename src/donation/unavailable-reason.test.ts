import { describe, expect, it } from 'vitest';
import { type ErrorCode, SirDonateError } from '../contract/errors.js';
import { unavailableReasonOf } from './unavailable-reason.js';

const acme = { value: { name: 'Acme', acceptsDonations: true } };
const off = { value: { name: 'Acme', acceptsDonations: false } };
const failed = (code: ErrorCode) => ({ error: new SirDonateError(code, code) });
const open = (slug: string) => ({ slug, value: { name: slug, isActive: true } });
const closed = (slug: string) => ({ slug, value: { name: slug, isActive: false } });

describe('unavailableReasonOf', () => {
  it.each<[string, ErrorCode | undefined, ...Parameters<typeof unavailableReasonOf>]>([
    ['all is well', undefined, acme, [open('a')]],
    ['nothing is known yet', undefined, {}, [{ slug: 'a' }]],
    ['only the partner is known', undefined, acme, [{ slug: 'a' }]],
    ['only the nonprofit is known', undefined, {}, [open('a')]],
    ['the key was refused', 'unauthorized', failed('unauthorized'), [open('a')]],
    ['the partner takes none', 'donations-off', off, [open('a')]],
    ['no nonprofit is left', 'not-found', acme, []],
    ['the nonprofit is closed', 'nonprofit-inactive', acme, [closed('a')]],
    ['the nonprofit is unknown', 'not-found', acme, [{ slug: 'a', ...failed('not-found') }]],
    [
      'no nonprofit could be asked for',
      'network',
      acme,
      ['a', 'b'].map((slug) => ({ slug, ...failed('network') })),
    ],
    ['only the config cannot be read', undefined, failed('bad-response'), [open('a')]],
    [
      'the config cannot be read and the nonprofit is closed',
      'nonprofit-inactive',
      failed('bad-response'),
      [closed('a')],
    ],
    [
      'the config cannot be read and the nonprofit is not known yet',
      undefined,
      failed('bad-response'),
      [{ slug: 'a' }],
    ],
    ['only the nonprofit cannot be read', undefined, acme, [{ slug: 'a', ...failed('bad-response') }]],
    [
      'the nonprofit cannot be read and the partner is not known yet',
      undefined,
      {},
      [{ slug: 'a', ...failed('bad-response') }],
    ],
    [
      'neither can be read',
      'bad-response',
      failed('bad-response'),
      [{ slug: 'a', ...failed('bad-response') }],
    ],
    [
      'one of several could not be asked for',
      undefined,
      acme,
      [{ slug: 'a', ...failed('network') }, open('b')],
    ],
    [
      'one of several is not known yet',
      undefined,
      acme,
      [{ slug: 'a', ...failed('network') }, { slug: 'b' }],
    ],
  ])('the reason why donations are unavailable if %s: %s', (_, code, config, nonprofits) => {
    expect(unavailableReasonOf(config, nonprofits)?.code).toBe(code);
  });
});
