import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  readConfig as readConfigWith,
  readCreatedLink,
  readNonprofit as readNonprofitWith,
  readStatus as readStatusWith,
} from './api-answers.js';
import { readRefusedFields } from './refused-fields.js';
import * as spellings from './spellings.js';

/** What the readers told the developer in the current test. */
let notes: string[] = [];
beforeEach(() => {
  notes = [];
});
const note = (text: string): void => {
  notes.push(text);
};
const readConfig = (data: unknown) => readConfigWith(data, note);
const readNonprofit = (data: unknown) => readNonprofitWith(data, { slug: 'clean-water_fund', note });
const readStatus = (data: unknown) => readStatusWith(data, note);

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

/** Ways in which a whole answer may be wrapped. */
const wrapped = (answer: object): [string, unknown][] => [
  ...['data', 'result', 'response', 'payload', 'Data'].map((name): [string, unknown] => [
    `under ${name}`,
    { status: 'success', [name]: answer },
  ]),
  ['two levels down', { success: true, data: { result: answer } }],
  ['in a list of one', [answer]],
  ['in a list of one under data', { data: [answer], error: null, errors: [] }],
  ['as JSON in a text', { statusCode: 200, body: JSON.stringify(answer) }],
  ['as the attributes of a resource', { data: { type: 'x', id: 'r_1', attributes: answer } }],
];

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
    ['no word on features', { enabledFeatures: undefined }, true],
    ['an empty list of features', { enabledFeatures: [] }, true],
    ['features in another shape', { enabledFeatures: 7 }, true],
    ['features in lower case', { enabledFeatures: ['actions', 'donations'] }, true],
    ['a feature in the singular', { enabledFeatures: ['Donation'] }, true],
    ['a feature with a prefix', { enabledFeatures: ['FEATURE_DONATIONS'] }, true],
    ['features as objects', { enabledFeatures: [{ name: 'DONATIONS' }] }, true],
    ['features as objects, turned off', { enabledFeatures: [{ code: 'DONATIONS', enabled: false }] }, false],
    ['features as a map', { enabledFeatures: { donations: true } }, true],
    ['features as a map, turned off', { enabledFeatures: { donations: false, actions: true } }, false],
    ['features as text', { enabledFeatures: 'actions, donations' }, true],
    ['features as text without it', { enabledFeatures: 'ACTIONS' }, false],
    ['snake case', { enabledFeatures: undefined, enabled_features: ['ACTIONS'] }, false],
    ['inactive as 0', { isActive: 0 }, false],
    ['inactive as text', { isActive: 'false' }, false],
    ['inactive in snake case', { isActive: undefined, is_active: false }, false],
    ['active as 1', { isActive: 1 }, true],
    ['a suspended partner', { status: 'SUSPENDED' }, false],
    ['a suspended partner that is said to be active', { isActive: true, status: 'Suspended' }, false],
    ['a suspended partner, with a prefix', { status: 'PARTNER_STATUS_SUSPENDED' }, false],
    ['a suspended partner, as a boolean', { isSuspended: 'true' }, false],
    ['a partner whose approval is pending', { isActive: undefined, status: 'PENDING_APPROVAL' }, false],
    ['an active partner whose approval is pending', { isActive: true, status: 'PENDING_APPROVAL' }, true],
    ['a partner with another status', { status: 'GOLD' }, true],
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
    ['a number as text', { enabled: true, defaultPercent: '10' }, 10],
    ['a number with a comma, and a percent sign', { enabled: 'true', defaultPercent: '12,5 %' }, 12.5],
    ['other names', { isEnabled: 1, percentage: 8 }, 8],
    ['snake case', { enabled: true, default_percent: 8 }, 8],
    ['not a number', { enabled: true, defaultPercent: 'ten' }, undefined],
    ['no word on whether it is enabled', { defaultPercent: 10 }, undefined],
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

  it.each([{}, { name: null }, { isActive: null, enabledFeatures: null, tipConfig: null, name: null }])(
    'readConfig needs no field to allow donations: %j',
    (data) => expect(readConfig(data)?.acceptsDonations).toBe(true),
  );

  it.each([undefined, null, '', 'Acme', 7, [], [config, config], { success: false }, { error: 'Suspended' }])(
    'readConfig refuses %j',
    (data) => expect(readConfig(data)).toBeUndefined(),
  );

  it.each(wrapped(config))('readConfig reads a config %s', (_, data) => {
    expect(readConfig(data)).toEqual(readConfig(config));
    expect(notes).toEqual([]);
  });

  it('readConfig names what it does not know to the developer', () => {
    readConfig({ ...config, status: 'GOLD', enabledFeatures: [], tipConfig: { enabled: true } });
    expect(notes).toEqual([
      expect.stringContaining('tipConfig'),
      expect.stringContaining('"gold"'),
      expect.stringContaining('enabledFeatures'),
    ]);
  });
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
    ).toEqual({
      name: 'Clean Water',
      logo: 'https://cdn.example/logo.png',
      ein: '12-3456789',
      isActive: true,
    });
  });

  it.each<[answer: object, ein: string | undefined]>([
    [{ ein: '12-3456789' }, '12-3456789'],
    [{ EIN: ' 123456789 ' }, '12-3456789'],
    [{ tax_id: 10000001 }, '01-0000001'],
    [{ ein: null, employerIdentificationNumber: '12-3456789' }, '12-3456789'],
    [{ ein: '12345678' }, undefined],
    [{ ein: '1-23456789' }, undefined],
    [{ ein: '12-345678X' }, undefined],
    [{ ein: '<b>12-3456789</b>' }, undefined],
    [{ ein: 12.5 }, undefined],
    [{ ein: -123456789 }, undefined],
    [{ ein: {} }, undefined],
  ])('readNonprofit reads the EIN of %j as %s', (answer, ein) => {
    expect(readNonprofit({ name: 'Clean Water', ...answer })?.ein).toBe(ein);
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
    ['an address in an object', { logo: { url: 'https://a.example/1.png' } }, 'https://a.example/1.png'],
    ['snake case', { logo_url: 'https://a.example/1.png' }, 'https://a.example/1.png'],
    ['another name', { imageUrl: 'https://a.example/1.png' }, 'https://a.example/1.png'],
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

  it.each<[string, object]>([
    ['a boolean', { isActive: false }],
    ['a boolean as text', { active: 'false' }],
    ['a boolean for the opposite', { is_disabled: 1 }],
    ['a word with a prefix', { status: 'ORGANIZATION_STATUS_INACTIVE' }],
    ['a word in an object', { status: { name: 'Inactive' } }],
    ['another name', { organization_status: 'closed' }],
  ])('readNonprofit notices an inactive nonprofit by %s', (_, fields) => {
    expect(readNonprofit({ name: 'Clean Water', ...fields })?.isActive).toBe(false);
    expect(readNonprofit({ data: { organization: { name: 'Clean Water', ...fields } } })?.isActive).toBe(
      false,
    );
  });

  it.each([
    {},
    { name: null },
    { name: '  ' },
    { name: {} },
    { organization: null },
    { data: { organizations: [] } },
  ])('readNonprofit makes a name of the slug where there is none: %j', (data) => {
    expect(readNonprofit(data)).toEqual({ name: 'Clean Water Fund', isActive: true });
    expect(notes).toEqual([expect.stringContaining('no name')]);
  });

  it.each(['displayName', 'organizationName', 'title', 'legal_name', 'Name'])(
    'readNonprofit takes the name from %s',
    (field) => expect(readNonprofit({ [field]: 'Clean Water' })?.name).toBe('Clean Water'),
  );

  it.each([
    ...wrapped({ name: 'Clean Water' }),
    ...wrapped({ organization: { name: 'Clean Water' } }),
    ...wrapped({ nonprofit: { name: 'Clean Water' }, name: 'the name of something else' }),
  ])('readNonprofit reads a nonprofit %s: %j', (_, data) => {
    expect(readNonprofit(data)).toEqual({ name: 'Clean Water', isActive: true });
    expect(notes).toEqual([]);
  });

  it.each([undefined, null, '', 'Clean Water', [], 7, { success: false, message: 'Not found' }])(
    'readNonprofit refuses %j',
    (data) => expect(readNonprofit(data)).toBeUndefined(),
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
    { donationLink: '', partnerDonationId: 'pd_1' },
    // The id of a checkout is not the donation's.
    { checkout: { url: 'https://x.example', id: 'cs_1' } },
    // Such a number has lost digits.
    { donationLink: 'https://x.example', partnerDonationId: 2 ** 53 },
    // Ids that would ask another endpoint, or that no URL can hold.
    { donationLink: 'https://x.example', partnerDonationId: '' },
    { donationLink: 'https://x.example', partnerDonationId: '.' },
    { donationLink: 'https://x.example', partnerDonationId: '..' },
    { donationLink: 'https://x.example', partnerDonationId: 'pd_\ud800' },
  ])('readCreatedLink refuses %j', (data) => expect(readCreatedLink(data)).toBeUndefined());
});

