import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeCheckoutLink } from './checkout-link.js';
import { isLoopback } from './loopback.js';

const strict = (link: string) => safeCheckoutLink(link, { loopback: false });
const sandbox = (link: string) => safeCheckoutLink(link, { loopback: true });

describe('safeCheckoutLink, allowed links', () => {
  it.each([
    ['the host itself', 'https://stripe.com/pay', 'https://stripe.com/pay'],
    [
      'a subdomain',
      'https://checkout.stripe.com/c/pay/cs_1#fid',
      'https://checkout.stripe.com/c/pay/cs_1#fid',
    ],
    ['a deep subdomain', 'https://a.b.every.org/x?y=1', 'https://a.b.every.org/x?y=1'],
    ['SIR Giving', 'https://pay.sirgiving.org/d/1', 'https://pay.sirgiving.org/d/1'],
    ['upper case', 'HTTPS://Checkout.STRIPE.com/C', 'https://checkout.stripe.com/C'],
    ['space around it', '  https://www.every.org/donate \n', 'https://www.every.org/donate'],
    ['the default port, written out', 'https://checkout.stripe.com:443/c', 'https://checkout.stripe.com/c'],
    ['full-width letters of the real host', 'https://ｓｔｒｉｐｅ.com/c', 'https://stripe.com/c'],
    [
      'a user part that belongs to the path',
      'https://stripe.com\\@evil.example/',
      'https://stripe.com/@evil.example/',
    ],
  ])('allows %s and returns its normal form', (_, link, opened) => {
    expect(strict(link)).toBe(opened);
    expect(sandbox(link)).toBe(opened);
  });
});

describe('safeCheckoutLink, refused links', () => {
  it.each([
    ['a known host in front of another', 'https://stripe.com.evil.example/'],
    ['a known host in front of another, encoded dot', 'https://stripe.com%2eevil.example/'],
    ['a known host with letters before it', 'https://evilstripe.com/'],
    ['a known host with a hyphen before it', 'https://evil-stripe.com/'],
    ['a known host under another top level', 'https://stripe.co/'],
    ['a known name as a subdomain', 'https://stripe.evil.example/'],
    ['a known host in the path', 'https://evil.example/stripe.com'],
    ['a known host in the query', 'https://evil.example/?https://stripe.com'],
    ['a known host in the fragment', 'https://evil.example/#.stripe.com'],
    ['a known host as user name', 'https://stripe.com@evil.example/'],
    ['a known host as user name and password', 'https://stripe.com:443@evil.example/'],
    ['user info on a known host', 'https://user@stripe.com/'],
    ['a password alone on a known host', 'https://:secret@stripe.com/'],
    ['a look-alike letter (punycode)', 'https://ѕtripe.com/'],
    ['punycode as such', 'https://xn--tripe-g2e.com/'],
    ['a slash look-alike in the host', 'https://stripe.com⁄.evil.example/'],
    ['a trailing dot', 'https://checkout.stripe.com./'],
    ['another port', 'https://checkout.stripe.com:8443/'],
    ['http on a known host', 'http://checkout.stripe.com/'],
    ['http on the https port', 'http://checkout.stripe.com:443/'],
    ['another scheme on a known host', 'ftp://stripe.com/'],
    ['an app scheme on a known host', 'stripe://stripe.com/'],
    ['javascript:', 'javascript:alert(1)//stripe.com'],
    ['javascript: with a host', 'javascript://stripe.com/%0aalert(1)'],
    ['javascript: with a tab in it', 'java\tscript:alert(1)'],
    ['data:', 'data:text/html,<script>alert(1)</script>'],
    ['blob:', 'blob:https://stripe.com/1'],
    ['about:', 'about:blank'],
    ['file:', 'file:///etc/passwd'],
    ['a relative path', '/c/pay/cs_1'],
    ['a relative name', 'stripe.com/c/pay'],
    ['a link without scheme', '//checkout.stripe.com/c'],
    ['a scheme without host', 'https://'],
    ['nothing', ''],
    ['space', '  '],
    ['words', 'see your mail'],
    ['an address as number', 'https://16909060/'],
  ])('refuses %s', (_, link) => {
    expect(strict(link)).toBeUndefined();
    expect(sandbox(link)).toBeUndefined();
  });
});

