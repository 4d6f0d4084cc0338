/**
 * Contrast of colours as WCAG 2.2 defines it (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio), and the tokens that make one
 * brand colour legible in the form: on the form's surface, on its tinted choices, and under the text of buttons.
 */

/** Red, green and blue, each 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** Least contrast of text at level AA. */
export const minimumContrast = 4.5;

/** `--_surface` of src/ui/form.css in each scheme. */
export const surfaces = { light: '#ffffff', dark: '#16201c' } as const;

export type Scheme = keyof typeof surfaces;

const white: Rgb = [255, 255, 255];
const black: Rgb = [0, 0, 0];
/** How much of the accent is in `--_soft` of src/ui/form.css, behind text in the accent. */
const tint = 0.09;

/** Reads `#rgb` or `#rrggbb`, also without `#`; `undefined` for anything else. */
export function parseColor(text: string): Rgb | undefined {
  const digits = /^#?([\da-f]{3}|[\da-f]{6})$/i.exec(text.trim())?.[1];
  if (!digits) return undefined;
  const pairs = digits.length === 3 ? [...digits].map((digit) => digit + digit) : digits.match(/../g);
  const [red = 0, green = 0, blue = 0] = (pairs ?? []).map((pair) => Number.parseInt(pair, 16));
  return [red, green, blue];
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

/** Returns the ratio of two colours, 1 to 21. */
export function contrast(first: Rgb, second: Rgb): number {
  const [darker, lighter] = [luminance(first), luminance(second)].sort((a, b) => a - b) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

const mix = (color: Rgb, other: Rgb, share: number): Rgb => [
  color[0] + (other[0] - color[0]) * share,
  color[1] + (other[1] - color[1]) * share,
  color[2] + (other[2] - color[2]) * share,
];

export interface Accent {
  color: string;
  /** Colour of the text on it: black or white, whichever is clearer. */
  onAccent: string;
  /** Contrast of that text. */
  onAccentContrast: number;
  /** Contrast with the form's surface, or with its tinted choices if that is less. */
  surfaceContrast: number;
}

/** Measures a colour in the form's light or dark scheme. */
export function accentIn(scheme: Scheme, accent: Rgb): Accent {
  const surface = parseColor(surfaces[scheme]) ?? white;
  const onAccent = contrast(accent, white) >= contrast(accent, black) ? white : black;
  return {
    color: formatColor(accent),
    onAccent: formatColor(onAccent),
    onAccentContrast: contrast(accent, onAccent),
    surfaceContrast: Math.min(contrast(accent, surface), contrast(accent, mix(surface, accent, tint))),
  };
}

export const isLegible = ({ onAccentContrast, surfaceContrast }: Accent): boolean =>
  onAccentContrast >= minimumContrast && surfaceContrast >= minimumContrast;

/** Returns the nearest lighter (dark scheme) or darker (light scheme) colour that is legible. */
export function legibleAccent(scheme: Scheme, accent: Rgb): Accent {
  const end = scheme === 'dark' ? white : black;
  for (let share = 0; share < 1; share += 0.02) {
    // Rounded before it is measured: what is written must be legible.
    const candidate = accentIn(scheme, parseColor(formatColor(mix(accent, end, share))) ?? accent);
    if (isLegible(candidate)) return candidate;
  }
  return accentIn(scheme, end);
}
