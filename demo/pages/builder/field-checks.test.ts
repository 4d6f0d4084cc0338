import { expect, it } from 'vitest';
import { defaultChoices } from './choices.js';
import { keyProblem, linkProblem, problemsOf } from './field-checks.js';

const choices = { ...defaultChoices, nonprofit: 'clean-water-fund' };
const key = 'pk_test_demo';

it('finds nothing wrong with the defaults', () => {
  expect(problemsOf(key, choices)).toEqual({});
});

it.each([
  ['', 'Enter your key'],
  ['pk_test_', 'not complete'],
  ['pk_live', 'not complete'],
  ['abc', 'begins with pk_test_ or pk_live_'],
  ['PK_TEST_demo', 'begins with pk_test_ or pk_live_'],
  ['pk_test_a b', 'begins with pk_test_ or pk_live_'],
])('says what is wrong with the key %j', (text, reason) => {
  expect(keyProblem(text)).toContain(reason);
});

it.each(['pk_test_demo', ' pk_live_0123abcd '])('accepts the key %j', (text) => {
  expect(keyProblem(text)).toBeUndefined();
});

it.each([
  ['nonprofit', '', 'Enter the short name'],
  ['nonprofit', 'clean water fund!', 'letters, digits and dashes'],
  ['nonprofit', 'clean-water-fund, ä', 'slugs such as'],
  ['currency', 'dollar', 'three letters'],
  ['amounts', '10,twenty', 'with commas between them'],
  ['amount', '-5', 'a number alone'],
  ['min-amount', 'x', 'a number alone'],
  ['strings', '{', 'a JSON object'],
  ['impact', 'feeds a family', 'Write an amount, = and a text'],
  ['accent', 'green', 'six digits'],
  ['accent', '#ff8800', 'Too little contrast'],
] as const)('says at the field %s what is wrong with %j', (name, value, reason) => {
  const problems = problemsOf(key, { ...choices, [name]: value });
  expect(problems[name]).toContain(reason);
  expect(Object.keys(problems)).toEqual([name]);
});

it('says where fields contradict each other', () => {
  const problems = problemsOf(key, {
    ...choices,
    'min-amount': '20',
    'max-amount': '10',
    amount: '5',
    amounts: '10,50',
    frequencies: 'monthly',
    frequency: 'once',
  });
  expect(Object.keys(problems).sort()).toEqual(['amount', 'amounts', 'frequency', 'max-amount']);
});

it.each(['', 'no nonprofit!'])(
  'says what is wrong with the other fields for the nonprofit %j',
  (nonprofit) => {
    expect(Object.keys(problemsOf(key, { ...choices, nonprofit, currency: 'dollar' })).sort()).toEqual([
      'currency',
      'nonprofit',
    ]);
  },
);

it('says what is wrong with the other fields while there is no key yet', () => {
  expect(Object.keys(problemsOf('', { ...choices, currency: 'dollar' })).sort()).toEqual([
    'currency',
    'publishable-key',
  ]);
});

it.each([
  'javascript:alert(1)',
  ' JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  'blob:https://example.org/x',
  'file:///etc/passwd',
  'mailto:a@example.org',
  '//example.org/donate',
  '/donate',
  'example.org/donate',
  '#',
  'https:example.org',
  'https://',
  'https://user:secret@example.org/',
  'https://example.org@evil.example/',
  'http://example.org/donate',
  'https://donate/',
])('refuses the fallback link %j', (link) => {
  expect(linkProblem(link)).toMatch(/\.$/);
});

it.each(['', 'https://example.org/donate', 'HTTPS://EXAMPLE.ORG', 'http://localhost:4300/x'])(
  'accepts the fallback link %j',
  (link) => {
    expect(linkProblem(link)).toBeUndefined();
  },
);
