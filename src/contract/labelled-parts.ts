import { cleanValue } from './clean-value.js';

/** Which currencies the form offers, and in which of them a value is read. */
export interface CurrencyContext {
  currency: string;
  /** All that the form offers; absent where it is that one alone. */
  currencies?: readonly string[] | undefined;
}

/** Takes a label off: `JPY 1000` is 1000 in JPY. What has no label belongs to the first currency. */
export function splitLabel(
  text: string,
  { currency, currencies = [currency] }: CurrencyContext,
): { label: string; rest: string } {
  const [, label = currencies[0] ?? currency, rest = text] = /^([a-z]{3})\s+(.*)$/is.exec(text) ?? [];
  return { label: label.toUpperCase(), rest };
}

/**
 * Reads a value whose parts may be labelled with their currency: `USD 10,25; JPY 1000,3000`. Each part is read in its own.
 *
 * @returns what applies in `currency`, `null` if nothing does, `undefined` if any part is malformed
 */
export function readLabelled<Value>(
  raw: string,
  context: CurrencyContext,
  read: (text: string, currency: string) => Value | undefined,
): Value | null | undefined {
  const { currency, currencies = [currency] } = context;
  const values = new Map<string, Value>();
  for (const part of raw.split(';').map(cleanValue).filter(Boolean)) {
    const { label, rest } = splitLabel(part, context);
    const value = currencies.includes(label) && !values.has(label) ? read(rest, label) : undefined;
    if (value === undefined) return undefined;
    values.set(label, value);
  }
  return values.get(currency) ?? null;
}
