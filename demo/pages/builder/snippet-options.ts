/**
 * From choices to what a snippet says: the attributes that are understood and differ from their defaults, the label, the
 * fallback link and the tokens. What the copied code says and what the preview shows both come from here.
 */
import { type AttributeName, addressAttributeNames } from '../../../src/contract/attribute-names.js';
import { parseColor } from '../../../src/contract/color-contrast.js';
import { parseUrl } from '../../../src/contract/parse-url.js';
import { type Choices, chosen, defaultChoices } from './choices.js';
import { accentIn, isLegible, legibleAccent } from './contrast.js';
import { donateWord } from './donate-words.js';
import { type Problems, problemsOf } from './field-checks.js';
import { type AttributeField, attributesWithoutField, type FieldName, fieldNames, fields } from './fields.js';
import { impactAttribute, isImpact } from './impact-lines.js';

/** Where the files and, in the demo, the sandbox are. */
export interface Addresses {
  /** Folder of `v0/`, without a slash at its end. */
  files: string;
  /** Partner API of the demo; empty on a published site. */
  api: string;
}

export type Tokens = Readonly<Record<`--sir-${string}`, string>>;

export interface SnippetOptions {
  attributes: ReadonlyMap<AttributeName, string>;
  tokens: Tokens;
  label: string;
  /** Fallback link inside the element. */
  link: string;
  /** `frame.html` with what an address may set. */
  formPage: string;
  problems: Problems;
}

/** Stands for a key that is not there yet. */
export const placeholderKey = 'pk_test_…';
const placeholderNonprofit = 'your-nonprofit';

const isAttribute = (name: FieldName): name is AttributeField =>
  !['label', 'link', 'accent', 'radius'].includes(name);

/** Returns what the snippet says, for a key that is understood or empty. */
export function snippetOptionsOf(key: string, choices: Choices, addresses: Addresses): SnippetOptions {
  const problems = problemsOf(key, choices);
  const attributes = new Map<AttributeName, string>([
    ['publishable-key', problems['publishable-key'] ? placeholderKey : key],
    ['nonprofit', problems.nonprofit ? placeholderNonprofit : choices.nonprofit.trim()],
  ]);
  for (const name of fieldNames) {
    const value = choices[name].trim();
    if (!isAttribute(name) || attributes.has(name) || problems[name] || value === defaultChoices[name])
      continue;
    attributes.set(name, isImpact(name) ? impactAttribute(value) : tidyList(name, value));
  }
  if (addresses.api && !/^pk_live_/.test(key)) attributes.set('api-base', addresses.api);
  const tokens = tokensOf(choices);
  const formPage = formPageOf({ attributes, tokens }, addresses);
  return {
    attributes,
    tokens,
    label: choices.label.trim() || donateWord(choices.locale),
    link: problems.link ? formPage : normalLink(choices.link) || formPage,
    formPage,
    problems,
  };
}

/** Takes the spaces out of a list, which an address would write as `+`. */
const tidyList = (name: FieldName, value: string): string =>
  /^(?:monthly-)?amounts$/.test(name) ? value.replace(/\s*,\s*/g, ',') : value;

/** Id of an element that a link of the page opens. */
export const openedId = 'give';

const normalLink = (link: string): string => parseUrl(link.trim())?.href ?? '';

/** Returns the address of `frame.html`, which shows the form at once: `mode` is left out. */
export function formPageOf(
  { attributes, tokens }: Pick<SnippetOptions, 'attributes' | 'tokens'>,
  { files }: Addresses,
): string {
  const query = new URLSearchParams();
  for (const name of addressAttributeNames) {
    const value = attributes.get(name);
    if (value !== undefined && name !== 'mode') query.set(name, value === '' ? chosen : value);
  }
  for (const [name, value] of Object.entries(addressThemeOf(tokens))) query.set(name, value);
  // Commas and colons may stand in a query, and are read more easily as they are.
  const written = query.toString().replaceAll('%2C', ',').replaceAll('%3A', ':').replaceAll('%2F', '/');
  return `${files}/v0/frame.html?${written.replaceAll('%E2%80%A6', '…')}`;
}

/** Names what is chosen, and an address cannot carry. */
export function notInAddress({ attributes }: SnippetOptions): string[] {
  const carried: readonly string[] = addressAttributeNames;
  return [...attributes.keys()]
    .filter((name): name is AttributeField => !carried.includes(name) && !(name in attributesWithoutField))
    .map((name) => fields[name].label);
}

/**
 * Returns the same as parameters of an address: `light-dark(#1b4b8f, #7693bc)` is `1b4b8f,7693bc`. The text on the accent is
 * chosen as it is here (`src/contract/address-theme.ts`).
 */
export function addressThemeOf(tokens: Tokens): Record<string, string> {
  const { '--sir-accent': accent, '--sir-radius': radius } = tokens;
  return {
    ...(accent && { accent: [...accent.matchAll(/#([\da-f]{6})/g)].map(([, digits]) => digits).join() }),
    ...(radius && { radius }),
  };
}

/**
 * Returns the tokens of the colour and the corners. A colour that is not legible is left out. On pages that may be dark the
 * dark scheme gets a lighter shade of it.
 */
export function tokensOf({ accent, radius, theme }: Choices): Tokens {
  const tokens: Record<`--sir-${string}`, string> = {};
  const color = parseColor(accent);
  if (color) {
    const own = accentIn(theme === 'dark' ? 'dark' : 'light', color);
    if (isLegible(own)) {
      const dark = legibleAccent('dark', color);
      const isBoth = theme === 'auto';
      tokens['--sir-accent'] = isBoth ? `light-dark(${own.color}, ${dark.color})` : own.color;
      tokens['--sir-on-accent'] = isBoth ? `light-dark(${own.onAccent}, ${dark.onAccent})` : own.onAccent;
    }
  }
  if (radius) tokens['--sir-radius'] = radius;
  return tokens;
}

/**
 * Returns the `color-scheme` of an iframe with these attributes. An iframe is transparent only where its scheme is that of the
 * page in it; else the round corners of the form are black or white. Without a theme the form in it is light.
 */
export const frameSchemeOf = (attributes: SnippetOptions['attributes']): string =>
  (attributes.get('theme') ?? 'light').replace('auto', 'light dark');
