/**
 * Writes `custom-elements.json`, the machine-readable description of the element. The editors' files are made from it.
 *
 * @see https://github.com/webcomponents/custom-elements-manifest
 */
import { readFileSync } from 'node:fs';
import type {
  Attribute,
  ClassMember,
  CssCustomProperty,
  CustomElementDeclaration,
  CustomElementField,
  Package,
} from 'custom-elements-manifest';
import { choicesOf } from '../attribute-types.js';
import { type AttributeDoc, describeAttributes } from '../contract-docs.js';
import { inFull } from './full-types.js';
import { isFlag, propertyType } from './property-types.js';
import { type MemberDocs, readClass, readInterface } from './source-docs.js';

/** Whether the element does nothing without the attribute. */
export const isRequired = ({ byDefault }: Pick<AttributeDoc, 'byDefault'>): boolean =>
  byDefault.includes('required');

/** The default as it would be written in HTML; `undefined` if there is none, or if it depends on something. */
const defaultValueOf = (docs: AttributeDoc): string | undefined =>
  isFlag(docs) ? 'false' : /^`([^`]*)`$/.exec(docs.byDefault)?.[1];

/** The description, with what a type and a default value cannot say. */
function describe(docs: AttributeDoc): string {
  const isTyped = isFlag(docs) || choicesOf(docs.name);
  const isDescribed = isRequired(docs) || docs.byDefault === 'none' || defaultValueOf(docs) !== undefined;
  return [
    docs.description,
    isRequired(docs) ? 'Required.' : '',
    isTyped || docs.accepted === 'text' ? '' : `Values: ${docs.accepted}.`,
    isDescribed ? '' : `Default: ${docs.byDefault}.`,
  ]
    .filter(Boolean)
    .join(' ');
}

function attributeOf(docs: AttributeDoc): Attribute {
  return {
    name: docs.name,
    description: describe(docs),
    type: { text: isFlag(docs) ? 'boolean' : choicesOf(docs.name) ? propertyType(docs) : 'string' },
    default: defaultValueOf(docs),
    fieldName: docs.property,
  };
}

function fieldOf(docs: AttributeDoc): CustomElementField {
  const value = defaultValueOf(docs);
  return {
    kind: 'field',
    name: docs.property,
    description: describe(docs),
    type: { text: `${propertyType(docs)} | null | undefined` },
    default: value === undefined || isFlag(docs) ? value : `'${value}'`,
    attribute: docs.name,
    reflects: true,
  };
}

function memberOf({ kind, isStatic, isReadonly, type, parameters, ...named }: MemberDocs): ClassMember {
  const shared = { ...named, ...(isStatic && { static: true }) };
  return kind === 'field'
    ? { kind, ...shared, type: { text: inFull(type) }, ...(isReadonly && { readonly: true }) }
    : {
        kind,
        ...shared,
        parameters: parameters.map((parameter) => ({
          name: parameter.name,
          type: { text: parameter.type },
        })),
        return: { type: { text: type } },
      };
}

/** The stylesheets that read the public custom properties, the shell's first. */
const stylesheets = ['element/shell.css', 'ui/form.css']
  .map((path) => readFileSync(new URL(`../../src/${path}`, import.meta.url), 'utf8'))
  .join('\n');

/** What applies where a custom property is not set: the second argument of its first `var()`. */
export function cssDefaultOf(name: string, css: string): string | undefined {
  const start = css.indexOf(`var(${name},`);
  if (start < 0) return undefined;
  const from = css.indexOf(',', start) + 1;
  let depth = 1;
  let end = from;
  while (depth && end < css.length) depth += { '(': 1, ')': -1 }[css[end++] ?? ''] ?? 0;
  return css.slice(from, end - 1).trim();
}

function cssPropertyOf({ name, description }: { name: string; description: string }): CssCustomProperty {
  const value = cssDefaultOf(name, stylesheets);
  const isLength = name.endsWith('radius');
  const isColor = value?.startsWith('light-dark(');
  return {
    name,
    description,
    default: value,
    ...(isColor && { syntax: '<color>' }),
    ...(isLength && { syntax: '<length-percentage>' }),
  };
}

/** Describes the element, from the table of attributes and the docblocks of its two classes. */
export function describeElement(): CustomElementDeclaration {
  const shell = readClass('element/sir-donate-element.ts', 'SirDonateElement');
  const published = readClass('entries/pure.ts', 'SirDonateElement');
  const details = readInterface('contract/events.ts', 'SirDonateEventDetails');
  const attributes = describeAttributes();
  return {
    kind: 'class',
    name: 'SirDonateElement',
    description: shell.description,
    superclass: { name: 'HTMLElement', package: 'global:' },
    customElement: true,
    tagName: 'sir-donate',
    attributes: attributes.map(attributeOf),
    members: [...attributes.map(fieldOf), ...[...shell.members, ...published.members].map(memberOf)],
    events: shell.tagged('fires').map(({ name, description }) => ({
      name,
      description,
      type: { text: `CustomEvent<${inFull(details.get(name) ?? 'unknown')}>` },
    })),
    slots: shell.tagged('slot'),
    cssParts: shell.tagged('csspart'),
    cssProperties: shell.tagged('cssproperty').map(cssPropertyOf),
  };
}

/** The files that package.json exports as `.` and as `./pure`, relative to the package. */
export interface EntryPaths {
  index: string;
  pure: string;
}

/** Returns the manifest: `pure` exports the class, and `index` defines the element. */
export function createManifest(element: CustomElementDeclaration, { index, pure }: EntryPaths): Package {
  const { name, tagName = '' } = element;
  const defineFunction = 'defineSirDonate';
  return {
    schemaVersion: '2.1.0',
    readme: 'README.md',
    modules: [
      {
        kind: 'javascript-module',
        path: index,
        exports: [
          { kind: 'js', name: '*', declaration: { name: '*', module: pure } },
          { kind: 'custom-element-definition', name: tagName, declaration: { name, module: pure } },
        ],
      },
      {
        kind: 'javascript-module',
        path: pure,
        declarations: [
          element,
          {
            kind: 'function',
            name: defineFunction,
            description:
              'Registers `<sir-donate>`. A second call, or another copy of the package, changes nothing.',
            parameters: [],
            return: { type: { text: 'void' } },
          },
        ],
        exports: [
          { kind: 'js', name, declaration: { name, module: pure } },
          { kind: 'js', name: defineFunction, declaration: { name: defineFunction, module: pure } },
        ],
      },
    ],
  };
}
