import { describe, expect, it } from 'vitest';
import { choose, readArguments } from './arguments.js';

describe('the arguments of the benchmark', () => {
  it('measure everything ten times by default', () => {
    expect(readArguments([])).toEqual({
      runs: 10,
      json: false,
      write: false,
      graph: false,
      only: [],
      networks: [],
      everyOrg: undefined,
      port: 4350,
    });
  });

  it('are read from the command line', () => {
    const line = '--runs=3 --json --graph --only=widget,altcha --networks=slow --every-org=/f --port=5000';
    expect(readArguments(line.split(' '))).toEqual({
      runs: 3,
      json: true,
      write: false,
      graph: true,
      only: ['widget', 'altcha'],
      networks: ['slow'],
      everyOrg: '/f',
      port: 5000,
    });
  });

  it('take the folder of the environment variable if none is given', () => {
    expect(readArguments([], '/variable').everyOrg).toBe('/variable');
    expect(readArguments(['--every-org=/argument'], '/variable').everyOrg).toBe('/argument');
  });

  it.each(['--runs=0', '--runs=many', '--runs=1.5', '--port=80', '--run=3', 'widget'])(
    'are refused when one is malformed: %s',
    (argument) => {
      expect(() => readArguments([argument])).toThrow();
    },
  );
});

it.each(['--only=widget', '--networks=slow'])(
  'a part of the benchmark is not written into the docs: %s',
  (argument) => {
    expect(readArguments(['--write']).write).toBe(true);
    expect(() => readArguments(['--write', argument])).toThrow('--write takes everything');
  },
);

describe('choosing by id', () => {
  const items = [{ id: 'first' }, { id: 'second' }, { id: 'third' }];

  it('returns all items when no id is given', () => {
    expect(choose(items, [])).toEqual(items);
  });

  it('returns the named items in their own order', () => {
    expect(choose(items, ['third', 'first'])).toEqual([{ id: 'first' }, { id: 'third' }]);
  });

  it('names the known ids when one is unknown', () => {
    expect(() => choose(items, ['fourth'])).toThrow('"fourth" is none of first, second, third.');
  });
});
