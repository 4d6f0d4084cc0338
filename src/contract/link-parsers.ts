import type { Parse } from './attribute-parsers.js';
import { parseUrl } from './parse-url.js';

/**
 * Parsers of the links that a page gives the form. The result is the address as it is followed. Without a password or a
 * user's name, which only serve to disguise a host.
 */
const webPattern = /^https?:\/\/\S+$/i;

const readWebUrl = (raw: string): URL | undefined => {
  const url = webPattern.test(raw) ? parseUrl(raw) : undefined;
  return url && !url.username && !url.password ? url : undefined;
};

/** An address of a page, `https:` only. */
export const httpsUrl = (raw: string): string | undefined => {
  const url = readWebUrl(raw);
  return url?.protocol === 'https:' ? url.href : undefined;
};

/** Email addresses, and then a subject, for example; or a phone number, with an extension, for example. */
const contactPattern = /^(mailto:[^\s@?]+@[^\s?]+(\?.*)?|tel:\+?[\d(][\d(). -]*(;[\w.=;-]*)?)$/i;

/** The same, or an email address or a phone number, each as a link writes it. */
export const helpUrl = (raw: string): string | undefined =>
  contactPattern.test(raw) ? parseUrl(raw)?.href : httpsUrl(raw);

/** An `https:` address, or one of the page's own site: absolute, or a path that begins with one slash. */
export const doneUrl: Parse<string> = (raw, { pageOrigin }) => {
  const url = /^\/\S*$/.test(raw) ? parseUrl(raw, pageOrigin) : readWebUrl(raw);
  return url && url.origin === pageOrigin ? url.href : httpsUrl(raw);
};
