import type { Options } from '../contract/options.js';

/** Samples of what a page may write in an attribute. */
export interface AttributeSamples {
  value: (options: Options) => unknown;
  /** Where the attribute is absent, or empty. */
  absent: unknown;
  /** What is written → what it comes to. */
  good: [written: string, value: unknown][];
  bad: string[];
  /** What the warning says is accepted. */
  accepted: RegExp;
}

/** Samples of the attributes that only a test key may set. */
export const testKeySamples = {
  simulate: {
    value: ({ simulate }) => simulate,
    absent: undefined,
    good: [
      ['succeeded', 'succeeded'],
      ['failed', 'failed'],
      ['pending', 'pending'],
      ['processing', 'processing'],
      ['busy', 'busy'],
      ['offline', 'offline'],
      [' Blocked ', 'blocked'],
    ],
    bad: ['success', 'true', 'simulate', 'succeeded,failed', 'constructor', '__proto__'],
    accepted: /succeeded, failed, .* or blocked, with a test key only/,
  },
  'api-base': {
    value: ({ apiBase }) => apiBase,
    absent: 'https://devapi.sirgiving.org',
    good: [
      ['http://localhost:8787', 'http://localhost:8787'],
      ['http://localhost:8787/', 'http://localhost:8787'],
      ['http://127.0.0.1:3000/base//', 'http://127.0.0.1:3000/base'],
      ['https://[::1]/', 'https://[::1]'],
      ['http://localhost:1/?a=b#c', 'http://localhost:1'],
    ],
    bad: [
      'https://api.sirgiving.org',
      'https://evil.example',
      'http://localhost.evil.example',
      'http://127.0.0.1.evil.example/',
      'http://user@localhost:8787',
      'http://localhost@evil.example',
      'ftp://localhost',
      'javascript://localhost/%0aalert(1)',
      'localhost:8787',
      '//localhost:8787',
      '/v1',
      'http://192.168.0.1',
    ],
    accepted: /this machine.*localhost.*test key/,
  },
} satisfies Record<string, AttributeSamples>;
