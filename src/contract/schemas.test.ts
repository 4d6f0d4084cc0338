import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readConfig, readCreatedLink, readErrorMessages, readNonprofit, readStatus } from './schemas.js';

/** The config as partner-api.md documents it. */
const config = {
  id: 'p_1',
  name: 'Acme',
  slug: 'acme',
  enabledFeatures: ['DONATIONS', 'ACTIONS'],
  rateLimit: 5000,
  isActive: true,
  webhookUrl: 'https://acme.example/hooks/sir',
  tipConfig: { enabled: true, defaultPercent: 12.5 },
};

const oddValues = [null, 0, 1, '', 'yes', true, false, [], {}, [null], Number.NaN];

describe('readConfig', () => {
  it('readConfig reads the documented response', () => {
    expect(readConfig(config)).toEqual({ name: 'Acme', acceptsDonations: true, tipPercent: 12.5 });
  });

  it('readConfig drops the webhook and everything else that a browser has no use for', () => {
    const read = JSON.stringify(readConfig({ ...config, secret: 'hush', tokenPool: { id: 1 } }));
    for (const word of ['webhook', 'hooks', 'hush', 'secret', 'tokenPool', 'rateLimit', 'p_1']) {
      expect(read).not.toContain(word);
    }
  });

  it.each<[string, object, boolean]>([
    ['an active partner with DONATIONS', {}, true],
    ['an inactive partner', { isActive: false }, false],
    ['no word on being active', { isActive: undefined }, true],
    ['another word than true or false', { isActive: 'no idea' }, true],
    ['DONATIONS not among the features', { enabledFeatures: ['ACTIONS'] }, false],
    ['no features at all', { enabledFeatures: [] }, false],
    ['no word on features', { enabledFeatures: undefined }, true],
    ['features in another shape', { enabledFeatures: 'DONATIONS' }, true],
  ])('readConfig says whether the partner takes donations: %s', (_, change, expected) => {
    expect(readConfig({ ...config, ...change })?.acceptsDonations).toBe(expected);
  });

  it.each<[string, unknown, number | undefined]>([
    ['enabled', { enabled: true, defaultPercent: 10 }, 10],
    ['enabled without preselection', { enabled: true, defaultPercent: 0 }, 0],
    ['all of it', { enabled: true, defaultPercent: 100 }, 100],
    ['disabled', { enabled: false, defaultPercent: 10 }, undefined],
    ['more than all', { enabled: true, defaultPercent: 101 }, undefined],
    ['negative', { enabled: true, defaultPercent: -1 }, undefined],
    ['not a number', { enabled: true, defaultPercent: '10' }, undefined],
    ['not finite', { enabled: true, defaultPercent: Number.POSITIVE_INFINITY }, undefined],
    ['no percentage', { enabled: true }, undefined],
    ['absent', undefined, undefined],
    ['null', null, undefined],
    ['a number', 10, undefined],
  ])('readConfig reads the tip: %s', (_, tipConfig, expected) => {
    expect(readConfig({ ...config, tipConfig })?.tipPercent).toBe(expected);
  });

  it.each(['isActive', 'enabledFeatures', 'tipConfig', 'webhookUrl', 'rateLimit', 'id', 'slug'])(
    'readConfig accepts an odd or missing %s',
    (field) => {
      const { [field as keyof typeof config]: _, ...rest } = config;
      expect(readConfig(rest)?.name).toBe('Acme');
      for (const odd of oddValues) expect(readConfig({ ...config, [field]: odd })?.name).toBe('Acme');
    },
  );

  it.each([undefined, null, '', 'Acme', 7, [], [config], {}, { name: 7 }, { name: null }])(
    'readConfig refuses %j',
    (data) => expect(readConfig(data)).toBeUndefined(),
  );
});

