/** Requests for what is not a file of the release: a missing file, a query, plain http. */
import { randomBytes } from 'node:crypto';
import { type Asker, ask } from './answer.js';
import { type Finding, type Site, showHeader } from './checked-file.js';
import { cacheRuleOf } from './delivery.js';

const hourSeconds = 3_600;

/** A browser must learn that a file is gone: then the script loads the newest release's files, or shows the link. */
export async function missingFileFindings(asker: Asker, { base, version }: Site): Promise<Finding[]> {
  const file = `${version}/no-such-file-${randomBytes(4).toString('hex')}.js`;
  const { status, headers, redirects } = await ask(new URL(file, base).href, asker);
  const way = redirects.length ? ` after a redirect to ${redirects.join(', then ')}` : '';
  if (status >= 200 && status < 300)
    return [
      {
        code: 'missing-answered',
        file,
        found: `status ${status}, ${showHeader(headers, 'Content-Type')}${way}`,
      },
    ];
  if (status !== 404 && status !== 410)
    return [{ code: 'missing-refused', file, found: `status ${status}${way}` }];
  const { freshSeconds, isImmutable } = cacheRuleOf(headers);
  if (!isImmutable && freshSeconds <= hourSeconds) return [];
  return [{ code: 'missing-cached', file, found: showHeader(headers, 'Cache-Control') }];
}

/** After a failure the script asks for a file again with a query, because browsers remember failures by address. */
export async function queryFindings(path: string, asker: Asker, { base }: Site): Promise<Finding[]> {
  const plain = await ask(new URL(path, base).href, asker);
  if (plain.status !== 200) return [];
  const file = `${path}?1700000000000`;
  const { status, body, failure } = await ask(new URL(file, base).href, asker);
  if (status === 200 && !failure && Buffer.compare(body, plain.body) === 0) return [];
  return [{ code: 'query-refused', file, found: status === 200 ? 'another content' : `status ${status}` }];
}

/** Pages write the address as `https:`, but old snippets and typed addresses begin with `http:`. */
export async function plainHttpFindings(path: string, asker: Asker, { base }: Site): Promise<Finding[]> {
  const secure = new URL(path, base);
  if (secure.protocol !== 'https:') return [];
  const plain = new URL(secure);
  plain.protocol = 'http:';
  const { status, redirects } = await ask(plain.href, asker, { maxRedirects: 1 });
  if (!redirects.length)
    return status >= 200 && status < 300
      ? [{ code: 'http-open', file: plain.href, found: `status ${status}` }]
      : [];
  if (redirects[0] === secure.href) return [];
  return [{ code: 'http-elsewhere', file: plain.href, found: `redirects to ${redirects[0]}` }];
}
