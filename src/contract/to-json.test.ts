import * as fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import { toJson } from './to-json.js';

const prototypes = [Object.prototype, Array.prototype, String.prototype, Number.prototype, Boolean.prototype];

afterEach(() => {
  for (const prototype of prototypes) Reflect.deleteProperty(prototype, 'toJSON');
});

it('serialises as JSON.stringify does', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(toJson(value)).toBe(JSON.stringify(value));
    }),
  );
});

it('leaves out what is undefined', () => {
  expect(toJson({ a: undefined, b: [{ c: undefined }] })).toBe('{"b":[{}]}');
});

it('ignores a toJSON of the prototypes', () => {
  for (const prototype of prototypes)
    Object.defineProperty(prototype, 'toJSON', { configurable: true, value: () => 'replaced' });
  expect(JSON.stringify({})).toBe('"replaced"');
  expect(toJson({ a: 'é"', b: [1, true, null, {}] })).toBe('{"a":"é\\"","b":[1,true,null,{}]}');
});
