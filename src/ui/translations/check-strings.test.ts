import { expect, it } from 'vitest';
import { checkStrings } from './check-strings.js';

const warningsFor = (strings: Record<string, string>): string[] => {
  const warnings: string[] = [];
  checkStrings(new Map(Object.entries(strings)), (message) => warnings.push(message));
  return warnings;
};

it('knows the texts of both halves, and their language', () => {
  expect(warningsFor({ lang: 'da', give: 'Giv {amount}', thanksTitle: 'Tak!' })).toEqual([]);
});

it('names each key that is none', () => {
  expect(warningsFor({ Give: 'Help', total: 'Sum', thanks: 'Ta' })).toEqual([
    expect.stringContaining('strings: "Give" is no text of the form'),
    expect.stringContaining('strings: "thanks" is no text of the form'),
  ]);
});

it('invariant 1: repeats no secret', () => {
  const secret = `sk_live_${'a1b2'.repeat(16)}`;
  expect(warningsFor({ [secret]: 'x' }).join()).not.toContain(secret);
});
