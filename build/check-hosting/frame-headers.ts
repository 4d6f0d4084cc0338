/** The headers of `frame.html` that decide whether other sites may show it, and whether its form works. */
import { apiHosts } from '../../src/contract/api-hosts.js';
import { type CheckedFile, type Finding, isFramePage, type Site, showHeader } from './checked-file.js';

/** Directive → its sources, in lower case. */
type Policy = ReadonlyMap<string, readonly string[]>;

/** Several policies hold at once: several headers, or one with commas. */
const policiesOf = (headers: Headers): Policy[] =>
  (headers.get('Content-Security-Policy') ?? '')
    .split(',')
    .filter((policy) => policy.trim())
    .map((policy) => {
      const directives = new Map<string, string[]>();
      for (const text of policy.split(';')) {
        const [name = '', ...sources] = text.trim().toLowerCase().split(/\s+/);
        // The first of two directives with one name counts.
        if (name && !directives.has(name)) directives.set(name, sources);
      }
      return directives;
    });

/** Whether a source of a policy allows an origin. `self` is the origin of the page that has the policy. */
function allows(source: string, { origin, self }: { origin: string; self: string }): boolean {
  if (source === '*') return true;
  if (source === "'self'") return origin === self;
  const { protocol, hostname, host } = new URL(origin);
  if (/^[a-z]+:$/.test(source)) return source === protocol;
  const [, scheme, wanted = ''] = /^(?:([a-z]+:)\/\/)?([^/]+)/.exec(source) ?? [];
  if (scheme && scheme !== protocol) return false;
  const name = wanted.replace(/:\*$/, '');
  return name.startsWith('*.') ? hostname.endsWith(name.slice(1)) : name === host || name === hostname;
}

interface Need {
  /** The first of these directives that the policy has counts. */
  directives: readonly string[];
  origins: readonly string[];
}

/** Returns the directive that forbids what the form needs. */
function forbidding(policy: Policy, { directives, origins }: Need, self: string): string | undefined {
  const name = directives.find((directive) => policy.has(directive));
  if (!name) return undefined;
  const sources = policy.get(name) ?? [];
  // It makes browsers ignore all addresses in the directive: https://w3c.github.io/webappsec-csp/#strict-dynamic-usage
  const isDynamic = name.startsWith('script') && sources.includes("'strict-dynamic'");
  const isAllowed = (origin: string): boolean =>
    !isDynamic && sources.some((source) => allows(source, { origin, self }));
  return origins.every(isAllowed) ? undefined : `${name} ${sources.join(' ')}`.trim();
}

const neededTokens = ['allow-scripts', 'allow-forms', 'allow-same-origin', 'allow-popups'];

/** Returns the parts of the page's policies that stop the form. */
function stoppingDirectives(policies: readonly Policy[], self: string): string[] {
  const needs: Need[] = [
    { directives: ['script-src-elem', 'script-src', 'default-src'], origins: [self] },
    {
      directives: ['connect-src', 'default-src'],
      origins: Object.values(apiHosts).map((host) => `https://${host}`),
    },
  ];
  return policies.flatMap((policy) => {
    const sandbox = policy.get('sandbox');
    const missing = sandbox ? neededTokens.filter((token) => !sandbox.includes(token)) : [];
    return [
      ...needs.flatMap((need) => forbidding(policy, need, self) ?? []),
      ...(missing.length ? [`sandbox without ${missing.join(', ')}`] : []),
    ];
  });
}

/**
 * Returns the header that keeps the page from being shown in a frame, or undefined. `frame-ancestors` takes the place of
 * X-Frame-Options: https://w3c.github.io/webappsec-csp/#frame-ancestors-and-frame-options
 */
function refusal(headers: Headers, policies: readonly Policy[], site: Site): string | undefined {
  const self = new URL(site.base).origin;
  const lists = policies.flatMap((policy) =>
    [policy.get('frame-ancestors') ?? []].filter(() => policy.has('frame-ancestors')),
  );
  if (lists.length) {
    const refusing = lists.find(
      (sources) => !sources.some((source) => allows(source, { origin: site.origin, self })),
    );
    return refusing && `frame-ancestors ${refusing.join(' ')}`;
  }
  const values = new Set(
    (headers.get('X-Frame-Options') ?? '').split(',').map((value) => value.trim().toLowerCase()),
  );
  const isRefused =
    values.has('deny') || (values.has('sameorigin') && (values.size > 1 || !site.isSameOrigin));
  return isRefused ? showHeader(headers, 'X-Frame-Options') : undefined;
}

export function frameFindings({ path, answer: { headers } }: CheckedFile, site: Site): Finding[] {
  if (!isFramePage(path)) return [];
  const self = new URL(site.base).origin;
  const policies = policiesOf(headers);
  const refused = refusal(headers, policies, site);
  const findings: Finding[] = refused ? [{ code: 'frame-refused', file: path, found: refused }] : [];
  for (const found of stoppingDirectives(policies, self))
    findings.push({ code: 'frame-policy', file: path, found });
  const noLogos = policies.map((policy) =>
    forbidding(policy, { directives: ['img-src', 'default-src'], origins: ['https://logos.example'] }, self),
  );
  for (const found of noLogos) if (found) findings.push({ code: 'frame-policy-logos', file: path, found });
  if (!policies.length)
    findings.push({ code: 'no-frame-policy', file: path, found: 'no Content-Security-Policy' });
  return findings;
}
