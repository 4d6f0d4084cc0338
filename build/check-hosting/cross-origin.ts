/** The headers that decide whether pages of other origins may use a file: CORS and CORP. */
import { type Asker, ask } from './answer.js';
import { type CheckedFile, type Finding, isClassicScript, type Site, showHeader } from './checked-file.js';
import type { ProblemCode } from './problems.js';

const allowOrigin = 'Access-Control-Allow-Origin';
const resourcePolicy = 'Cross-Origin-Resource-Policy';

const variesByOrigin = (headers: Headers): boolean =>
  (headers.get('Vary') ?? '').split(',').some((name) => /^(?:origin|\*)$/i.test(name.trim()));

/** A page needs no CORS headers: nothing imports it. */
function corsCode({ path, kind, answer: { headers } }: CheckedFile, origin: string): ProblemCode | undefined {
  if (kind === 'page' || kind === 'map') return undefined;
  const allowed = headers.get(allowOrigin);
  if (allowed === null) {
    if (kind === 'data') return 'no-cors-data';
    return isClassicScript(path) ? 'no-cors-script' : 'no-cors';
  }
  if (allowed.includes(',')) return 'cors-twice';
  if (allowed === '*') return undefined;
  if (allowed !== origin) return 'cors-other-origin';
  return variesByOrigin(headers) ? undefined : 'cors-cached';
}

export function crossOriginFindings(file: CheckedFile, { origin, isSameOrigin }: Site): Finding[] {
  if (isSameOrigin || file.kind === 'map') return [];
  const { path, answer } = file;
  const cors = corsCode(file, origin);
  const findings: Finding[] = cors
    ? [{ code: cors, file: path, found: showHeader(answer.headers, allowOrigin) }]
    : [];
  const policy = answer.headers.get(resourcePolicy)?.trim().toLowerCase();
  if (policy !== 'cross-origin') {
    // Browsers compare it for classic scripts alone: modules are requested with CORS.
    const isRefused = policy?.startsWith('same-') && isClassicScript(path);
    findings.push({
      code: isRefused ? 'corp' : 'no-corp',
      file: path,
      found: showHeader(answer.headers, resourcePolicy),
    });
  }
  return findings;
}

/**
 * Looks for CORS headers that depend on who asked first: a cache that keeps the answer for one page gives it to pages of
 * other origins.
 */
export async function corsCacheFindings(
  path: string,
  asker: Asker,
  { base, isSameOrigin }: Site,
): Promise<Finding[]> {
  if (isSameOrigin) return [];
  const url = new URL(path, base).href;
  const first = await ask(url, asker);
  const allowed = first.headers.get(allowOrigin);
  if (allowed !== '*' && allowed !== asker.origin) return [];
  const other = 'https://check-hosting.example';
  const second = await ask(url, asker, { origin: other });
  const allowedNext = second.headers.get(allowOrigin);
  if (allowed === '*' ? allowedNext !== '*' : allowedNext === asker.origin)
    return [
      { code: 'cors-cached', file: path, found: `${showHeader(second.headers, allowOrigin)} for ${other}` },
    ];
  const without = await ask(url, asker, { origin: null });
  if (!without.headers.has(allowOrigin) && !variesByOrigin(without.headers))
    return [
      {
        code: 'cors-on-request',
        file: path,
        found: `no ${allowOrigin} and no Vary: Origin for a request without Origin`,
      },
    ];
  return [];
}
