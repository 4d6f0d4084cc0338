import * as enums from '../../src/contract/enums.js';
import { readTypes } from './source-docs.js';

const unionOf = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(' | ');

const arrays = new Map<string, readonly string[]>(Object.entries(enums));

/** The types by their names, those of closed sets as their values. */
const types = new Map<string, string>(
  [
    'contract/enums.ts',
    'contract/errors.ts',
    'contract/events.ts',
    'donation/state.ts',
    'element/attribute-inputs.ts',
    'element/form-module.ts',
  ]
    .flatMap(readTypes)
    .map(([name, type]) => {
      const array = /^\(typeof (\w+)\)\[number\]$/.exec(type)?.[1];
      return [name, array ? unionOf(arrays.get(array) ?? []) : type];
    }),
);
types.set(
  'StateType',
  unionOf([...(types.get('State') ?? '').matchAll(/\{ type: '([\w-]+)'/g)].map(([, type = '']) => type)),
);
types.set('PageStrings', 'Readonly<Record<string, string>>');

/** Writes out the names of our types: the files for machines are read without our declarations. */
export const inFull = (type: string): string =>
  type.replaceAll(/\b([A-Z]\w+)\b(\[\])?/g, (match, name: string, list = '') => {
    const full = types.get(name);
    if (full === undefined) return match;
    return list ? `(${inFull(full)})${list}` : inFull(full);
  });
