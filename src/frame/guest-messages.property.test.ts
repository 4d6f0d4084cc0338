import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attributeNames } from '../contract/attribute-names.js';
import { createMessage, protocolVersion, type Received, readReturned } from '../contract/messages.js';
import { themeProperties } from '../element/theme-properties.js';
import { type GuestMessage, readGuestMessage } from './guest-messages.js';
import { type HostMessage, readHostMessage } from './host-messages.js';

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
/** Frames of earlier releases leave the last three out. */
const checkout = {
  ...donation,
  tipMinor: maybe(count),
  nonprofit: maybe(text),
  environment: maybe(fc.constantFrom('sandbox', 'production')),
};
const reward = maybe(fc.record({ tokens: maybe(count), status: maybe(text) }));
/** Frames of earlier releases leave these out. */
const orAbsent = (fields: Record<string, fc.Arbitrary<unknown>>) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, maybe(value)]));
/** The detail of an event, of a form that simulates or not. */
const event = (fields: Record<string, fc.Arbitrary<unknown>>) =>
  fc.record({ ...fields, simulated: maybe(fc.constant(true)) });
const entry = fc.record({ name: text, value: text });
const frameInit = fc.record({
  attributes: someTexts(attributeNames),
  secretAttribute: maybe(text),
  language: text,
  fallbackHref: maybe(text),
  theme: someTexts(themeProperties),
  storedDonations: maybe(fc.array(entry, { maxLength: 3 })),
});