describe('readNonprofit', () => {
  it('readNonprofit reads the assumed fields and drops all others', () => {
    expect(
      readNonprofit({
        id: 'o_1',
        name: ' Clean Water ',
        slug: 'clean-water',
        logo: 'https://cdn.example/logo.png',
        ein: '12-3456789',
        status: 'ACTIVE',
        bankAccount: 'hush',
      }),
    ).toEqual({ name: 'Clean Water', logo: 'https://cdn.example/logo.png', isActive: true });
  });

  it.each<[string, object, string | undefined]>([
    ['logo', { logo: 'https://a.example/1.png' }, 'https://a.example/1.png'],
    ['logoUrl', { logoUrl: 'https://a.example/2.png' }, 'https://a.example/2.png'],
    [
      'logo before logoUrl',
      { logo: 'https://a.example/1.png', logoUrl: 'https://a.example/2.png' },
      'https://a.example/1.png',
    ],
    [
      'logoUrl where logo is empty',
      { logo: '', logoUrl: 'https://a.example/2.png' },
      'https://a.example/2.png',
    ],
    [
      'logoUrl where logo is null',
      { logo: null, logoUrl: 'https://a.example/2.png' },
      'https://a.example/2.png',
    ],
    ['this machine, for a sandbox', { logo: 'http://localhost:8787/l.svg' }, 'http://localhost:8787/l.svg'],
    ['http', { logo: 'http://a.example/1.png' }, undefined],
    ['a host that begins like this machine', { logo: 'http://localhost.evil.example/1.png' }, undefined],
    ['data:', { logo: 'data:image/svg+xml,<svg/>' }, undefined],
    ['javascript:', { logo: 'javascript:alert(1)' }, undefined],
    ['a relative one', { logo: '/logo.png' }, undefined],
    ['a relative one that names a scheme', { logo: 'https:/logout' }, undefined],
    ['an object', { logo: { url: 'https://a.example/1.png' } }, undefined],
    ['none', {}, undefined],
  ])('readNonprofit takes as the logo: %s', (_, fields, expected) => {
    expect(readNonprofit({ name: 'Clean Water', ...fields })?.logo).toBe(expected);
  });

  it.each<[unknown, boolean]>([
    ['ACTIVE', true],
    ['active', true],
    ['VERIFIED', true],
    ['', true],
    [undefined, true],
    [null, true],
    [3, true],
    ['INACTIVE', false],
    ['inactive', false],
    ['Suspended', false],
    ['DISABLED', false],
    ['archived', false],
    ['rejected', false],
    ['closed', false],
  ])('readNonprofit of the status %j: the nonprofit can receive is %s', (status, expected) => {
    expect(readNonprofit({ name: 'Clean Water', status })?.isActive).toBe(expected);
  });

  it.each([undefined, null, '', 'Clean Water', [], {}, { name: 1 }])('readNonprofit refuses %j', (data) =>
    expect(readNonprofit(data)).toBeUndefined(),
  );

  it('readNonprofit cuts a name that would not fit on a page', () => {
    expect(readNonprofit({ name: 'x'.repeat(100_000) })?.name.length).toBeLessThanOrEqual(200);
  });
});

describe('readCreatedLink', () => {
  it('readCreatedLink drops what is not documented', () => {
    expect(
      readCreatedLink({ donationLink: 'https://x.example', partnerDonationId: 'pd_1', more: 1 }),
    ).toEqual({
      donationLink: 'https://x.example',
      partnerDonationId: 'pd_1',
    });
  });

  it.each([
    undefined,
    null,
    'https://x.example',
    [],
    {},
    { donationLink: 'https://x.example' },
    { partnerDonationId: 'pd_1' },
    { donationLink: null, partnerDonationId: 'pd_1' },
    { donationLink: 'https://x.example', partnerDonationId: {} },
    // Ids that would ask another endpoint, or that no URL can hold.
    { donationLink: 'https://x.example', partnerDonationId: '' },
    { donationLink: 'https://x.example', partnerDonationId: '.' },
    { donationLink: 'https://x.example', partnerDonationId: '..' },
    { donationLink: 'https://x.example', partnerDonationId: 'pd_\ud800' },
  ])('readCreatedLink refuses %j', (data) => expect(readCreatedLink(data)).toBeUndefined());
});

