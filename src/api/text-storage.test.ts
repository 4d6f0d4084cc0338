import { describe, expect, it } from 'vitest';
import { createFakeStorage } from '../testing/fake-storage.js';
import { createTextStorage, parseJson } from './text-storage.js';

describe('createTextStorage', () => {
  it('text storage sets, gets and removes entries with the prefix sir-donate:', () => {
    const storage = createFakeStorage();
    expect(storage.get('a')).toBeUndefined();
    expect(storage.set('a', '1')).toBe(true);
    expect(storage.get('a')).toBe('1');
    expect(storage.entries()).toEqual({ 'sir-donate:a': '1' });
    storage.remove('a');
    expect(storage.get('a')).toBeUndefined();
  });

  it('denied storage behaves as if it were empty', () => {
    const storage = createFakeStorage();
    storage.set('a', '1');
    storage.fail('always');
    expect(storage.get('a')).toBeUndefined();
    expect(storage.set('a', '2')).toBe(false);
    expect(storage.get('a')).toBe('2');
    expect(() => storage.remove('a')).not.toThrow();
    expect(storage.get('a')).toBeUndefined();
  });

  it('full storage reports it, and the page keeps the entry in memory until it is left', () => {
    const storage = createFakeStorage();
    storage.set('a', '1');
    storage.fail('when-writing');
    expect(storage.set('a', '2')).toBe(false);
    expect(storage.get('a')).toBe('2');
    storage.turnPage();
    expect(storage.get('a')).toBe('1');
  });

  it.each(['never', 'always', 'when-writing'] as const)(
    'suffixesOf lists the keys with a prefix when storage fails %s',
    (how) => {
      const storage = createFakeStorage();
      storage.fail(how);
      for (const name of ['b:2', 'b:', 'a:1', 'b:1', 'b']) storage.set(name, 'x');
      storage.remove('b:2');
      expect(storage.suffixesOf('b:').sort()).toEqual(['', '1']);
    },
  );

  it('missing storage behaves as if it were empty', () => {
    const storage = createTextStorage(() => {
      throw new ReferenceError('localStorage is not defined');
    });
    expect(storage.get('a')).toBeUndefined();
    expect(storage.set('a:1', '1')).toBe(false);
    expect(storage.suffixesOf('a:')).toEqual(['1']);
  });
});

describe('parseJson', () => {
  it.each<[string | undefined, unknown]>([
    ['{"a":[1]}', { a: [1] }],
    ['null', null],
    ['0', 0],
    ['{"a":', undefined],
    ['undefined', undefined],
    ['<html>', undefined],
    [undefined, undefined],
  ])('parseJson reads %j as %j', (text, value) => expect(parseJson(text)).toEqual(value));
});