const created = { donationLink: 'https://x.example', partnerDonationId: 'pd_1' };

it.each([
  ...wrapped(created),
  ...wrapped({ donation: created }),
  ['with an id that is a number', { ...created, partnerDonationId: 'pd_1' }],
  ['in snake case', { donation_link: 'https://x.example', partner_donation_id: 'pd_1' }],
  ['as url and id', { id: 'pd_1', url: 'https://x.example' }],
  ['as texts named after what they are of', { checkout: 'https://x.example', partner_donation: 'pd_1' }],
  ['with an id that has another name in a database', { _id: 'pd_1', checkoutUrl: 'https://x.example' }],
  ['as link and donation', { link: { href: 'https://x.example' }, donation: { id: 'pd_1' } }],
  ['with the checkout apart', { checkout: { id: 'cs_1', url: 'https://x.example' }, id: 'pd_1' }],
  [
    'in an envelope with an id of its own',
    { id: 'request_1', data: { id: 'pd_1', checkoutUrl: 'https://x.example' } },
  ],
])('readCreatedLink reads a link %s: %j', (_, data) => expect(readCreatedLink(data)).toEqual(created));

it('readCreatedLink takes a number as an id', () =>
  expect(readCreatedLink({ ...created, partnerDonationId: 4711 })?.partnerDonationId).toBe('4711'));

