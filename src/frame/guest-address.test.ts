import { describe, expect, it } from 'vitest';
import { addressAttributeNames, attributeNames } from '../contract/attribute-names.js';
import { readGuestAddress, refuseApi } from './guest-address.js';

const read = (search: string, hash = '') => readGuestAddress({ search, hash });

describe('readGuestAddress', () => {
  it('reads the attributes of the host contract from the query of the address', () => {
    expect(
      read('?publishable-key=pk_test_1&nonprofit=clean-water%2Cold-mill&mode=button&presets-only='),
    ).toEqual({
      attributes: {
        'publishable-key': 'pk_test_1',
        nonprofit: 'clean-water,old-mill',
        mode: 'button',
        'presets-only': '',
      },
      secretAttribute: undefined,
      warnings: [],
      parentOrigin: undefined,
    });
  });

  it('ignores query parameters that the host contract does not have', () => {
    expect(read('?utm_source=letter&onload=alert(1)&__proto__=1&constructor=2').attributes).toEqual({});
  });

  it.each(['donor-email', 'donor-first-name', 'donor-last-name'])(
    'ignores %s in the address and warns without repeating it',
    (name) => {
      const { attributes, warnings } = read(`?${name}=Quibbleworth`);
      expect(attributes).toEqual({});
      expect(warnings).toHaveLength(1);
      expect(warnings[0]).toContain(name);
      expect(warnings[0]).not.toContain('Quibbleworth');
    },
  );

  it.each(['strings', 'impact', 'isolated'])(
    'refuses the attribute %s, which only a page may set',
    (name) => {
      const { attributes, warnings } = read(`?mode=button&${name}=${encodeURIComponent('{"donate":"Pay"}')}`);
      expect(attributes).toEqual({ mode: 'button' });
      expect(warnings).toEqual([`${name} was ignored: an address cannot set it.`]);
    },
  );

  it('accepts every attribute of the address list and warns of every other', () => {
    for (const name of attributeNames) {
      const { attributes, warnings } = read(`?${name}=x`);
      const isAccepted = addressAttributeNames.some((one) => one === name);
      expect(Object.keys(attributes)).toEqual(isAccepted ? [name] : []);
      expect(warnings).toHaveLength(isAccepted ? 0 : 1);
    }
  });

  it('names the frame itself when a foreign parameter holds a secret, because a name is a text too', () => {
    const { secretAttribute } = read('?Type+your+card+number+below=sk_test_12345678');
    expect(secretAttribute).toBe('src');
  });

  it('does not take a foreign parameter of 64 hex digits for a secret', () => {
    expect(read(`?nonprofit=clean-water&gclid=${'a1'.repeat(32)}`).secretAttribute).toBeUndefined();
  });

  it.each([
    'publishable-key=sk_test_12345678',
    'referral-code=SK_live_12345678',
    `referral-code=${'a1'.repeat(32)}`,
  ])('reports a secret by the name of its parameter alone: %s', (query) => {
    const address = read(`?nonprofit=clean-water&${query}`);
    expect(address.secretAttribute).toBe(query.split('=')[0]);
    expect(JSON.stringify(address)).not.toMatch(/12345678|a1a1/);
  });

  it.each([
    ['#https://example.org', 'https://example.org'],
    ['#http://localhost:4310', 'http://localhost:4310'],
    ['', undefined],
    ['#', undefined],
    ['#top', undefined],
    ['#*', undefined],
    ['#null', undefined],
    ['#https://example.org/', undefined],
    ['#https://example.org/path', undefined],
    ['#https://user@example.org', undefined],
    ['#HTTPS://EXAMPLE.ORG', undefined],
    ['#javascript:alert(1)', undefined],
    ['#data:text/html,x', undefined],
  ])('returns the origin of the host page from the hash, or undefined: %j', (hash, host) => {
    expect(read('', hash).parentOrigin).toBe(host);
  });
});

describe('refuseApi', () => {
  const refusal = {
    type: 'invalid',
    code: 'invalid-api-base',
    message: expect.stringMatching(/vouch.*Nothing was sent.*a frame served by this machine/),
    warnings: [],
  };

  it.each([null, '', '  '])('accepts an absent or empty api-base: %j', (apiBase) => {
    expect(refuseApi(apiBase, 'cdn.example')).toBeUndefined();
  });

  it.each(['http://localhost:4312', 'http://127.0.0.1:1/base', 'https://[::1]/'])(
    'accepts a loopback api-base only in a frame on loopback: %s',
    (apiBase) => {
      expect(refuseApi(apiBase, 'localhost')).toBeUndefined();
      expect(refuseApi(apiBase, '127.0.0.1')).toBeUndefined();
      expect(refuseApi(apiBase, 'cdn.example')).toEqual(refusal);
    },
  );

  it.each([
    'https://evil.example',
    'https://api.sirgiving.org.evil.example',
    'https://api.sirgiving.org@evil.example',
    '//evil.example',
    'evil.example',
    'javascript:alert(1)',
    'data:,x',
    'http://localhost.evil.example',
  ])('refuses an api-base on an unknown parentOrigin: %s', (apiBase) => {
    for (const hostname of ['cdn.example', 'localhost']) {
      expect(refuseApi(apiBase, hostname)).toEqual(refusal);
    }
  });
});
