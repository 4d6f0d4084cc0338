import { expect, it } from 'vitest';
import {
  clearestOn,
  contrast,
  formatColor,
  formatContrast,
  mixColors,
  parseColor,
} from './color-contrast.js';

const color = (text: string) => parseColor(text) ?? [Number.NaN, 0, 0];

it.each([
  ['#fff', '#ffffff'],
  ['0A6B4F', '#0a6b4f'],
  [' #1b4b8f ', '#1b4b8f'],
  ['a1f', '#aa11ff'],
])('reads %j as %s', (text, expected) => {
  expect(formatColor(color(text))).toBe(expected);
});

it.each(['', '#12', '#12345', 'red', 'rgb(0,0,0)', '#0000;--x:1', '#00000000', '##123', '#1234567'])(
  'refuses %j',
  (text) => {
    expect(parseColor(text)).toBeUndefined();
  },
);

it.each([
  ['#000', '#fff', 21],
  ['#fff', '#fff', 1],
  // The two grays around AA on white: https://webaim.org/resources/contrastchecker/
  ['#767676', '#fff', 4.54],
  ['#777777', '#fff', 4.48],
])('gives %s on %s a contrast of %d', (first, second, expected) => {
  expect(contrast(color(first), color(second))).toBeCloseTo(expected, 2);
  expect(contrast(color(second), color(first))).toBeCloseTo(expected, 2);
});

it('cuts a contrast instead of rounding it', () => {
  expect(formatContrast(4.49)).toBe('4.4 : 1');
  expect(formatContrast(21)).toBe('21.0 : 1');
});

it('mixes colours as color-mix() does', () => {
  expect(formatColor(mixColors(color('#fff'), color('#000'), 0.09))).toBe('#e8e8e8');
});

it('finds black or white legible on every colour', () => {
  for (let red = 0; red <= 255; red += 15)
    for (let green = 0; green <= 255; green += 15)
      for (let blue = 0; blue <= 255; blue += 15)
        expect(contrast(clearestOn([red, green, blue]), [red, green, blue])).toBeGreaterThan(4.5);
});
