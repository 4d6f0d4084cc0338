/**
 * Writes what editors read: VS Code's custom data and JetBrains' web-types. Both complete and explain tags, attributes,
 * custom properties and parts.
 *
 * @see https://github.com/microsoft/vscode-custom-data
 * @see https://github.com/JetBrains/web-types
 */
import type { CustomElementDeclaration, CustomElementField } from 'custom-elements-manifest';
import type { AttributeName } from '../../src/contract/attribute-names.js';
import { choicesOf } from '../attribute-types.js';
import { describeAttributes } from '../contract-docs.js';
import { isRequired } from './manifest.js';
import { isFlag } from './property-types.js';

export interface PackageInfo {
  name: string;
  version: string;
}

/** The address of a page of the docs, in this release, on npm's CDN. */
export const docsUrl = ({ name, version }: PackageInfo, page: string): string =>
  `https://unpkg.com/${name}@${version}/docs/${page}`;

const markdown = (value: string) => ({ kind: 'markdown', value });

const valuesOf = (name: AttributeName): { name: string }[] =>
  (choicesOf(name) ?? []).map((value) => ({ name: value }));

/** Returns `vscode.html-custom-data.json`. */
export function htmlCustomData(
  { tagName, description, attributes = [] }: CustomElementDeclaration,
  info: PackageInfo,
) {
  const references = (page: string) => [{ name: 'Documentation', url: docsUrl(info, page) }];
  return {
    version: 1.1,
    tags: [
      {
        name: tagName,
        description: markdown(description ?? ''),
        references: references('README.md'),
        attributes: describeAttributes().map((docs) => ({
          name: docs.name,
          description: markdown(attributes.find(({ name }) => name === docs.name)?.description ?? ''),
          references: references('attributes.md'),
          // VS Code's word for an attribute without a value.
          ...(isFlag(docs) ? { valueSet: 'v' } : { values: valuesOf(docs.name) }),
        })),
      },
    ],
  };
}

/** Returns `vscode.css-custom-data.json`. */
export function cssCustomData(
  { tagName, cssProperties = [], cssParts = [] }: CustomElementDeclaration,
  info: PackageInfo,
) {
  const references = [{ name: 'Documentation', url: docsUrl(info, 'styling.md') }];
  return {
    version: 1.1,
    properties: cssProperties.map(({ name, description, default: value }) => ({
      name,
      description: markdown(`${description}${value ? `\n\nDefault: \`${value}\`` : ''}`),
      references,
    })),
    pseudoElements: cssParts.map(({ name, description }) => ({
      name: `::part(${name})`,
      description: markdown(`${tagName}: ${description}`),
      references,
    })),
  };
}

const hasAttribute = (member: { kind: string }): member is CustomElementField => member.kind === 'field';

/** Returns `web-types.json`. */
export function webTypes(element: CustomElementDeclaration, info: PackageInfo) {
  const { tagName, description, attributes = [], members = [], events = [] } = element;
  const required = new Set<string>(
    describeAttributes()
      .filter(isRequired)
      .map(({ name }) => name),
  );
  return {
    $schema: 'https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json',
    ...info,
    'js-types-syntax': 'typescript',
    'description-markup': 'markdown',
    contributions: {
      html: {
        elements: [
          {
            name: tagName,
            description,
            'doc-url': docsUrl(info, 'README.md'),
            source: { symbol: element.name },
            attributes: attributes.map(({ name, type, default: value, ...attribute }) => ({
              name,
              description: attribute.description,
              'doc-url': docsUrl(info, 'attributes.md'),
              required: required.has(name),
              default: value,
              value: { type: type?.text ?? 'string' },
            })),
            slots: element.slots,
            js: {
              properties: members
                .filter(hasAttribute)
                .filter((member) => !member.static)
                .map((member) => ({
                  name: member.name,
                  description: member.description,
                  type: member.type?.text,
                  default: member.default,
                  'read-only': member.readonly,
                })),
              events: events.map(({ name, type, ...event }) => ({
                name,
                description: event.description,
                type: type.text,
              })),
            },
            css: {
              properties: element.cssProperties?.map(({ name, ...property }) => ({
                name,
                description: property.description,
              })),
              parts: element.cssParts?.map(({ name, ...part }) => ({ name, description: part.description })),
            },
          },
        ],
      },
    },
  };
}
