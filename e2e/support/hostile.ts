/**
 * Texts, links and logos that an attacker would put into responses, attributes and messages, and checks that none of them
 * takes effect.
 */
import type { BrowserContext, Page } from 'playwright/test';
import { openPolicy } from './csp.js';
import { demoOrigins } from './origins.js';
import { expect } from './test.js';

/** A page that forbids nothing, so that only the widget prevents scripts from running. */
export const openPage = { headers: { 'Content-Security-Policy': openPolicy } } as const;

const run = 'top.canary=1';

/** Hostile texts by their kind. */
export const hostileTexts = {
  markup: `"'><img src=x onerror="${run}"><script>${run}</script><svg onload=${run}><iframe srcdoc="<script>${run}</script>">`,
  'bidi controls': '\u202E\u2066\u202Bgnp.exe\u202E\u200F\u061C',
  'invisible characters': '\u200B\u200D\uFEFF\u2060\u00AD\u034F'.repeat(20),
  'combining marks': `Z${'\u0335\u0489\u0317'.repeat(500)}`,
  'a hundred thousand letters': 'W'.repeat(100_000),
  placeholders: '{amount}{nonprofit}{{api}}{constructor}{__proto__}$&$1%s%o',
  'control characters': 'a\u0000b\u0007\u001b[31mc\r\nd\u2028e\u2029',
  'half a surrogate': '\uD800x\uDFFF',
} as const;

/** JSON fields whose names are keys of prototypes. */
export const prototypeKeys =
  '"__proto__":{"polluted":1,"isActive":false},"constructor":{"prototype":{"polluted":1}},"prototype":{"polluted":1},"toString":"x","hasOwnProperty":1,"then":"x","toJSON":"x"';

/** Logos that must not be requested. */
export const hostileLogos: readonly string[] = [
  `javascript:${run}`,
  `data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="${run}"/>`,
  'data:text/html,<script>top.canary=1</script>',
  'blob:https://evil.example/1',
  'http://evil.example/logo.png',
  '//evil.example/logo.png',
  '/logout',
  'ftp://evil.example/logo.png',
  'http://localhost.evil.example/logo.png',
  'http://127.0.0.1.evil.example/logo.png',
  'file:///etc/passwd',
  ' javascript:top.canary=1',
];

/** Links that are not checkout links, by their kind. */
export const hostileLinks: Readonly<Record<string, readonly string[]>> = {
  'look-alike hosts': [
    'https://stripe.com.evil.example/pay',
    'https://evilstripe.com/pay',
    'https://stripe.com-evil.example/pay',
    'https://checkout-stripe.com/pay',
    'https://stripe.co/pay',
    'https://every.org.evil.example/',
    'https://notevery.org/',
    'https://sirgiving.org.evil.example/',
    'https://stripe.com./pay',
  ],
  'user info': [
    'https://stripe.com@evil.example/pay',
    'https://checkout.stripe.com:443@evil.example/',
    'https://user:pass@checkout.stripe.com/pay',
    'https://stripe.com%2f@evil.example/',
    'https://evil.example\\@stripe.com/pay',
  ],
  'punycode and homographs': [
    'https://xn--strpe-3ya.com/pay',
    'https://ѕtripe.com/pay',
    'https://stripe。com.evil.example/pay',
    'https://stripé.com/pay',
  ],
  'ports and schemes': [
    'https://checkout.stripe.com:8443/pay',
    'http://checkout.stripe.com/pay',
    'ftp://checkout.stripe.com/pay',
    'ws://checkout.stripe.com/pay',
    'stripe://pay',
    'intent://checkout.stripe.com#Intent;scheme=https;end',
  ],
  'hosts that look like this machine': [
    'http://localhost.evil.example/',
    'http://127.0.0.1.evil.example/',
    'http://localhost@evil.example/',
    'http://user@localhost/',
    'http://[::ffff:127.0.0.1]/',
    'http://0.0.0.0/',
    'http://localhost./',
  ],
  'relative links': [
    '//evil.example/pay',
    '/logout',
    'pay.html',
    '?a=1',
    '#top',
    '\\\\evil.example\\pay',
    ' ',
  ],
  'links that are code or content': [
    'javascript:top.canary=1',
    ' java\nscript:top.canary=1',
    'JaVaScRiPt:top.canary=1//https://stripe.com/',
    'data:text/html,<script>opener.canary=1</script>',
    'blob:https://stripe.com/0',
    'vbscript:top.canary=1',
    'about:blank',
    'view-source:https://stripe.com/',
    'filesystem:https://stripe.com/temporary/a',
  ],
};

export interface Watch {
  /** Fails if a script of the attacker ran, a page navigated, or a window stayed open. */
  expectUnharmed(page: Page): Promise<void>;
}

/** Starts to watch a page that is already at its address. */
export function watch(context: BrowserContext, page: Page): Watch {
  const address = page.url();
  const seen: string[] = [];
  for (const one of [page]) one.on('dialog', (dialog) => seen.push(`dialog: ${dialog.message()}`));
  context.on('request', (request) => {
    const url = new URL(request.url());
    const known = Object.values<string>(demoOrigins).includes(url.origin);
    if (!known && url.href !== 'about:blank') seen.push(`request: ${url.href.slice(0, 200)}`);
    if (url.origin === demoOrigins.host && url.href !== address) seen.push(`request: ${url.href}`);
  });
  page.on('framenavigated', (frame) => {
    if (frame.url() !== address) seen.push(`navigated: ${frame.url()}`);
  });
  return {
    async expectUnharmed(now) {
      expect(await now.evaluate(() => Reflect.get(window, 'canary'))).toBeUndefined();
      expect(await now.evaluate(() => Reflect.get({}, 'polluted'))).toBeUndefined();
      await expect.poll(() => context.pages().length, 'windows').toBe(1);
      expect(now.url()).toBe(address);
      expect(seen).toEqual([]);
    },
  };
}

/** Expects no sideways overflow of the page or of any part of the form. */
export async function expectLayoutHolds(page: Page): Promise<void> {
  const out = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const found: string[] = [];
    if (document.documentElement.scrollWidth > width)
      found.push(`the page scrolls sideways: ${document.documentElement.scrollWidth} > ${width}`);
    for (const widget of document.querySelectorAll('sir-donate')) {
      for (const one of widget.shadowRoot?.querySelectorAll('*') ?? []) {
        const { left, right, width: own } = one.getBoundingClientRect();
        const style = getComputedStyle(one);
        // Content that its box clips, or that is visually hidden, does not overflow.
        if (own <= 1 || style.position === 'absolute' || one.closest('.visually-hidden, svg')) continue;
        let isCut = false;
        for (let box = one.parentElement; box && !isCut; box = box.parentElement)
          isCut = getComputedStyle(box).overflowX === 'hidden';
        if (!isCut && (left < -1 || right > width + 1))
          found.push(
            `${one.localName}.${one.getAttribute('class')}: ${Math.round(left)}…${Math.round(right)}`,
          );
      }
      for (const box of widget.shadowRoot?.querySelectorAll('dialog, .form, header, form') ?? [])
        if (box.scrollWidth > box.clientWidth + 1)
          found.push(`${box.localName} scrolls sideways: ${box.scrollWidth} > ${box.clientWidth}`);
    }
    return found.slice(0, 10);
  });
  expect(out).toEqual([]);
}
