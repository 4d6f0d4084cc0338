import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  accentIn,
  contrast,
  formatColor,
  isLegible,
  legibleAccent,
  parseColor,
  surfaces,
} from './contrast.js';

const color = (text: string) => parseColor(text) ?? [Number.NaN, 0, 0];

it.each([
  ['#fff', '#ffffff'],
  ['0A6B4F', '#0a6b4f'],
  [' #1b4b8f ', '#1b4b8f'],
])('reads %j as %s', (text, expected) => {
  expect(formatColor(color(text))).toBe(expected);
});

it.each(['', '#12', '#12345', 'red', 'rgb(0,0,0)', '#0000;--x:1', '#00000000'])('refuses %j', (text) => {
  expect(parseColor(text)).toBeUndefined();
});

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

it('counts the tinted choices of the form, on which a colour has less contrast than on its surface', () => {
  const gray = color('#767676');
  expect(contrast(gray, color('#fff'))).toBeGreaterThan(4.5);
  expect(isLegible(accentIn('light', gray))).toBe(false);
});

it('chooses the clearer of black and white for the text on a button', () => {
  expect(accentIn('light', color('#ffd400')).onAccent).toBe('#000000');
  expect(accentIn('light', color('#0a6b4f')).onAccent).toBe('#ffffff');
});

describe.each(['light', 'dark'] as const)('in the %s scheme', (scheme) => {
  it('finds a legible shade of every colour', () => {
    for (let red = 0; red <= 255; red += 51)
      for (let green = 0; green <= 255; green += 51)
        for (let blue = 0; blue <= 255; blue += 51) {
          const found = legibleAccent(scheme, [red, green, blue]);
          expect(isLegible(accentIn(scheme, color(found.color))), formatColor([red, green, blue])).toBe(true);
        }
  });

  it('leaves a legible colour as it is', () => {
    const legible = scheme === 'dark' ? '#9cc3ff' : '#1b4b8f';
    expect(legibleAccent(scheme, color(legible)).color).toBe(legible);
  });
});

it('knows the surface and the tint of the form', () => {
  const css = readFileSync(new URL('../../../src/ui/form.css', import.meta.url), 'utf8');
  const [, light = '', dark = ''] =
    /--_surface: var\(--sir-surface, light-dark\((#\w+), (#\w+)\)\)/.exec(css) ?? [];
  expect([light, dark].map((each) => formatColor(color(each)))).toEqual([surfaces.light, surfaces.dark]);
  expect(css).toContain('--_soft: color-mix(in srgb, var(--_accent) 9%, var(--_surface))');
});