describe('readStatus', () => {
  const words = {
    succeeded: spellings.succeededWords,
    failed: spellings.failedWords,
    processing: [...spellings.processingWords, 'bank_debit_processing'],
    pending: [
      ...spellings.pendingWords,
      ...spellings.donorRequiredWords,
      'not_completed',
      'not paid',
      'payment_pending',
      'partially_refunded',
      'paid_out',
      'not failed',
      'SUCCESS?',
      'error',
      'ok',
      '…',
    ],
  } as const;
  const cases = (word: string) => [
    word,
    word.toUpperCase(),
    word.replace(/^./, (first) => first.toUpperCase()),
    ` ${word.replaceAll('_', ' ')}\n`,
    `DONATION_STATUS_${word.toUpperCase()}`,
    `payment.${word}`,
    `checkout-session: ${word}`,
  ];
  const rows = Object.entries(words).flatMap(([name, list]) =>
    list.flatMap((word) => cases(word).map((written): [string, string] => [written, name])),
  );

  it.each(rows)('readStatus reads %j as %s, under either name', (word, name) => {
    for (const field of ['status', 'donationStatus', 'donation_status', 'state', 'paymentStatus'])
      expect(readStatus({ [field]: word }).type).toBe(name);
    expect(readStatus({ status: null, donationStatus: word }).type).toBe(name);
    expect(readStatus({ status: { name: word } }).type).toBe(name);
    expect(readStatus({ donation: { status: word } }).type).toBe(name);
    expect(readStatus({ id: 7, payment: { status: word } }).type).toBe(name);
    expect(readStatus({ status: 'success', data: { donation: { state: word } } }).type).toBe(name);
  });

  it.each(wrapped({ status: 'completed' }))('readStatus reads a status %s', (_, data) => {
    expect(readStatus(data)).toEqual({ type: 'succeeded' });
    expect(notes).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['an envelope speaks of the request', { status: 'success', data: { id: 'pd_1' } }],
    ['an envelope is empty', { status: 'success', data: null }],
    ['the envelope of a donation speaks of the request', { status: 'success', donation: { id: 'pd_1' } }],
    ['the inner status is pending', { status: 'completed', data: { status: 'PENDING' } }],
    ['the payment is unfinished', { status: 'complete', payment_status: 'unpaid' }],
    ['the donation is unfinished', { status: 'PENDING', payment: { status: 'succeeded' } }],
    ['a try of the payment failed', { status: 'PENDING', paymentStatus: 'failed' }],
    ['two fields contradict each other', { status: 'COMPLETED', paymentStatus: 'refunded' }],
    ['the reward is done', { rewardStatus: 'completed' }],
    ['the list has several', [{ status: 'completed' }, { status: 'completed' }]],
    ['only a boolean says so', { success: true, status: true }],
    ['only a number says so', { status: 200 }],
  ])('readStatus does not guess a result where %s', (_, data) =>
    expect(readStatus(data).type).toBe('pending'),
  );

  it.each<[string, unknown]>([
    ['the state of an address', { status: 'COMPLETED', state: 'CA' }],
    ['the same result twice', { status: 'complete', payment_status: 'paid' }],
    ['a reward that is pending', { status: 'COMPLETED', reward: { status: 'PENDING' } }],
  ])('readStatus reads a success beside %s', (_, data) => expect(readStatus(data).type).toBe('succeeded'));

  it('readStatus reads a checkout that expired unpaid as a failure', () =>
    expect(readStatus({ status: 'expired', payment_status: 'unpaid' }).type).toBe('failed'));

  it('readStatus names an unknown word to the developer, and no sentence', () => {
    readStatus({ status: 'AWAITING' });
    readStatus({ status: 'Card of Ada was declined' });
    readStatus({ status: 'PENDING' });
    expect(notes).toEqual([expect.stringContaining('"AWAITING"'), expect.stringContaining('another value')]);
  });

  it.each([undefined, null, '', 'COMPLETED', 42, true, [], ['completed'], {}, { status: 7 }])(
    'readStatus takes an unknown shape as pending and not understood: %j',
    (data) => expect(readStatus(data)).toEqual({ type: 'pending', understood: false }),
  );

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
    ['tokens as text', { tokens: '1,250' }, { tokens: 1250 }],
    ['a reward apart', { reward: { status: 'DONE', tokens: 9 } }, { tokens: 9, status: 'DONE' }],
    ['tokens in another shape', { rewardAmount: { value: 8 } }, undefined],
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

  it('readStatus is always one of four types, whatever the response', () => {
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
        expect(['pending', 'processing', 'succeeded', 'failed']).toContain(status.type);
        if (status.type === 'failed')
          expect(JSON.stringify(data)).toMatch(
            new RegExp(spellings.failedWords.join('|').replaceAll('_', '.'), 'i'),
          );
      }),
    );
  });
});

it('no reader of API responses throws, whatever the shape', () => {
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), fc.anything()), (data) => {
      for (const read of [readConfig, readNonprofit, readCreatedLink, readStatus, readRefusedFields]) {
        expect(() => read(data)).not.toThrow();
      }
    }),
  );
});
