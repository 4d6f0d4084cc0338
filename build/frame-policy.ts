import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { apiHosts } from '../src/contract/api-hosts.js';

/** The page says by itself, without a file, when its files do not come; its one style is allowed by its hash. */
const page = readFileSync(new URL('../src/entries/frame.html', import.meta.url), 'utf8');
const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? '';
const styleHash = createHash('sha256').update(style).digest('base64');

export interface FramePolicyOptions {
  /** Hosts beside the Partner API's own that `api-base` may name (`SIR_API_HOSTS`). */
  extraApiHosts?: readonly string[];
  /** Whether a sandbox on this machine may be reached. */
  allowLoopback: boolean;
}

/** The Content Security Policy of `frame.html`: in the page itself, and stricter in `_headers`. */
export function framePolicy({ extraApiHosts = [], allowLoopback }: FramePolicyOptions): string {
  const apis = [...Object.values(apiHosts), ...extraApiHosts].map((host) => `https://${host}`);
  const loopback = ['localhost', '127.0.0.1'].flatMap((host) => [`http://${host}:*`, `https://${host}:*`]);
  const local = allowLoopback ? loopback : [];
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'sha256-${styleHash}'`,
    `connect-src ${[...apis, ...local].join(' ')}`,
    `img-src ${['https:', ...local].join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}
