import { describe, expect, it } from 'vitest';
import { type Attributes, parseAttributes } from '../testing/attributes.js';
import { withoutValue } from './editor-notice.js';
import { isPreview } from './editor-preview.js';

describe('the box for site editors names no value', () => {
  const evil = 'Call 0800 1" is not understood, " was left out';
  it.each<Attributes>([
    { amounts: evil },
    { nonprofit: `${evil}, clean-water` },
    { nonprofit: evil },
    { 'publishable-key': evil },
    { amounts: '10,25', 'min-amount': '20' },
    { amount: '5', 'max-amount': '5', 'min-amount': '7' },
    { impact: evil },
    { simulate: `sk_live_0123456789${evil}` },
  ])('%j', (attributes) => {
    const parsed = parseAttributes(attributes);
    const messages = [...parsed.warnings, ...(parsed.type === 'invalid' ? [parsed.message] : [])];
    expect(messages.length).toBeGreaterThan(0);
    for (const message of messages.map(withoutValue)) {
      expect(message).toMatch(/^[a-z-]+:? /);
      expect(message).not.toMatch(/0800|0123456789|"10,25"/);
      expect(message.length).toBeGreaterThan(30);
    }
  });
});

describe('a preview', () => {
  it.each([
    '/?p=12&preview=true',
    '/?preview_id=3&preview_nonce=a',
    '/give?preview',
    '/?elementor-preview=7',
    '/node/preview/0a1b/full',
    '/preview',
    '/?customize_changeset_uuid=1',
    '/?preview_theme_id=1',
  ])('%s', (address) => expect(isPreview(new URL(address, 'https://example.org'))).toBe(true));

  it.each(['/', '/give?utm_source=preview', '/our-preview-of-2027', '/previews-of-films', '/?p=12#preview'])(
    'is not %s',
    (address) => expect(isPreview(new URL(address, 'https://example.org'))).toBe(false),
  );
});
