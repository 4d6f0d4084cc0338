import { describe, expect, it } from 'vitest';
import { readTexts } from './text-list.js';

describe('readTexts', () => {
  it.each([
    ['25=feeds a family; 50=two boards', { 25: 'feeds a family', 50: 'two boards' }],
    ['25=a; b; c\n50=d;', { 25: 'a; b; c', 50: 'd' }],
    ['25=a;  \n ', { 25: 'a' }],
    ['USD 25=a;EUR 25=b', { 'USD 25': 'a', 'EUR 25': 'b' }],
    ['25=“quoted”', { 25: 'quoted' }],
    ['title=a=b', { title: 'a=b' }],
    ['{"25":"a"}', { 25: 'a' }],
    ['“{“25”:“a”}”', { 25: 'a' }],
    ['{&quot;25&quot;:\u00a0&quot;a&quot;}', { 25: 'a' }],
    ['[1]', [1]],
  ])('%j is %j', (raw, texts) => {
    expect(readTexts(raw)).toEqual(texts);
  });

  it.each(['', 'abc', '25=', '=a', '25=a;x y z=b', '25 each=a', '25=>a', '$25=a', '25!=a'])(
    '%j is no list of texts',
    (raw) => {
      expect(readTexts(raw)).toBeUndefined();
    },
  );
});
