import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attributeNames } from '../contract/attribute-names.js';
import { foreignVersion, message, protocolVersion, readReturned } from '../contract/messages.js';
import { readGuestMessage } from './guest-messages.js';
import { readHostMessage } from './host-messages.js';
import { themeProperties } from './theme-properties.js';

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'javascript:alert(1)',
    '</script>',
    '\u202E',
    '\u0000',
    'x'.repeat(2_000),
  ),
);
const count = fc.oneof(fc.nat(), fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }));
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const nothing = fc.constant({});
const someTexts = (names: readonly string[]) => fc.dictionary(fc.constantFrom(...names), text);

const donation = {
  partnerDonationId: text,
  amountMinor: count,
  currency: text,
  frequency: fc.constantFrom('once', 'monthly'),
  provider: fc.constantFrom('stripe', 'every.org'),
  handOff: fc.constantFrom('popup', 'tab', 'redirect', 'link'),
};
const entry = fc.record({ name: text, value: text });
const frameInit = fc.record({
  attributes: someTexts(attributeNames),
  secretAttribute: maybe(text),
  language: text,
  fallbackHref: maybe(text),
  theme: someTexts(themeProperties),
  storedDonations: maybe(fc.array(entry, { maxLength: 3 })),
});

/** Valid details by message type, for each direction. */
const details = {
  frame: {
    hello: nothing,
    ready: fc.record({ environment: fc.constantFrom('sandbox', 'production') }),
    open: nothing,
    close: nothing,
    change: fc.record({
      amountMinor: maybe(count),
      currency: text,
      frequency: donation.frequency,
      tipMinor: count,
    }),
    'before-checkout': fc.record({ donationLink: text, partnerDonationId: text }),
    checkout: fc.record(donation),
    complete: fc.record({
      ...donation,
      reward: maybe(fc.record({ tokens: maybe(count), status: maybe(text) })),
    }),
    failed: fc.record({ ...donation, reason: maybe(text) }),
    error: fc.record({
      code: fc.constantFrom('network', 'secret-key', 'a-code-of-tomorrow'),
      retryable: fc.boolean(),
      message: text,
    }),
    resize: fc.record({ height: count }),
    state: fc.record({ type: text, partnerDonationId: maybe(text) }),
    'storage-set': entry,
    'storage-remove': fc.record({ name: text }),
    navigate: fc.record({ url: text }),
  },
  host: {
    init: frameInit,
    update: frameInit,
    load: nothing,
    open: nothing,
    close: nothing,
    reset: nothing,
    'before-checkout-result': fc.record({ partnerDonationId: text, proceed: fc.boolean() }),
    returned: fc.record({ partnerDonationId: maybe(text) }),
  },
} as const;

const sendable = fc
  .anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSparseArray: true,
    withTypedArray: true,
    maxDepth: 4,
  })
  .map((value): unknown => structuredClone(value));

type Detail = Record<string, unknown>;

const validMessage = (direction: keyof typeof details): fc.Arbitrary<{ type: string; detail: Detail }> =>
  fc.oneof(
    ...Object.entries<fc.Arbitrary<Detail>>(details[direction]).map(([type, detail]) =>
      fc.record({ type: fc.constant(type), detail }),
    ),
  );

/** Expects every prototype to be that of a plain object or an array. */
function expectPlain(value: unknown): void {
  if (typeof value !== 'object' || !value) return;
  expect(Object.getPrototypeOf(value)).toBe(Array.isArray(value) ? Array.prototype : Object.prototype);
  for (const field of Object.values(value)) expectPlain(field);
}

const prototypeKeys = Reflect.ownKeys(Object.prototype).length;

describe.each([
  ['frame', readGuestMessage, readHostMessage],
  ['host', readHostMessage, readGuestMessage],
] as const)('messages that the %s sends', (direction, read, readOther) => {
  it('reads every valid message as it was sent', () => {
    fc.assert(
      fc.property(validMessage(direction), ({ type, detail }) => {
        const received = read(structuredClone(message(type, detail)));
        expect(received).toEqual(message(type, detail));
        expectPlain(received);
      }),
    );
  });

  it('ignores the messages of the other direction, except open and close', () => {
    fc.assert(
      fc.property(validMessage(direction), ({ type, detail }) => {
        if (type === 'open' || type === 'close') return;
        expect(readOther(message(type, detail))).toBeUndefined();
      }),
    );
  });

  it('never throws and never returns a value of another shape, whatever is sent', () => {
    fc.assert(
      fc.property(sendable, (sent) => {
        expect(read(sent)).toBeUndefined();
        expect(readReturned(sent)).toBeUndefined();
      }),
    );
    fc.assert(
      fc.property(validMessage(direction), sendable, ({ type }, detail) =>
        expectPlain(read(message(type, detail))),
      ),
    );
  });

  it('ignores a message with a field of another type', () => {
    fc.assert(
      fc.property(validMessage(direction), fc.nat(), ({ type, detail }, at) => {
        const names = Object.keys(detail);
        const name = names[at % Math.max(1, names.length)];
        if (name === undefined) return;
        // No field of the protocol accepts a list that contains a list.
        expect(read(message(type, { ...detail, [name]: [[]] }))).toSatisfy(
          (received) =>
            received === undefined || name === 'attributes' || name === 'theme' || name === 'reward',
        );
      }),
    );
  });

  it('ignores a message without one of its required fields', () => {
    fc.assert(
      fc.property(
        validMessage(direction),
        fc.constantFrom('source', 'version', 'type', 'detail'),
        ({ type, detail }, name) => {
          const whole: Detail = { ...message(type, detail) };
          delete whole[name];
          // A detail without required fields may be empty, but it must be an object.
          expect(read(whole)).toBeUndefined();
        },
      ),
    );
  });

  it('ignores a message of another version and reports that version', () => {
    fc.assert(
      fc.property(validMessage(direction), fc.nat({ max: 1_000 }), ({ type, detail }, version) => {
        const other = { ...message(type, detail), version };
        if (version === protocolVersion) {
          expect(foreignVersion(other)).toBeUndefined();
        } else {
          expect(read(other)).toBeUndefined();
          expect(foreignVersion(other)).toBe(version);
        }
        expect(foreignVersion({ ...other, source: 'somebody' })).toBeUndefined();
      }),
    );
  });

  it('drops unknown fields at every depth', () => {
    fc.assert(
      fc.property(validMessage(direction), sendable, ({ type, detail }, extra) => {
        const more = JSON.parse('{"__proto__":{"polluted":1},"constructor":1,"then":1}');
        const sent = { ...message(type, { ...detail, ...more, extra }), extra };
        const received = read(sent);
        expect(received).toEqual(message(type, detail));
        expectPlain(received);
        expect(Reflect.ownKeys(Object.prototype).length).toBe(prototypeKeys);
        expect(Reflect.get({}, 'polluted')).toBeUndefined();
      }),
    );
  });
});

it('reading a message calls no setter on Object.prototype', () => {
  const received: unknown[] = [];
  Object.defineProperty(Object.prototype, 'partnerDonationId', {
    configurable: true,
    set: (value) => received.push(value),
  });
  try {
    const sent = JSON.parse(JSON.stringify(message('state', { type: 'waiting' })));
    Object.defineProperty(sent.detail, 'partnerDonationId', { value: 'pd_1', enumerable: true });
    expect(readGuestMessage(sent)?.detail).toHaveProperty('partnerDonationId', 'pd_1');
  } finally {
    Reflect.deleteProperty(Object.prototype, 'partnerDonationId');
  }
  expect(received).toEqual([]);
});
