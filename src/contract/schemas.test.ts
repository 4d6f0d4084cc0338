import { describe, expect, it } from 'vitest';
import { id, isEin, isId, isImage, isPercent, readCachedConfig, readCachedNonprofit } from './schemas.js';
import { INVALID } from './validate.js';

describe('an id', () => {
  it.each(['don_1', 'a..b', 'ä', '.a', 'a b'])('%j can go into a path', (text) => {
    expect(isId(text)).toBe(true);
    expect(id(text)).toBe(text);
  });

  it.each(['', '.', '..', '...', '\ud800', '..\ud800', 'a\udc00'])('%j cannot go into a path', (text) => {
    expect(isId(text)).toBe(false);
    expect(id(text)).toBe(INVALID);
  });

  it.each([5, null, undefined, {}, ['don_1']])('%j is no id', (value) => {
    expect(id(value)).toBe(INVALID);
  });
});

describe('what an answer may hold', () => {
  it.each([
    ['https://example.org/logo.png', true],
    ['HTTPS://example.org/logo.png', true],
    ['http://localhost:4300/logo.png', true],
    ['HTTP://127.0.0.1/logo.png', true],
    ['http://example.org/logo.png', false],
    ['data:image/png;base64,https://localhost', false],
    ['data:text/html,http://localhost/', false],
    ['ftp://localhost/logo.png', false],
    ['http://', false],
    ['http://:80:/', false],
    ['', false],
  ])('%j is an image that is shown: %j', (url, expected) => {
    expect(isImage(url)).toBe(expected);
  });

  it.each([
    ['12-3456789', true],
    ['1-3456789', false],
    ['12-345678', false],
    ['12-34567890', false],
    ['112-3456789', false],
    ['a2-3456789', false],
    ['1a-3456789', false],
    ['12-345678a', false],
    ['12-', false],
  ])('%j is an EIN: %j', (text, expected) => {
    expect(isEin(text)).toBe(expected);
  });

  it.each([
    [0, true],
    [12.5, true],
    [100, true],
    [-1, false],
    [100.5, false],
    [Number.NaN, false],
  ])('%d is a percentage: %j', (percent, expected) => {
    expect(isPercent(percent)).toBe(expected);
  });
});

describe('what the cache has stored', () => {
  const config = { name: 'A Partner', acceptsDonations: true, tipPercent: 15 };
  const nonprofit = {
    name: 'Clean Water Fund',
    logo: 'https://example.org/logo.png',
    ein: '12-3456789',
    isActive: true,
  };

  it('is read as it was written', () => {
    expect(readCachedConfig(config)).toEqual(config);
    expect(readCachedConfig({ acceptsDonations: false })).toEqual({ acceptsDonations: false });
    expect(readCachedNonprofit(nonprofit)).toEqual(nonprofit);
    expect(readCachedNonprofit({ name: 'A', isActive: false })).toEqual({ name: 'A', isActive: false });
  });

  it.each([
    { ...config, acceptsDonations: 'true' },
    { ...config, acceptsDonations: undefined },
    { ...config, name: 5 },
    { ...config, tipPercent: '15' },
    { ...config, tipPercent: 101 },
  ])('%j is no config', (value) => {
    expect(readCachedConfig(value)).toBe(INVALID);
  });

  it.each([
    { ...nonprofit, name: undefined },
    { ...nonprofit, isActive: 1 },
    { ...nonprofit, logo: 'http://example.org/logo.png' },
    { ...nonprofit, logo: ['https://example.org/logo.png'] },
    { ...nonprofit, ein: '123456789' },
    { ...nonprofit, ein: ['12-3456789'] },
  ])('%j is no nonprofit', (value) => {
    expect(readCachedNonprofit(value)).toBe(INVALID);
  });
});
