import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ReturnedMessage, readReturned as receiveReturned } from './messages.js';

/** The message that is read; undefined for all else. */
function readReturned(data: unknown): ReturnedMessage | undefined {
  const received = receiveReturned(data);
  return received?.type === 'message' ? received.message : undefined;
}

/** All that a window can send: the value is cloned on its way, so functions and accessors stay behind. */
const sendable = fc
  .anything({
    withBigInt: true,
    withBoxedValues: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withSparseArray: true,
    withTypedArray: true,
    withNullPrototype: true,
    withObjectString: true,
    maxDepth: 4,
  })
  .map((value): unknown => structuredClone(value));

const hostileText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'prototype',
    'javascript:alert(1)',
    '<img src=x onerror=alert(1)>',
    '../../config',
    '\u202Egnp.exe',
    '\u0000',
    'x'.repeat(2_000),
  ),
);

/** Keys as an attacker would choose them; parsed from JSON, so that `__proto__` is a key of the object's own. */
const hostileKeys = fc.dictionary(
  fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'then', 'toJSON'),
  fc.oneof(fc.jsonValue({ maxDepth: 1 }), hostileText),
);
const withHostileKeys = (value: object, extra: object): unknown => {
  const [first, second] = [JSON.stringify(value), JSON.stringify(extra)];
  if (second === '{}') return JSON.parse(first);
  return JSON.parse(`${first.slice(0, -1)}${first === '{}' ? '' : ','}${second.slice(1)}`);
};

const id = fc.option(hostileText, { nil: undefined });
const message = fc.record({
  source: fc.constant('sir-donate'),
  version: fc.constant(1),
  type: fc.constant('returned'),
  detail: fc.record({ partnerDonationId: id }, { requiredKeys: [] }),
});

/** What the reader may give: these keys, these types, nothing of the sender's. */
function expectOurs(read: ReturnedMessage | undefined): void {
  if (!read) return;
  expect(Object.keys(read).sort()).toEqual(['detail', 'source', 'type', 'version']);
  expect([read.source, read.version, read.type]).toEqual(['sir-donate', 1, 'returned']);
  expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
  expect(Object.getPrototypeOf(read.detail)).toBe(Object.prototype);
  expect(Object.keys(read.detail).filter((key) => key !== 'partnerDonationId')).toEqual([]);
  expect(['string', 'undefined']).toContain(typeof read.detail.partnerDonationId);
}

const prototypeKeys = Reflect.ownKeys(Object.prototype).length;

describe('readReturned', () => {
  it('reads a valid message as it was sent', () => {
    fc.assert(
      fc.property(message, (sent) => {
        const read = readReturned(structuredClone(sent));
        expectOurs(read);
        expect(read?.detail.partnerDonationId).toBe(sent.detail.partnerDonationId);
      }),
    );
  });

  it('never throws and never returns a foreign type, whatever is sent', () => {
    fc.assert(fc.property(sendable, (sent) => expectOurs(readReturned(sent))));
  });

  it('ignores a message with one wrong field of the envelope', () => {
    const field = fc.constantFrom('source', 'version', 'type', 'detail');
    fc.assert(
      fc.property(message, field, sendable, (sent, name, value) => {
        const isOurs = name === 'detail' ? undefined : Reflect.get(sent, name) === value;
        const read = readReturned({ ...sent, [name]: value });
        expectOurs(read);
        if (isOurs === false) expect(read).toBeUndefined();
      }),
    );
  });

  it('ignores a message with a missing field, even if the prototype has it', () => {
    fc.assert(
      fc.property(message, fc.constantFrom('source', 'version', 'type', 'detail'), (sent, name) => {
        const less: Record<string, unknown> = { ...sent };
        delete less[name];
        expect(readReturned(less)).toBeUndefined();
      }),
    );
  });

  it('ignores a message whose donation id is no string', () => {
    fc.assert(
      fc.property(
        sendable.filter((value) => value !== undefined && typeof value !== 'string'),
        (partnerDonationId) => {
          const sent = { source: 'sir-donate', version: 1, type: 'returned', detail: { partnerDonationId } };
          expect(readReturned(sent)).toBeUndefined();
        },
      ),
    );
  });

  it('drops prototype keys at any depth and changes no prototype', () => {
    fc.assert(
      fc.property(message, hostileKeys, hostileKeys, (sent, outer, inner) => {
        const detail = withHostileKeys(sent.detail, inner);
        const data = withHostileKeys({ ...sent, detail: {} }, outer);
        if (typeof data === 'object' && data) Reflect.set(data, 'detail', detail);
        const read = readReturned(structuredClone(data));
        expectOurs(read);
        expect(read?.detail.partnerDonationId).toBe(sent.detail.partnerDonationId);
        expect(Reflect.ownKeys(Object.prototype).length).toBe(prototypeKeys);
        expect(Reflect.get({}, 'partnerDonationId')).toBeUndefined();
      }),
    );
  });

  it('ignores objects of a thousand levels or fields', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 1000 }), hostileText, (size, text) => {
        const key = text.slice(0, 20);
        let deep: unknown = text;
        for (let at = 0; at < size; at++) deep = { detail: deep };
        expect(readReturned(deep)).toBeUndefined();
        const wide = Object.fromEntries(Array.from({ length: size }, (_, at) => [`${key}${at}`, at]));
        expect(readReturned(wide)).toBeUndefined();
      }),
      { numRuns: 1000 },
    );
  });

  it('reads a donation id of twenty megabytes', () => {
    const partnerDonationId = 'x'.repeat(2e7);
    const sent = { source: 'sir-donate', version: 1, type: 'returned', detail: { partnerDonationId } };
    expect(readReturned(sent)?.detail.partnerDonationId?.length).toBe(2e7);
  });
});
