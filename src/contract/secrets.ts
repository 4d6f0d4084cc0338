/**
 * Recognises what must never be in a browser, by its shape:
 *
 * - a secret key: `sk_test_` or `sk_live_`, in any case, anywhere in a text;
 * - where a key or a code can stand, an HMAC secret: a bare run of 64 hex digits;
 * - where the publishable key stands, everything that begins with `sk_`.
 *
 * Other text is left alone: `donor-email="sk_rahman@example.org"` and `locale="sk_SK"` hold no secret.
 */
const secretKey = /(?:^|[^a-z0-9])sk_(?:test|live)_/i;
const anySecretKey = /(?:^|[^a-z0-9])sk_/i;
const hmacSecret = /(?:^|[\s,،、[\p{QMark}])[0-9a-f]{64}(?:[\s,،、\]\p{QMark}]|$)/iu;

/** Normalises to what a person sees: NFKC (wide letters become letters), without invisible characters. */
const normalizeVisible = (text: string): string => text.normalize('NFKC').replace(/\p{DI}/gu, '');

/** Tells whether a text holds something that looks like a secret key. */
export const hasSecretKey = (text: string): boolean => secretKey.test(normalizeVisible(text));

/** Tells whether a text, or a word of a list, is something that looks like an HMAC secret. */
export const isHmacSecret = (text: string): boolean => hmacSecret.test(normalizeVisible(text));

/** Quotes a value for a developer's message: short, and never a secret in full. */
export const quote = (value: string): string =>
  hasSecretKey(value) || isHmacSecret(value)
    ? '"…" (hidden: it looks like a secret)'
    : JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);

/** Tells whether the value of an attribute, ours or not, looks like a secret. */
export const isSecret = ({ name, value }: { name: string; value: string }): boolean =>
  hasSecretKey(value) ||
  (/^publishable-?key$/.test(name) && anySecretKey.test(normalizeVisible(value))) ||
  (/^(publishable-?key|nonprofit|referral-?code)$/.test(name) && isHmacSecret(value));

/** Returns the name of the first attribute, ours or not, whose value looks like a secret. */
export function findSecret(attributes: Iterable<{ name: string; value: string }>): string | undefined {
  for (const attribute of attributes) if (isSecret(attribute)) return attribute.name;
  return undefined;
}
