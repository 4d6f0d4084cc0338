/** Colours and their contrast as WCAG 2.2 defines it: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio. */

/** Red, green and blue, each 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

export type Scheme = 'light' | 'dark';

/** Least contrast of text at level AA. */
export const minimumContrast = 4.5;

/** Reads `#rgb` or `#rrggbb`, also without `#`; `undefined` for anything else. */
export function parseColor(text: string): Rgb | undefined {
  const digits = /^#?([\da-f]{3}|[\da-f]{6})$/i.exec(text.trim())?.[1];
  if (!digits) return undefined;
  const size = digits.length / 3;
  const channel = (at: number): number =>
    Number.parseInt(digits.slice(at * size, (at + 1) * size).repeat(size === 1 ? 2 : 1), 16);
  return [channel(0), channel(1), channel(2)];
}

/** Writes `#rrggbb`. */
export const formatColor = (color: Rgb): string =>
  `#${color.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;

function luminance(color: Rgb): number {
  const [red, green, blue] = color.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Returns the contrast of two colours: 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** Writes a contrast, cut and not rounded: 4.47 is not 4.5. */
export const formatContrast = (value: number): string => `${(Math.floor(value * 10) / 10).toFixed(1)} : 1`;

/** Returns a colour with a share of another, as `color-mix(in srgb, …)` does. */
export const mixColors = (color: Rgb, other: Rgb, share: number): Rgb => [
  color[0] + (other[0] - color[0]) * share,
  color[1] + (other[1] - color[1]) * share,
  color[2] + (other[2] - color[2]) * share,
];

/** Returns black or white, whichever is clearer on the colour. The contrast is at least 4.58. */
export function clearestOn(color: Rgb): Rgb {
  const white: Rgb = [255, 255, 255];
  const black: Rgb = [0, 0, 0];
  return contrast(color, white) >= contrast(color, black) ? white : black;
}
