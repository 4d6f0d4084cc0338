/** The tokens that make one brand colour legible in the form: on its surface, on its tinted choices, under the text of buttons. */
import {
  clearestOn,
  contrast,
  formatColor,
  minimumContrast,
  mixColors,
  parseColor,
  type Rgb,
  type Scheme,
} from '../../../src/contract/color-contrast.js';

/** `--_surface` of src/ui/form.css in each scheme. */
export const surfaces = { light: '#ffffff', dark: '#16201c' } as const;

const white: Rgb = [255, 255, 255];
const black: Rgb = [0, 0, 0];
/** How much of the accent is in `--_soft` of src/ui/form.css, behind text in the accent. */
const tint = 0.09;

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
  const onAccent = clearestOn(accent);
  return {
    color: formatColor(accent),
    onAccent: formatColor(onAccent),
    onAccentContrast: contrast(accent, onAccent),
    surfaceContrast: Math.min(contrast(accent, surface), contrast(accent, mixColors(surface, accent, tint))),
  };
}

export const isLegible = ({ onAccentContrast, surfaceContrast }: Accent): boolean =>
  onAccentContrast >= minimumContrast && surfaceContrast >= minimumContrast;

/** Returns the nearest lighter (dark scheme) or darker (light scheme) colour that is legible. */
export function legibleAccent(scheme: Scheme, accent: Rgb): Accent {
  const end = scheme === 'dark' ? white : black;
  for (let share = 0; share < 1; share += 0.02) {
    // Rounded before it is measured: what is written must be legible.
    const candidate = accentIn(scheme, parseColor(formatColor(mixColors(accent, end, share))) ?? accent);
    if (isLegible(candidate)) return candidate;
  }
  return accentIn(scheme, end);
}
