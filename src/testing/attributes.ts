import type { AttributeName } from '../contract/attribute-names.js';
import { type Options, type ParsedOptions, parseOptions } from '../contract/options.js';

/** Attributes as a page writes them. */
export type Attributes = Partial<Record<AttributeName, string>>;

/** Parses attributes; a key and a nonprofit are given unless a test says otherwise. */
export function parseAttributes(attributes: Attributes, locale = 'en'): ParsedOptions {
  const all: Attributes = { 'publishable-key': 'pk_test_1', nonprofit: 'clean-water', ...attributes };
  return parseOptions((name) => all[name] ?? null, { locale, pageOrigin: 'https://partner.example' });
}

/** Parses attributes that are in order. @throws if they are not */
export function optionsOf(attributes: Attributes = {}, locale?: string): Options {
  const parsed = parseAttributes(attributes, locale);
  if (parsed.type === 'invalid') throw new Error(parsed.message);
  return parsed.options;
}
