/**
 * Colours and corners as parameters of an address: of `frame.html`, and of a link that opens the form. Whoever writes a link
 * controls them, so each is a number or digits, and a colour that leaves the form hard to read gives way to the default.
 */
import {
  clearestOn,
  contrast,
  formatColor,
  formatContrast,
  minimumContrast,
  mixColors,
  parseColor,
  type Rgb,
} from './color-contrast.js';

/** Defaults of `src/element/shell.css` and `src/ui/form.css`, light and dark. */
export const defaultColors = {
  accent: ['0a6b4f', '5fd3a8'],
  'on-accent': ['fff', '04231a'],
  surface: ['fff', '16201c'],
  raised: ['f1f4f2', '202c27'],
  text: ['17211d', 'eef4f1'],
  muted: ['55625c', 'a9b8b1'],
  border: ['7f8c86', '74857d'],
  danger: ['b3261e', 'ff9a90'],
} as const;

type ColorName = keyof typeof defaultColors;
type Palette = Partial<Record<ColorName, Rgb>>;

const colorNames = Object.keys(defaultColors) as ColorName[];
/** In the order of the two values of a colour. */
const schemes = ['light', 'dark'] as const;
type SchemeIndex = 0 | 1;

/** Largest radius of each kind, in pixels. More than 32 would cut what is in a corner; a button may be a pill. */
const largestRadius = { radius: 32, 'button-radius': 999 } as const;

export interface AddressTheme {
  tokens: Readonly<Record<`--sir-${string}`, string>>;
  /** Developer warnings about parameters that do not count. None repeats a value. */
  warnings: readonly string[];
}

/** `surface` with the share of another colour: what is chosen has a tint of the accent, the icon of an error one of danger. */
type Tint = readonly [color: ColorName, share: number];

/** Colours that are seen on each other. Borders of fields need 3 : 1 (WCAG 1.4.11). */
const pairs: readonly [front: ColorName, back: ColorName, tint?: Tint, least?: number][] = [
  ['text', 'surface'],
  ['text', 'raised'],
  ['text', 'surface', ['accent', 0.09]],
  ['muted', 'surface'],
  ['muted', 'raised'],
  ['accent', 'surface'],
  ['accent', 'surface', ['accent', 0.09]],
  ['on-accent', 'accent'],
  ['danger', 'surface'],
  ['danger', 'surface', ['danger', 0.12]],
  ['border', 'surface', undefined, 3],
];

const colorIn = (palette: Palette, name: ColorName, scheme: SchemeIndex): Rgb =>
  palette[name] ?? parseColor(defaultColors[name][scheme]) ?? [0, 0, 0];

/** Returns the colours of a scheme that count, with the text on an accent that comes without one. */
function countingColors(scheme: SchemeIndex, given: Palette, warn: (text: string) => void): Palette {
  const counting = given.accent ? { 'on-accent': clearestOn(given.accent), ...given } : given;
  const colorOf = (name: ColorName): Rgb => colorIn(counting, name, scheme);
  for (const [front, back, [tint, share] = [back, 0], least = minimumContrast] of pairs) {
    const ratio = contrast(colorOf(front), mixColors(colorOf(back), colorOf(tint), share));
    // What is seen on a surface goes before the surface does.
    const refused = [tint === back ? front : tint, front, back].find((name) => given[name]);
    if (ratio >= least || !refused) continue;
    warn(
      `${refused} ignored in the ${schemes[scheme]} scheme: the contrast of ${front} with ${back} is ` +
        `${formatContrast(ratio)}, and ${least} : 1 is needed.`,
    );
    // Without it the pairs before this one may have another contrast.
    const rest = Object.entries(given).filter(([name]) => name !== refused);
    return countingColors(scheme, Object.fromEntries(rest), warn);
  }
  return counting;
}

/**
 * Reads the colours and corners.
 *
 * - A colour is three or six hex digits, with or without `#`. Two of them, separated by a comma, are for the light and the
 *   dark scheme.
 * - A radius is a number of pixels, with or without `px`.
 *
 * @param parameters the texts by the names of the parameters
 * @param theme `light` or `dark` if the form has that scheme alone
 */
export function readAddressTheme(parameters: Readonly<Record<string, string>>, theme?: string): AddressTheme {
  const warnings: string[] = [];
  const tokens: Record<`--sir-${string}`, string> = {};
  const warn = (text: string) => void warnings.push(`Of the address: ${text}`);
  const given: [Palette, Palette] = [{}, {}];
  for (const name of colorNames) {
    const text = parameters[name];
    if (text === undefined) continue;
    const [light, dark = light, ...others] = text.split(',').map((each) => parseColor(each) ?? null);
    if (light && dark && !others.length) {
      given[0][name] = light;
      given[1][name] = dark;
    } else warn(`${name} ignored. Accepted: hex digits without #, such as 1b4b8f.`);
  }
  const shown = ([0, 1] as const).filter((scheme) => schemes[1 - scheme] !== theme);
  const palettes = shown.map((scheme) => countingColors(scheme, given[scheme], warn));
  for (const name of colorNames) {
    if (!palettes.some((palette) => palette[name])) continue;
    const values = shown.map((scheme, at) => formatColor(colorIn(palettes[at] ?? {}, name, scheme)));
    const [first = '', second = first] = values;
    tokens[`--sir-${name}`] = first === second ? first : `light-dark(${first}, ${second})`;
  }
  for (const [name, largest] of Object.entries(largestRadius)) {
    const text = parameters[name];
    if (text === undefined) continue;
    const [, pixels = Number.NaN] = /^(\d{1,3}(?:\.\d{1,2})?)(?:px)?$/i.exec(text.trim()) ?? [];
    if (+pixels <= largest) tokens[`--sir-${name}`] = `${+pixels}px`;
    else warn(`${name} ignored. Accepted: 0 to ${largest} pixels.`);
  }
  return { tokens, warnings };
}
