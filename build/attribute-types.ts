/**
 * Writes the types of the host contract, src/element/attribute-types.ts, from the table of attributes. They are written
 * out, because a mapped type that renames its keys loses the comments that editors show.
 */
import type { AttributeName } from '../src/contract/attribute-names.js';
import * as parsers from '../src/contract/attribute-parsers.js';
import { type AttributeSpec, attributes } from '../src/contract/attributes.js';
import { languageTag } from '../src/contract/language-tag.js';
import { doneUrl, helpUrl, httpsUrl } from '../src/contract/link-parsers.js';
import { type AttributeDoc, describeAttributes } from './contract-docs.js';

/** What each parser's values are called in src/element/attribute-inputs.ts. */
const inputTypes = new Map<AttributeSpec['parse'], string>([
  [parsers.text, 'string'],
  [parsers.noticeText, 'string'],
  [httpsUrl, 'string'],
  [helpUrl, 'string'],
  [doneUrl, 'string'],
  [parsers.currencyCode, 'string'],
  [languageTag, 'string'],
  [attributes['api-base'].parse, 'string'],
  [parsers.amount, 'Amount'],
  [parsers.amountList, 'AmountList'],
  [parsers.giftShare, 'Share'],
  [parsers.frequencyList, 'FrequencyList'],
  [parsers.currencyList, 'TextList'],
  [parsers.textByAmount, 'TextByAmount'],
  [parsers.textMap, 'Strings'],
]);

/** Attributes whose parser leaves it to another to take the text apart. */
const namedInputTypes = new Map<AttributeName, string>([['nonprofit', 'TextList']]);

/** Returns the accepted words of an attribute with a closed set of values; undefined for any other attribute. */
export function choicesOf(name: AttributeName): string[] | undefined {
  const { accepted = '', parse }: AttributeSpec = attributes[name];
  const words = accepted.replace(', with a test key only', '').split(/, | or /);
  const context = {
    environment: 'sandbox',
    pageLocale: 'en',
    pageOrigin: 'null',
    currency: 'USD',
  } as const;
  // A parser of any text takes a description such as `text of at most 200 characters` too.
  return words.every((word) => !/\s/.test(word) && parse(word, context) === word) ? words : undefined;
}

/** Returns the type of what code may give for an attribute. @throws if its parser has no type */
export function inputTypeOf({ name, byDefault }: AttributeDoc): string {
  const words = choicesOf(name)?.map((word) => `'${word}'`);
  const type =
    words?.join(' | ') ??
    namedInputTypes.get(name) ??
    (byDefault === 'off' ? 'Flag' : inputTypes.get(attributes[name].parse));
  if (!type) throw new Error(`build/attribute-types.ts has no type for the parser of ${name}.`);
  return type;
}

/**
 * As an attribute, a flag or a share may also be an empty text. Not where the property has the same name: frameworks set that, and
 * an empty text means off there.
 */
function attributeTypeOf(doc: AttributeDoc): string {
  const type = inputTypeOf(doc);
  return /^(Flag|Share)$/.test(type) && doc.name !== doc.property ? `${type} | '' | '${doc.name}'` : type;
}

/** What reading a property returns, by the type of what it takes; text by default. */
const readTypes = new Map([
  ['TextList', 'string | readonly string[] | undefined'],
  ['Amount', 'number | undefined'],
  ['AmountList', 'readonly number[] | undefined'],
  ['FrequencyList', 'readonly Frequency[] | undefined'],
  ['Flag', 'boolean'],
  ['Share', 'boolean | number | string | undefined'],
  ['TextByAmount', 'Readonly<Record<string, string>> | string | undefined'],
  ['Strings', 'PageStrings | string | undefined'],
]);

/** Writes a property: what it returns is narrower than what it takes. */
function accessorsOf(doc: AttributeDoc): string {
  const type = inputTypeOf(doc);
  return [
    `get ${doc.property}(): ${readTypes.get(type) ?? `${type} | undefined`};`,
    `  set ${doc.property}(value: ${type} | null | undefined);`,
  ].join('\n');
}

const comment = ({ description, accepted, byDefault }: AttributeDoc): string =>
  [
    '  /**',
    `   * ${description}`,
    '   *',
    `   * Values: ${accepted}`,
    `   * @default ${byDefault}`,
    '   */',
  ].join('\n');

/** Writes an interface with one commented member for each attribute. */
function interfaceOf(
  { name, description }: { name: string; description: string },
  member: (doc: AttributeDoc) => string,
): string {
  const members = describeAttributes().map((doc) => `${comment(doc)}\n  ${member(doc)}`);
  return `/** ${description} */\nexport interface ${name} {\n${members.join('\n')}\n}\n`;
}

const quoted = (name: string): string => (name.includes('-') ? `'${name}'` : name);

/** Writes the module. */
export function attributeTypes(): string {
  const used = new Set(
    describeAttributes()
      .map(inputTypeOf)
      .filter((type) => /^[A-Z]\w+$/.test(type)),
  );
  return [
    '// Written by `npm run docs` from src/contract/attributes.ts. Change it there.',
    '// biome-ignore-all format: written by a script',
    "import type { Frequency } from '../contract/enums.js';",
    "import type { PageStrings } from '../ui/translations/translations.js';",
    `import type { ${[...used].sort().join(', ')} } from './attribute-inputs.js';`,
    '',
    interfaceOf(
      {
        name: 'SirDonateOptions',
        description: 'The options of `<sir-donate>`, by the names of its properties.',
      },
      (doc) => `${doc.property}?: ${inputTypeOf(doc)} | null | undefined;`,
    ),
    interfaceOf(
      {
        name: 'SirDonateAttributes',
        description: 'The attributes of `<sir-donate>`, as a template or JSX takes them.',
      },
      (doc) => `${quoted(doc.name)}?: ${attributeTypeOf(doc)} | null | undefined;`,
    ),
    interfaceOf(
      {
        name: 'ElementProperties',
        description:
          'The properties of `<sir-donate>`, one for each attribute. Reading one returns what was written, not the default.',
      },
      accessorsOf,
    ),
  ].join('\n');
}
