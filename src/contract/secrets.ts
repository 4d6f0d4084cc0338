/**
 * Recognises what must never be in a browser: secret keys (`sk_…`, any capitalisation, anywhere in a text) and
 * what an HMAC secret looks like (a bare run of 64 hex digits).
 */
const secretKey = /(?:^|[^a-z0-9])sk_/i;
const hmacSecret = /(?:^|[\s,])[0-9a-f]{64}(?:[\s,]|$)/i;

/** Normalises to what a person sees: NFKC (wide letters become letters), without invisible characters. */
const normalizeVisible = (text: string): string => text.normalize('NFKC').replace(/\p{DI}/gu, '');

/** Tells whether a text holds something that looks like a secret key. */
export const hasSecretKey = (text: string): boolean => secretKey.test(normalizeVisible(text));

/** Tells whether a text, or a word of a list, is something that looks like an HMAC secret. */
export const isHmacSecret = (text: string): boolean => hmacSecret.test(normalizeVisible(text));

/** Tells whether a text holds something that looks like a secret key or an HMAC secret. */
export const hasSecret = (text: string): boolean => hasSecretKey(text) || isHmacSecret(text);

/** Quotes a value for a developer's message: short, and never a secret in full. */
export const quote = (value: string): string =>
  hasSecret(value)
    ? '"…" (hidden: it looks like a secret)'
    : JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);

/** Returns the name of the first attribute, ours or not, whose value looks like a secret. */
export function findSecret(attributes: Iterable<{ name: string; value: string }>): string | undefined {
  for (const { name, value } of attributes) {
    // Ids, classes and data of the page's own may well be 64 hex digits.
    if (hasSecretKey(value) || (isHmacSecret(value) && !/^(data-|id$|class$)/.test(name))) return name;
  }
  return undefined;
}