describe('readStatus', () => {
  const words = {
    succeeded: ['completed', 'succeeded', 'paid', 'rewarded'],
    failed: ['failed', 'canceled', 'cancelled', 'expired', 'reversed', 'refunded'],
    pending: [
      'pending',
      'created',
      'processing',
      'complete',
      'paid_out',
      'unpaid',
      'not failed',
      'SUCCESS?',
      '…',
    ],
  } as const;
  const cases = (word: string) => [
    word,
    word.toUpperCase(),
    word.replace(/^./, (first) => first.toUpperCase()),
  ];
  const rows = Object.entries(words).flatMap(([name, list]) =>
    list.flatMap((word) => cases(word).map((written): [string, string] => [written, name])),
  );

  it.each(rows)('readStatus reads %j as %s, under either name', (word, name) => {
    expect(readStatus({ status: word }).type).toBe(name);
    expect(readStatus({ donationStatus: word }).type).toBe(name);
    expect(readStatus({ status: null, donationStatus: word }).type).toBe(name);
  });

  it.each([
    undefined,
    null,
    '',
    'COMPLETED',
    42,
    true,
    [],
    ['completed'],
    {},
    { status: 7 },
    { state: 'completed' },
  ])('readStatus takes an unknown shape as pending and not understood: %j', (data) =>
    expect(readStatus(data)).toEqual({ type: 'pending', understood: false }),
  );

  it('readStatus takes an unknown word as pending and understood', () => {
    expect(readStatus({ status: 'AWAITING_FUNDS' })).toEqual({ type: 'pending', understood: true });
  });

  it.each<[string, object, object | undefined]>([
    ['none', {}, undefined],
    ['its status', { rewardStatus: 'DISTRIBUTED' }, { status: 'DISTRIBUTED' }],
    ['tokensDistributed', { tokensDistributed: 5 }, { tokens: 5 }],
    ['tokensEarned', { tokensEarned: 6 }, { tokens: 6 }],
    ['tokens', { tokens: 7.5 }, { tokens: 7.5 }],
    ['rewardAmount', { rewardAmount: 8 }, { tokens: 8 }],
    ['all of it', { tokensDistributed: 5, rewardStatus: 'DONE' }, { tokens: 5, status: 'DONE' }],
    ['zero tokens are none', { tokens: 0 }, undefined],
    ['negative tokens are none', { tokens: -1 }, undefined],
    ['tokens in another shape', { tokens: '7', rewardAmount: { value: 8 } }, undefined],
  ])('readStatus reads the reward: %s', (_, fields, reward) => {
    const status = readStatus({ status: 'COMPLETED', ...fields });
    expect(status).toEqual(reward ? { type: 'succeeded', reward } : { type: 'succeeded' });
  });

  it('readStatus names the reason of a failure, or else the status word', () => {
    expect(readStatus({ status: 'FAILED', failureReason: 'card_declined' })).toEqual({
      type: 'failed',
      reason: 'card_declined',
    });
    expect(readStatus({ status: 'EXPIRED' })).toEqual({ type: 'failed', reason: 'EXPIRED' });
    // A sentence may repeat what the donor typed; events must not.
    expect(readStatus({ status: 'FAILED', failureReason: 'Card of Ada was declined' })).toEqual({
      type: 'failed',
      reason: 'FAILED',
    });
  });

  it('readStatus is always pending, succeeded or failed, whatever the response', () => {
    const word = fc.oneof(fc.constantFrom(...Object.values(words).flat()), fc.string(), fc.jsonValue());
    const answer = fc.oneof(
      fc.jsonValue(),
      fc.record(
        {
          status: word,
          donationStatus: word,
          rewardStatus: fc.jsonValue(),
          tokens: fc.jsonValue(),
          failureReason: fc.jsonValue(),
        },
        { requiredKeys: [] },
      ),
    );
    fc.assert(
      fc.property(answer, (data) => {
        const status = readStatus(data);
        expect(['pending', 'succeeded', 'failed']).toContain(status.type);
        if (status.type === 'failed')
          expect(JSON.stringify(data)).toMatch(/fail|cancel|expired|reversed|refunded/i);
      }),
    );
  });
});

describe('readErrorMessages', () => {
  it.each<[unknown, string[]]>([
    [{ statusCode: 400, message: 'amount must be positive' }, ['amount must be positive']],
    [{ message: ['a', 'b'] }, ['a', 'b']],
    [{ message: ['a', 7, null, 'b'] }, ['a', 'b']],
    [{ message: 7 }, []],
    [{ message: null }, []],
    [{}, []],
    [undefined, []],
    [null, []],
    ['Bad Request', []],
    [['message'], []],
  ])('readErrorMessages of %j is %j', (data, expected) => expect(readErrorMessages(data)).toEqual(expected));
});

it('no reader of API responses throws, whatever the shape', () => {
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), fc.anything()), (data) => {
      for (const read of [readConfig, readNonprofit, readCreatedLink, readStatus, readErrorMessages]) {
        expect(() => read(data)).not.toThrow();
      }
    }),
  );
});
