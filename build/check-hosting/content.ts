/** Whether a file arrives, as what it is, and unchanged. */
import { sha384 } from '../integrity.js';
import { redirectLimit } from './answer.js';
import { isSecure } from './arguments.js';
import {
  type CheckedFile,
  type Finding,
  isFramePage,
  type Site,
  showHeader,
  textOf,
} from './checked-file.js';
import type { ProblemCode } from './problems.js';

/** @see https://mimesniff.spec.whatwg.org/#javascript-mime-type */
const scriptTypes =
  /^(?:(?:text|application)\/(?:x-)?(?:java|ecma)script|text\/(?:javascript1\.[0-5]|jscript|livescript))$/;

const essenceOf = (headers: Headers): string =>
  (headers.get('Content-Type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

const looksLikeHtml = (text: string): boolean => /^\s*(?:<!doctype html|<html|<head|<body)/i.test(text);

/** The release that a file names, by its own version or by the folder that it loads others from. */
export const versionIn = (text: string): string | undefined =>
  /version\s*=\s*["'`](\d+\.\d+\.\d+[\w.-]*)["'`]/.exec(text)?.[1] ??
  /["'`]\.\.\/(\d+\.\d+\.\d+[\w.-]*)\//.exec(text)?.[1];

export function redirectFindings({ path, answer }: CheckedFile, { base }: Site): Finding[] {
  if (!answer.redirects.length) return [];
  // Without the file's own path, so that one rule of the web host is one line of the report.
  const found = `redirects to ${answer.redirects.map((url) => url.replace(path, '…')).join(', then ')}`;
  const finding = (code: ProblemCode): Finding[] => [{ code, file: path, found }];
  if (answer.redirects.length >= redirectLimit && answer.status >= 300 && answer.status < 400)
    return finding('redirect-loop');
  if (isSecure(new URL(answer.url)) && answer.redirects.some((url) => !isSecure(new URL(url))))
    return finding('redirect-insecure');
  const final = new URL(answer.finalUrl);
  if (new URL('.', new URL(path, base)).href !== new URL('.', final).href) return finding('redirect-away');
  if (new URL(answer.url).search !== final.search) return finding('redirect-query');
  return finding('redirected');
}

/** Returns why the file is not there. Empty if it is. */
export function statusFindings({ path, kind, answer }: CheckedFile): Finding[] {
  const { status, failure, headers } = answer;
  if (failure)
    return [{ code: status === 0 ? 'unreachable' : 'broken-encoding', file: path, found: failure }];
  if (status >= 300 && status < 400 && answer.redirects.length >= redirectLimit) return [];
  if (status === 200) {
    const isPage = kind !== 'page' && essenceOf(headers) === 'text/html' && looksLikeHtml(textOf(answer));
    return isPage ? [{ code: 'html-instead', file: path, found: '200 with an HTML page' }] : [];
  }
  if (status !== 404 && status !== 410) return [{ code: 'refused', file: path, found: `status ${status}` }];
  return [{ code: kind === 'map' ? 'missing-map' : 'missing', file: path, found: `status ${status}` }];
}

export function typeFindings({ path, kind, answer: { headers } }: CheckedFile): Finding[] {
  const findings: Finding[] = [];
  const essence = essenceOf(headers);
  const found = showHeader(headers, 'Content-Type');
  const add = (code: ProblemCode, text = found) => findings.push({ code, file: path, found: text });
  if (kind === 'script' && !scriptTypes.test(essence)) add('wrong-type');
  if (kind === 'page' && essence !== 'text/html') add('wrong-page-type');
  if (kind === 'data' && !/^(?:application|text)\/(?:[\w.-]+\+)?json$/.test(essence)) add('wrong-data-type');
  const charset = /charset\s*=\s*"?([\w-]+)/i.exec(headers.get('Content-Type') ?? '')?.[1];
  if (kind === 'page' && charset && !/^utf-?8$/i.test(charset)) add('wrong-charset');
  if (kind === 'script' && headers.get('X-Content-Type-Options')?.trim().toLowerCase() !== 'nosniff')
    add('no-nosniff', showHeader(headers, 'X-Content-Type-Options'));
  if (kind === 'page' && /^\s*attachment/i.test(headers.get('Content-Disposition') ?? ''))
    add('download', showHeader(headers, 'Content-Disposition'));
  if (headers.has('Set-Cookie')) add('sets-cookie', `Set-Cookie: ${cookieNames(headers).join(', ')}`);
  return findings;
}

/** Values may be secrets of a session, so only names are shown. */
const cookieNames = (headers: Headers): string[] =>
  headers.getSetCookie().map((cookie) => `${cookie.split('=')[0]}=…`);

/** Compares with the release's list of hashes. */
export function contentFindings(file: CheckedFile, { version }: Site): Finding[] {
  const { path, hash, answer, isMoving } = file;
  if (!hash || sha384(answer.body) === hash) return [];
  const text = textOf(answer);
  const other = versionIn(text);
  if (isMoving && other && other !== version)
    return [{ code: 'mixed-releases', file: path, found: `of ${other}, beside files of ${version}` }];
  const isInjected = isFramePage(path) && (text.match(/<script/g)?.length ?? 0) > 1;
  const found = isInjected ? 'the web host has added a script to the page' : 'not the content of the release';
  return [{ code: 'changed', file: path, found }];
}