/** Valid details by type, for each side, as docs/frame-protocol.md lists them. */
const details = {
  guest: {
    hello: nothing,
    ready: event({ environment: fc.constantFrom('sandbox', 'production') }),
    open: event({}),
    close: event({}),
    change: event({
      amountMinor: maybe(count),
      currency: text,
      frequency: donation.frequency,
      tipMinor: count,
      ...orAbsent({
        nonprofit: text,
        environment: fc.constantFrom('sandbox', 'production'),
        provider: donation.provider,
      }),
    }),
    step: event({
      from: fc.constantFrom('amount', 'a-step-of-tomorrow'),
      to: fc.constantFrom('details', 'a-step-of-tomorrow'),
    }),
    'before-checkout': event({
      partnerDonationId: text,
      ...orAbsent({
        amountMinor: count,
        currency: text,
        frequency: donation.frequency,
        provider: donation.provider,
        tipMinor: count,
        nonprofit: text,
        environment: fc.constantFrom('sandbox', 'production'),
      }),
    }),
    checkout: event(checkout),
    processing: event(checkout),
    complete: event({
      ...checkout,
      reward,
    }),
    failed: event({ ...checkout, reason: maybe(text) }),
    error: event({
      ...orAbsent(checkout),
      code: fc.constantFrom('network', 'secret-key', 'a-code-of-tomorrow'),
      retryable: fc.boolean(),
      message: text,
      version: maybe(text),
    }),
    resize: fc.record({ height: count }),
    state: fc.record({
      type: fc.constantFrom('idle', 'waiting', 'a-state-of-tomorrow'),
      partnerDonationId: maybe(text),
      donation: maybe(event({ ...checkout, reward, reason: maybe(text) })),
    }),
    'storage-set': entry,
    'storage-remove': fc.record({ name: text }),
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

/** The message that was received; undefined for all else. */
const messageIn = (received: Received<GuestMessage> | Received<HostMessage>) =>
  received?.type === 'message' ? received.message : undefined;

const messages = (direction: keyof typeof details): fc.Arbitrary<{ type: string; detail: Detail }> =>
  fc.oneof(
    ...Object.entries<fc.Arbitrary<Detail>>(details[direction]).map(([type, detail]) =>
      fc.record({ type: fc.constant(type), detail }),
    ),
  );

/** All prototypes are plain, or those of lists, whatever was sent. */
function expectPlain(value: unknown): void {
  if (typeof value !== 'object' || !value) return;
  expect(Object.getPrototypeOf(value)).toBe(Array.isArray(value) ? Array.prototype : Object.prototype);
  for (const field of Object.values(value)) expectPlain(field);
}

const prototypeKeys = Reflect.ownKeys(Object.prototype).length;

describe.each([
  ['guest', readGuestMessage, readHostMessage],
  ['host', readHostMessage, readGuestMessage],
] as const)('the messages of the %s', (direction, read, readOther) => {
  it('are read as they were sent', () => {
    fc.assert(
      fc.property(messages(direction), ({ type, detail }) => {
        const heard = messageIn(read(structuredClone(createMessage(type, detail))));
        expect(heard).toEqual(createMessage(type, detail));
        expectPlain(heard);
      }),
    );
  });

  it('are ignored by the other reader, but for open and close', () => {
    fc.assert(
      fc.property(messages(direction), ({ type, detail }) => {
        if (type === 'open' || type === 'close') return;
        expect(readOther(createMessage(type, detail))).toBeUndefined();
      }),
    );
  });

  it('are read without a throw or a foreign shape, whatever is sent', () => {
    fc.assert(
      fc.property(sendable, (sent) => {
        expect(read(sent)).toBeUndefined();
        expect(readReturned(sent)).toBeUndefined();
      }),
    );
    fc.assert(
      fc.property(messages(direction), sendable, ({ type }, detail) =>
        expectPlain(read(createMessage(type, detail))),
      ),
    );
  });

  it('are ignored with a field of another type', () => {
    fc.assert(
      fc.property(messages(direction), fc.nat(), ({ type, detail }, at) => {
        const names = Object.keys(detail);
        const name = names[at % Math.max(1, names.length)];
        if (name === undefined) return;
        // No field of the protocol takes a symbol's stand-in: a list within a list.
        expect(read(createMessage(type, { ...detail, [name]: [[]] }))).toSatisfy(
          (heard) =>
            heard === undefined ||
            name === 'attributes' ||
            name === 'theme' ||
            name === 'reward' ||
            name === 'donation',
        );
      }),
    );
  });

  it('are ignored without a required field of the envelope, even if the prototype has it', () => {
    fc.assert(
      fc.property(
        messages(direction),
        fc.constantFrom('source', 'version', 'type', 'detail'),
        ({ type, detail }, name) => {
          const whole: Detail = { ...createMessage(type, detail) };
          delete whole[name];
          // Where a detail holds nothing that is required, none need be there for the shape; but it must be an object.
          expect(read(whole)).toBeUndefined();
        },
      ),
    );
  });

  it('are reported as another version if their version differs', () => {
    fc.assert(
      fc.property(messages(direction), fc.nat({ max: 1_000 }), ({ type, detail }, version) => {
        const other = { ...createMessage(type, detail), version };
        if (version === protocolVersion) {
          expect(read(other)?.type).toBe('message');
        } else {
          expect(read(other)).toEqual({ type: 'other-version', version });
        }
        expect(read({ ...other, source: 'somebody' })).toBeUndefined();
      }),
    );
  });

  it('lose unknown fields at every depth', () => {
    fc.assert(
      fc.property(messages(direction), sendable, ({ type, detail }, extra) => {
        const more = JSON.parse('{"__proto__":{"polluted":1},"constructor":1,"then":1}');
        const sent = { ...createMessage(type, { ...detail, ...more, extra }), extra };
        const heard = messageIn(read(sent));
        expect(heard).toEqual(createMessage(type, detail));
        expectPlain(heard);
        expect(Reflect.ownKeys(Object.prototype).length).toBe(prototypeKeys);
        expect(Reflect.get({}, 'polluted')).toBeUndefined();
      }),
    );
  });
});

it.each([false, 1, 'true', null])('ignores an event that says simulated: %j', (simulated) => {
  expect(readGuestMessage(createMessage('open', { simulated }))).toBeUndefined();
});

it('reading a message calls no setter on Object.prototype', () => {
  const heard: unknown[] = [];
  Object.defineProperty(Object.prototype, 'partnerDonationId', {
    configurable: true,
    set: (value) => heard.push(value),
  });
  try {
    const sent = JSON.parse(JSON.stringify(createMessage('state', { type: 'waiting' })));
    Object.defineProperty(sent.detail, 'partnerDonationId', { value: 'pd_1', enumerable: true });
    expect(messageIn(readGuestMessage(sent))?.detail).toHaveProperty('partnerDonationId', 'pd_1');
  } finally {
    Reflect.deleteProperty(Object.prototype, 'partnerDonationId');
  }
  expect(heard).toEqual([]);
});
