/**
 * What is wrong with each field, in a sentence for the site's editor. The contract's own parser decides what is understood
 * (`src/contract/options.ts`), so the builder accepts what the element accepts.
 */
import { isPublishableKey } from '../../../src/contract/attribute-checks.js';
import { type AttributeName, attributeNames } from '../../../src/contract/attribute-names.js';
import { formatContrast, minimumContrast, parseColor } from '../../../src/contract/color-contrast.js';
import { parseOptions } from '../../../src/contract/options.js';
import { parseUrl } from '../../../src/contract/parse-url.js';
import type { Choices } from './choices.js';
import { accentIn, isLegible, legibleAccent } from './contrast.js';
import { attributesWithoutField, type FieldName, fieldNames } from './fields.js';
import { impactAttribute, isImpact, readImpactLines } from './impact-lines.js';

export type Problems = Readonly<Partial<Record<FieldName | 'publishable-key', string>>>;

/** Checks a key's shape. Whether it exists, the API says. */
export function keyProblem(key: string): string | undefined {
  const trimmed = key.trim();
  if (!trimmed) return 'Enter your key. It is in SIR Giving under Partner keys, and begins with pk_.';
  if (/^pk_(?:test|live)_?$/.test(trimmed)) return 'The key is not complete. Copy all of it from SIR Giving.';
  if (!isPublishableKey(trimmed))
    return 'A publishable key begins with pk_test_ or pk_live_, and has letters and digits after that.';
  return undefined;
}

/** Returns the reason for each field that is not understood. */
export function problemsOf(key: string, choices: Choices): Problems {
  const problems: Partial<Record<FieldName | 'publishable-key', string>> = {};
  const note = (name: FieldName | 'publishable-key', reason: string | undefined) => {
    if (reason) problems[name] ??= reason;
  };
  note('publishable-key', keyProblem(key));
  note('accent', colorProblem(choices));
  note('link', linkProblem(choices.link));
  for (const name of fieldNames) if (isImpact(name)) note(name, impactProblem(choices[name]));
  const read = (name: AttributeName): string | null => {
    // The shape of the key is checked above, and one that is malformed would hide the rest.
    if (name === 'publishable-key') return 'pk_test_x';
    if (name in attributesWithoutField) return null;
    const value = choices[name as FieldName].trim();
    if (isImpact(name)) return value && impactAttribute(value);
    return value || null;
  };
  const context = { locale: 'en', pageOrigin: 'https://example.org' };
  let parsed = parseOptions(read, context);
  if (parsed.type === 'invalid') {
    note(
      'nonprofit',
      choices.nonprofit.trim()
        ? 'Write its short name with letters, digits and dashes, such as clean-water-fund.'
        : 'Enter the short name of the nonprofit, such as clean-water-fund.',
    );
    // What is wrong with the other fields is said all the same, and left out of the code.
    parsed = parseOptions((name) => (name === 'nonprofit' ? 'some-nonprofit' : read(name)), context);
  }
  for (const warning of parsed.warnings) {
    const name = attributeNames.find(
      (each) => warning.startsWith(`${each}=`) || warning.startsWith(`${each}:`),
    );
    if (name && !(name in attributesWithoutField)) note(name as FieldName, reasonOf(warning));
  }
  return problems;
}

/** What is accepted, for whoever has never seen an attribute. The others say it as the attribute's warning does. */
const plainWords: readonly (readonly [names: RegExp, words: string])[] = [
  [/^currency$/, 'Write three letters, such as USD or EUR.'],
  [/amounts$/, 'Write numbers alone, with commas between them: 10,25,50.'],
  [/amount$/, 'Write a number alone, such as 25 or 12.50.'],
];

const reasonOf = (warning: string): string => {
  const [, name = ''] = /^([\w-]+)=/.exec(warning) ?? [];
  const accepted = /Accepted: (.*)\.$/.exec(warning)?.[1];
  const inPlainWords = accepted && plainWords.find(([names]) => names.test(name))?.[1];
  if (inPlainWords) return `This is not understood. ${inPlainWords}`;
  if (accepted) return `This is not understood. Write ${accepted.replaceAll('`', '')}.`;
  return 'Some of these are outside the smallest and the largest amount. The form leaves them out.';
};

function impactProblem(text: string): string | undefined {
  const { wrong } = readImpactLines(text);
  return (
    wrong &&
    `Write an amount, = and a text in each line: 25 = feeds a family. This line differs: ${wrong.slice(0, 40)}`
  );
}

/** A link must lead to a page on the web: `javascript:` and `data:` would run in the site, `http:` can be changed on the way. */
export function linkProblem(link: string): string | undefined {
  const trimmed = link.trim();
  if (!trimmed) return undefined;
  const url = parseUrl(trimmed);
  if (!url || !/^https?:\/\//i.test(trimmed)) return 'Write a whole address that begins with https://.';
  if (url.username || url.password) return 'An address with a name or password in it cannot be used.';
  if (url.protocol !== 'https:' && !/^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname))
    return 'Begin the address with https://. What is sent to http:// can be read and changed on the way.';
  if (!url.hostname.includes('.') && url.protocol === 'https:')
    return 'Write the whole name of the site, such as example.org.';
  return undefined;
}

/** A colour below AA is refused: the words and buttons of the form would be hard to read. */
function colorProblem({ accent, theme }: Choices): string | undefined {
  if (!accent.trim()) return undefined;
  const color = parseColor(accent);
  if (!color) return 'Write the colour with # and six digits, such as #0a6b4f.';
  const scheme = theme === 'dark' ? 'dark' : 'light';
  const measured = accentIn(scheme, color);
  if (isLegible(measured)) return undefined;
  const least = Math.min(measured.surfaceContrast, measured.onAccentContrast);
  const side = scheme === 'dark' ? 'dark' : 'light';
  return `Too little contrast on a ${side} form: ${formatContrast(least)}, and ${minimumContrast} : 1 is needed. The snippet keeps the standard colour. The nearest that can be read is ${legibleAccent(scheme, color).color}.`;
}
