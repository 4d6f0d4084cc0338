import type { AttributeSamples } from './test-key-samples.js';

const httpsAccepted = /begins with https:\/\//;

const addresses: [written: string, value: string][] = [
  ['https://partner.example/privacy', 'https://partner.example/privacy'],
  [' “https://other.example” ', 'https://other.example/'],
  ['HTTPS://Other.example/a?b=c#d', 'https://other.example/a?b=c#d'],
];

const noAddresses = [
  'http://other.example/',
  'other.example/privacy',
  '//other.example/privacy',
  'https:other.example',
  'https://',
  'https://partner.example@evil.example/',
  'https://user:word@other.example/',
  'https://other.example/a b',
  'javascript:alert(1)',
  'java\tscript:alert(1)',
  'data:text/html,hi',
  'blob:https://partner.example/1',
  'true',
  '__proto__',
];

/** Samples of the page's line and of its links; the tests' page is `https://partner.example`. */
export const linkSamples: Record<
  'notice' | 'privacy-url' | 'terms-url' | 'help-url' | 'done-url',
  AttributeSamples
> = {
  notice: {
    value: ({ notice }) => notice,
    absent: undefined,
    good: [
      ['Your gift is doubled until Friday.', 'Your gift is doubled until Friday.'],
      [' “<b>Doubled</b> & more” ', '<b>Doubled</b> & more'],
      ['🌳'.repeat(200), '🌳'.repeat(200)],
      ['می\u200cخورد', 'می\u200cخورد'],
    ],
    bad: ['[object Object]', '() => 25'],
    accepted: /text of at most 200 characters/,
  },
  'privacy-url': {
    value: ({ privacyUrl }) => privacyUrl,
    absent: undefined,
    good: addresses,
    bad: ['/privacy', 'mailto:help@partner.example', ...noAddresses],
    accepted: httpsAccepted,
  },
  'terms-url': {
    value: ({ termsUrl }) => termsUrl,
    absent: undefined,
    good: addresses,
    bad: ['/terms', 'tel:+15550100', ...noAddresses],
    accepted: httpsAccepted,
  },
  'help-url': {
    value: ({ helpUrl }) => helpUrl,
    absent: undefined,
    good: [
      ...addresses,
      ['mailto:help@partner.example', 'mailto:help@partner.example'],
      ['Mailto:help@partner.example?subject=A%20gift', 'mailto:help@partner.example?subject=A%20gift'],
      ['mailto:help@partner.example?subject=A gift', 'mailto:help@partner.example?subject=A%20gift'],
      ['mailto:a@partner.example,b@partner.example', 'mailto:a@partner.example,b@partner.example'],
      ['tel:+1 555 0100', 'tel:+1 555 0100'],
      ['tel:(555) 0100;ext=7', 'tel:(555) 0100;ext=7'],
      ['tel:+1-555-0100', 'tel:+1-555-0100'],
    ],
    bad: ['/help', 'mailto:', 'mailto:help', 'tel:', 'tel:help', 'sms:+15550100', ...noAddresses],
    accepted: /https:\/\/, mailto: or tel:/,
  },
  'done-url': {
    value: ({ doneUrl }) => doneUrl,
    absent: undefined,
    good: [
      ...addresses,
      ['/thanks?from=form#top', 'https://partner.example/thanks?from=form#top'],
      ['https://partner.example', 'https://partner.example/'],
    ],
    bad: [
      'thanks.html',
      '/\\evil.example',
      '/\t/evil.example/',
      'http://partner.example/',
      'mailto:help@partner.example',
      ...noAddresses,
    ],
    accepted: /https:\/\/, or a path of the page's own site/,
  },
};
