import { describe, expect, it } from 'vitest';
import { readTexts } from '../../../src/contract/text-list.js';
import { impactAttribute, readImpactLines } from './impact-lines.js';

it.each([
  ['25 = feeds a family\n50 = two boards', '25=feeds a family; 50=two boards'],
  [' 25: bread \n\n 7,50 = milk', '25=bread; 7.50=milk'],
  ['25 = bread; and milk', '25=bread; and milk'],
  ['$25 – bread\n50 milk for two', '25=bread; 50=milk for two'],
  ['25 = “bread” for two', '25=“bread” for two'],
])('writes %j plainly', (lines, expected) => {
  expect(impactAttribute(lines)).toBe(expected);
});

describe('writes as JSON what would be read otherwise', () => {
  it.each(['25 = bread; milk = butter', '25 = "bread"', '25 = => bread', '25 = bread;', '25 = {"a":"b"}'])(
    '%s',
    (lines) => {
      expect(readTexts(impactAttribute(lines))).toEqual(Object.fromEntries(readImpactLines(lines).entries));
    },
  );

  it('although it is an attribute', () => {
    expect(impactAttribute('25 = bread; milk = butter')).toBe('{"25":"bread; milk = butter"}');
  });
});
