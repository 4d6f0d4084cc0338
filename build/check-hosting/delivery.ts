/** Caching and compression. */
import type { CheckedFile, Finding } from './checked-file.js';
import { showHeader } from './checked-file.js';
import type { ProblemCode } from './problems.js';

const daySeconds = 86_400;

/** Files below this size gain nothing from compression; CloudFront compresses from here on. */
const minCompressedBytes = 1_000;

export interface CacheRule {
  /** Whether the answer says anything about caching. */
  isGiven: boolean;
  isImmutable: boolean;
  isStored: boolean;
  /** For how long a browser uses its copy without asking. */
  freshSeconds: number;
}

export function cacheRuleOf(headers: Headers): CacheRule {
  const control = headers.get('Cache-Control')?.toLowerCase();
  const directives = new Map(
    (control ?? '').split(',').map((directive): [string, string] => {
      const [name = '', value = ''] = directive.trim().split('=');
      return [name, value.replaceAll('"', '')];
    }),
  );
  const expires = Date.parse(headers.get('Expires') ?? '');
  const date = Date.parse(headers.get('Date') ?? '') || Date.now();
  const byExpires = Number.isNaN(expires) ? 0 : Math.max(0, (expires - date) / 1_000);
  const maxAge = directives.get('max-age');
  return {
    isGiven: control !== undefined || headers.has('Expires'),
    isImmutable: directives.has('immutable'),
    isStored: !directives.has('no-store'),
    freshSeconds: directives.has('no-cache') ? 0 : maxAge === undefined ? byExpires : Number(maxAge) || 0,
  };
}

export function cacheFindings({ path, kind, isMoving, answer: { headers } }: CheckedFile): Finding[] {
  if (kind === 'map') return [];
  const { isGiven, isImmutable, isStored, freshSeconds } = cacheRuleOf(headers);
  const found = showHeader(headers, headers.has('Cache-Control') ? 'Cache-Control' : 'Expires');
  const finding = (code: ProblemCode): Finding[] => [{ code, file: path, found }];
  if (!isGiven) return [{ code: 'no-cache-rule', file: path, found: 'no Cache-Control' }];
  if (!isStored) return finding('not-cached');
  if (isMoving) return isImmutable || freshSeconds > daySeconds ? finding('cached-too-long') : [];
  return freshSeconds < 30 * daySeconds ? finding('cached-shortly') : [];
}

export function compressionFindings({ path, kind, answer }: CheckedFile): Finding[] {
  const encoding = answer.headers.get('Content-Encoding')?.toLowerCase() ?? 'identity';
  if (kind === 'map' || encoding !== 'identity' || answer.body.length < minCompressedBytes) return [];
  return [{ code: 'not-compressed', file: path, found: 'no Content-Encoding' }];
}
