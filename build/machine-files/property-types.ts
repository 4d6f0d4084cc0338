import { frequencies } from '../../src/contract/enums.js';
import { inputTypeOf } from '../attribute-types.js';
import type { AttributeDoc } from '../contract-docs.js';
import { readTypeAliases } from './source-docs.js';

const unionOf = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(' | ');

/** Types of ours by their names. The files for machines are read without our declarations. */
const aliases = new Map([
  ...readTypeAliases('element/attribute-inputs.ts'),
  ['Frequency', unionOf(frequencies)],
  ['PageStrings', 'Readonly<Record<string, string>>'],
]);

/** Writes out the names of our types. */
const expand = (type: string): string =>
  type.replaceAll(/\b([A-Z]\w+)\b(\[\])?/g, (match, name: string, list = '') => {
    const alias = aliases.get(name);
    if (alias === undefined) return match;
    return list ? `(${expand(alias)})${list}` : expand(alias);
  });

export const isFlag = ({ byDefault }: AttributeDoc): boolean => byDefault === 'off';

/** Returns the TypeScript type of what a property accepts, beside `null` and `undefined`. */
export const propertyType = (docs: AttributeDoc): string => expand(inputTypeOf(docs));