describe('safeCheckoutLink, links to this machine', () => {
  it.each([
    ['http://localhost:8787/checkout/1', 'http://localhost:8787/checkout/1'],
    ['https://localhost/checkout', 'https://localhost/checkout'],
    ['http://127.0.0.1:3000/', 'http://127.0.0.1:3000/'],
    ['http://127.1:3000/', 'http://127.0.0.1:3000/'],
    ['http://127.9.8.7/', 'http://127.9.8.7/'],
    ['http://[::1]:3000/', 'http://[::1]:3000/'],
    ['http://LOCALHOST:1/', 'http://localhost:1/'],
  ])('allows a link to this machine only where a sandbox is allowed: %s', (link, opened) => {
    expect(sandbox(link)).toBe(opened);
    expect(strict(link)).toBeUndefined();
  });

  it.each([
    'http://localhost.evil.example/',
    'http://evil.localhost.example/',
    'http://127.0.0.1.evil.example/',
    'http://128.0.0.1/',
    'http://0.0.0.0/',
    'http://192.168.0.1/',
    'http://[::2]/',
    'http://user@localhost:8787/',
    'ws://localhost:8787/',
    'javascript://localhost/%0aalert(1)',
  ])('refuses what only looks like a link to this machine: %s', (link) => {
    expect(sandbox(link)).toBeUndefined();
    expect(strict(link)).toBeUndefined();
  });

  it.each([
    ['localhost', true],
    ['127.0.0.1', true],
    ['127.255.255.254', true],
    ['[::1]', true],
    ['localhost.', false],
    ['xlocalhost', false],
    ['a.localhost', false],
    ['127.0.0.1.example', false],
    ['1127.0.0.1', false],
    ['::1', false],
    ['', false],
  ])('isLoopback of the host name %j is %s', (hostname, expected) =>
    expect(isLoopback(hostname)).toBe(expected),
  );
});

describe('safeCheckoutLink, whatever the API responds', () => {
  const known = /^(?:[^/]*\.)?(?:stripe\.com|every\.org|sirgiving\.org)$/;
  const host = fc.oneof(
    fc.constantFrom(
      'stripe.com',
      'checkout.stripe.com',
      'every.org',
      'localhost',
      '127.0.0.1',
      '[::1]',
      'evil.example',
    ),
    fc.domain(),
    fc
      .tuple(
        fc.constantFrom('', 'evil', 'evil.', 'evil-', '@', '.', 'x@'),
        fc.constantFrom('', '.evil.example', '.', ':1', '@evil'),
      )
      .map(([before, after]) => `${before}stripe.com${after}`),
  );
  const link = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.webUrl({ withFragments: true, withQueryParameters: true }),
    fc
      .tuple(
        fc.constantFrom(
          'https://',
          'http://',
          'https:',
          '//',
          '',
          'javascript://',
          'HTTPS:\\\\',
          ' https://',
          'ht\ntps://',
        ),
        fc.constantFrom('', 'user@', 'user:pass@', 'stripe.com@', ':@', '@'),
        host,
        fc.constantFrom('', ':443', ':80', ':8443', ':'),
        fc.webPath(),
      )
      .map((parts) => parts.join('')),
  );

  it('allows only https on a listed host, without user info, on the default port', () => {
    fc.assert(
      fc.property(link, (text) => {
        const opened = strict(text);
        if (opened === undefined) return;
        const url = new URL(opened);
        expect(url.protocol).toBe('https:');
        expect(url.hostname).toMatch(known);
        expect(url.username + url.password + url.port).toBe('');
        expect(opened).toBe(url.href);
      }),
    );
  });

  it('allows, for a sandbox, this machine in addition and nothing else', () => {
    fc.assert(
      fc.property(link, (text) => {
        const opened = sandbox(text);
        if (opened === undefined) return;
        const url = new URL(opened);
        expect(url.username + url.password).toBe('');
        if (!known.test(url.hostname)) expect(isLoopback(url.hostname)).toBe(true);
        expect(['https:', 'http:']).toContain(url.protocol);
      }),
    );
  });

  it('allows the links that a provider creates', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('checkout.stripe.com', 'www.every.org', 'pay.sirgiving.org'),
        fc.webPath(),
        (name, path) => {
          expect(strict(`https://${name}${path}`)).toBe(new URL(`https://${name}${path}`).href);
        },
      ),
    );
  });
});
