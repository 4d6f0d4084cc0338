/**
 * Writes down the host contract for people and for the demo: docs/attributes.md and demo/pages/contract.js. Values and
 * defaults come from the table, descriptions from the comment above each entry.
 */
import { readFileSync } from 'node:fs';
import { parseSync } from 'vite';
import {
  type AttributeName,
  addressAttributeNames,
  attributeNames,
  propertyName,
} from '../src/contract/attribute-names.js';
import { type AttributeSpec, attributes } from '../src/contract/attributes.js';
import { outcomes } from '../src/contract/enums.js';
import { eventNames } from '../src/contract/events.js';

const tablePath = new URL('../src/contract/attributes.ts', import.meta.url);

export interface AttributeDoc {
  name: AttributeName;
  property: string;
  /** Accepted values in words. */
  accepted: string;
  /** Default in words. */
  byDefault: string;
  fromAddress: boolean;
  description: string;
}

/** Reads the comment above each entry of the table, by the entry's name, without its stars. */
function readComments(): Map<string, string> {
  const source = readFileSync(tablePath, 'utf8');
  const { comments } = parseSync('attributes.ts', source);
  return new Map(
    comments.flatMap(({ value, end }) => {
      const name = /^\s*'?([a-z-]+)'?:/.exec(source.slice(end))?.[1];
      return name ? [[name, value.replace(/^\s*\*+ ?/gm, '').trim()]] : [];
    }),
  );
}

function describeFallback(fallback: unknown): string {
  if (fallback === false) return 'off';
  if (Array.isArray(fallback)) return `\`${fallback.join(',')}\``;
  return typeof fallback === 'string' && fallback ? `\`${fallback}\`` : 'none';
}

/** Describes each attribute, in the order of the table. @throws if an entry has no comment */
export function describeAttributes(): AttributeDoc[] {
  const comments = readComments();
  return (Object.keys(attributes) as AttributeName[]).map((name) => {
    const { accepted = 'text', fallback }: AttributeSpec = attributes[name];
    const comment = comments.get(name);
    if (!comment) throw new Error(`${name} has no comment in the table of attributes.`);
    const tag = (label: string) => new RegExp(`^@${label} (.*)`, 'm').exec(comment)?.[1];
    return {
      name,
      property: propertyName(name),
      accepted: tag('accepts') ?? accepted,
      byDefault: tag('default') ?? describeFallback(fallback),
      fromAddress: addressAttributeNames.some((one) => one === name),
      description: comment
        .replace(/^@[\s\S]*/m, '')
        .trim()
        .replaceAll(/\s+/g, ' '),
    };
  });
}

const introduction = `# Attributes

<!-- Written by \`npm run docs\` from src/contract/attributes.ts. Change it there. -->

\`<sir-donate>\` has ${attributeNames.length} attributes. Two are required: \`publishable-key\` and \`nonprofit\`.

- A value that is not understood never breaks the page. The default applies, and one console warning names the attribute,
  the value and the accepted values.
- What editors add to a value is taken away, in attributes and in addresses: spaces of any kind and invisible characters
  around it, one pair of straight or curly quotation marks around the whole or around an item of a list, and invisible
  characters in a value of plain ASCII. Texts (\`impact\`, \`monthly-impact\`, \`strings\`, \`notice\`, \`referral-code\`, \`donor-…\`) only lose quotation marks
  and spaces around them. An address whose \`&\` were encoded twice is understood.
- Amounts are in major units: \`25\` or \`12.50\`. The error of a computed number, as in \`20.299999999999997\`, is rounded away.
- A list is separated by commas. A list in JSON such as \`[15,30]\` is accepted too.
- Several texts need no JSON: \`impact="25=feeds a family; 50=two boards"\`. A semicolon begins the next text where an \`=\`
  follows. JSON is accepted with curly quotes, too.
- An attribute may change at any time. The form follows it, but for the gift: what the donor has confirmed on the first step is what
  is given. If it is not offered any more, the donor confirms another.
- Each attribute is also a property. See [properties](#properties).
- The column *address* says whether the query of \`frame.html\` may set the attribute. Anybody can write an address, so an
  address cannot set donor data or anything that the form shows as a text. See
  [isolated and iframe](isolated-and-iframe.md).

`;

const properties = `
## Properties

A property has the name of its attribute in camelCase: \`publishableKey\`.

- Setting a property writes the attribute. A property accepts texts, numbers, booleans, arrays and objects, as the
  TypeScript types say. It never throws: a value that is not understood gives the console warning above.
- \`undefined\`, \`null\`, \`''\`, \`false\` and \`0\` remove the attribute.
- Reading a property gives the value of the attribute, whoever wrote it:

  | property | value | absent, empty or malformed |
  | --- | --- | --- |
  | \`presetsOnly\`, \`isolated\` | \`true\` or \`false\` | \`false\` |
  | \`amount\`, \`monthlyAmount\`, \`minAmount\`, \`maxAmount\` | a number in major units | \`undefined\` |
  | \`suggestMonthly\` | \`true\` for the attribute alone, \`false\`, a number, or a text such as \`25%\` | \`undefined\` if absent |
  | \`amounts\`, \`monthlyAmounts\` | an array of numbers in major units | \`undefined\` |
  | \`frequencies\`, \`currencies\` | an array of texts | \`undefined\` |
  | \`nonprofit\` | a text, or an array of texts where there are several | \`undefined\` |
  | \`impact\`, \`monthlyImpact\`, \`strings\` | an object, or the text if it is no JSON | \`undefined\` if absent or empty |
  | all others | the text as it is written | \`undefined\` |

- The last write wins. There is one exception: whoever removes an attribute clears what an attribute wrote, and not what a
  property wrote. Servers that morph the page (Turbo, LiveView, htmx) remove attributes that their HTML does not have. The
  element sets such an attribute again. What a property wrote is cleared by the property.
- A property that is set before the element is defined counts once it is.
- HTML lower-cases names, and so do some frameworks. \`publishablekey\` works as an attribute and as a property. Where two
  spellings are there at once, the documented name wins.
`;

/** Writes the reference page. */
export function attributesPage(): string {
  const header = ['attribute', 'property', 'values', 'default', 'address', 'description'];
  const rows = describeAttributes().map(
    ({ name, property, accepted, byDefault, fromAddress, description }) => [
      `\`${name}\``,
      `\`${property}\``,
      accepted,
      byDefault,
      fromAddress ? 'yes' : 'no',
      description,
    ],
  );
  const table = [header, header.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
  return `${introduction}${table}\n${properties}`;
}

/** The values of an attribute made by `choice()`, whose first value is its default; undefined for any other attribute. */
function closedSetOf(name: AttributeName): string[] | undefined {
  // It has no default: nothing is simulated.
  if (name === 'simulate') return ['', ...outcomes];
  const { accepted, fallback }: AttributeSpec = attributes[name];
  const values = accepted?.split(/, | or /);
  return values?.[0] === fallback ? values : undefined;
}

/** Writes the contract as a classic script for the pages of the demo. */
export function demoScript(): string {
  const contract = {
    events: eventNames,
    attributes: describeAttributes().map(({ byDefault, ...doc }) => {
      const [, value] = /^`([^`]*)`$/.exec(byDefault) ?? [];
      return {
        ...doc,
        byDefault: value ?? '',
        isFlag: byDefault === 'off',
        values: closedSetOf(doc.name),
      };
    }),
  };
  return [
    '// Written by `npm run docs` from src/contract. Change it there.',
    '// biome-ignore-all format: written by a script',
    `globalThis.contract = ${JSON.stringify(contract, null, 2)};`,
    '',
  ].join('\n');
}
