import { describe, expect, it } from 'vitest';
import { defaultColors } from '../../../src/contract/address-theme.js';
import { contrast, formatColor, parseColor } from '../../../src/contract/color-contrast.js';
import { accentIn, isLegible, legibleAccent, surfaces } from './contrast.js';

const color = (text: string) => parseColor(text) ?? [Number.NaN, 0, 0];

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

it('knows the surface of the form', () => {
  expect(surfaces).toEqual({
    light: formatColor(color(defaultColors.surface[0])),
    dark: formatColor(color(defaultColors.surface[1])),
  });
});
