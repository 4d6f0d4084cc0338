import { parseArgs } from 'node:util';
import { apiHosts } from '../../src/contract/api-hosts.js';
import { isLoopback } from '../../src/contract/loopback.js';

export interface CheckOptions {
  key: string;
  nonprofit: string;
  /** Without a slash at its end. */
  apiBase: string;
  /** The host page's origin, which the API's CORS rules may name. */
  origin: string;
  json: boolean;
}

export const usage = `Usage: npm run check:api -- --key pk_test_… --nonprofit slug [--api-base https://…] [--origin https://…] [--json]

Calls the four endpoints as the widget does, and says what it made of each answer.
With a test key it makes one donation link. With a live key it only reads.
Exit status: 0 if a gift is possible, 1 if something would stop it, 2 for a wrong command.`;

/** The command is wrong. The message never repeats a key. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** @throws {UsageError} */
function readApiBase(raw: string, key: string): string {
  const url = URL.canParse(raw) ? new URL(raw) : undefined;
  const isAllowed =
    url &&
    !url.username &&
    (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname)));
  if (!isAllowed) throw new UsageError('--api-base must be an https: address, or one of this machine.');
  const isForTests = key.startsWith('pk_test_');
  if (url.host === (isForTests ? apiHosts.production : apiHosts.sandbox))
    throw new UsageError(`--api-base=${url.host} does not take this kind of key.`);
  return (url.origin + url.pathname).replace(/\/+$/, '');
}

/**
 * Reads the command line.
 *
 * @throws {UsageError}
 */
export function readArguments(args: readonly string[]): CheckOptions {
  const text = { type: 'string' } as const;
  const options = {
    key: text,
    nonprofit: text,
    'api-base': text,
    origin: text,
    json: { type: 'boolean' },
  } as const;
  let values: ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];
  try {
    ({ values } = parseArgs({ args: [...args], options }));
  } catch {
    // The error of `parseArgs` repeats what was typed, and that may be a key.
    throw new UsageError('An option is not known, or has no value.');
  }
  const { key = '', nonprofit = '', origin = 'https://www.example.org', json = false } = values;
  if (/^sk_/i.test(key))
    throw new UsageError('--key is a secret key: revoke it, and use the publishable key.');
  if (!/^pk_(test|live)_[\w-]+$/.test(key))
    throw new UsageError('--key must be a publishable key: pk_test_…');
  if (!/^[\w-]+$/.test(nonprofit))
    throw new UsageError('--nonprofit must be one slug, such as clean-water-fund.');
  if (!URL.canParse(origin) || new URL(origin).origin !== origin)
    throw new UsageError('--origin must be an origin, such as https://www.example.org.');
  const host = key.startsWith('pk_test_') ? apiHosts.sandbox : apiHosts.production;
  return { key, nonprofit, apiBase: readApiBase(values['api-base'] ?? `https://${host}`, key), origin, json };
}
