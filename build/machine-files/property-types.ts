import type { AttributeName } from '../../src/contract/attribute-names.js';
import * as parsers from '../../src/contract/attribute-parsers.js';
import { type AttributeSpec, attributes } from '../../src/contract/attributes.js';
import { frequencies } from '../../src/contract/enums.js';
import { readWrittenTypes } from './source-docs.js';

const writtenTypes = readWrittenTypes('contract/attribute-parsers.ts');

const context = { environment: 'sandbox', pageLocale: 'en', currency: 'USD' } as const;

const unionOf = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(' | ');

/** Returns the values of an attribute that has a closed set of them; `undefined` for any other, flags included. */
export function closedValuesOf(name: AttributeName): string[] | undefined {
  const { accepted = '', parse }: AttributeSpec = attributes[name];
  const values = accepted.split(/, | or /);
  return values.every((value) => parse(value, context) === value) ? values : undefined;
}

export const isFlag = (name: AttributeName): boolean => {
  const { fallback }: AttributeSpec = attributes[name];
  return fallback === false;
};

/** Returns the TypeScript type of what a property accepts, beside `null` and `undefined`. */
export function propertyType(name: AttributeName): string {
  if (isFlag(name)) return 'boolean';
  const values = closedValuesOf(name);
  if (values) return unionOf(values);
  const { parse }: AttributeSpec = attributes[name];
  const parser = Object.entries(parsers).find(([, exported]) => exported === parse)?.[0];
  const written = writtenTypes.get(parser ?? '') ?? 'string';
  // The files for machines carry no types of ours.
  const frequency = unionOf(frequencies);
  return written.replaceAll('Frequency[]', `(${frequency})[]`).replaceAll(/\bFrequency\b/g, frequency);
}
