import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import type { Package } from 'custom-elements-manifest';
import { describe, expect, it } from 'vitest';
import { type CSSDataV1, getCSSLanguageService, newCSSDataProvider } from 'vscode-css-languageservice';
import {
  getLanguageService,
  type HTMLDataV1,
  newHTMLDataProvider,
  TextDocument,
} from 'vscode-html-languageservice';
import { z } from 'zod';
import { parts } from '../../e2e/support/parts.js';
import { attributeNames, propertyName } from '../../src/contract/attribute-names.js';
import { eventNames } from '../../src/contract/events.js';
import { themeProperties } from '../../src/element/theme-properties.js';
import { describeAttributes } from '../contract-docs.js';
import { machineFiles, packageSchema } from './machine-files.js';
import { cssDefaultOf } from './manifest.js';
import { propertyType } from './property-types.js';

const root = new URL('../../', import.meta.url);
const readJson = (path: string): unknown => JSON.parse(readFileSync(new URL(path, root), 'utf8'));
const packageJson = packageSchema
  .extend({
    customElements: z.string(),
    'web-types': z.string(),
    exports: packageSchema.shape.exports.catchall(z.unknown()),
  })
  .parse(readJson('package.json'));
const files = machineFiles(packageJson);
const parsed = (name: string): unknown => JSON.parse(files.get(name) ?? '');

const customProperties = themeProperties.filter((name) => name.startsWith('--sir-'));
const properties = attributeNames.map(propertyName);

/** Checks a file against a JSON schema that ships in a package of node_modules. */
function schemaErrors(name: string, schemaPath: string): unknown {
  const schema = z.record(z.string(), z.unknown()).parse(readJson(`node_modules/${schemaPath}`));
  const ajv = new Ajv({ strict: false, allowUnionTypes: true });
  ajv.validate(schema, parsed(name));
  return ajv.errors;
}

const named = z.object({ name: z.string(), description: z.string().min(4) });
const namesOf = (list: readonly { name: string }[] | undefined): string[] =>
  (list ?? []).map(({ name }) => name);

it('package.json names each file, and exports it', () => {
  expect(packageJson.customElements).toBe('dist/custom-elements.json');
  expect(packageJson['web-types']).toBe('dist/web-types.json');
  for (const name of files.keys())
    expect(packageJson.exports).toHaveProperty([`./${name}`], `./dist/${name}`);
});

describe('custom-elements.json', () => {
  const manifest = z.custom<Package>().parse(parsed('custom-elements.json'));
  const [index, pure] = manifest.modules;
  const element = pure?.declarations?.find((declaration) => 'customElement' in declaration);
  if (!element || !('customElement' in element)) throw new Error('The manifest has no element.');

  it('is valid by the official schema', () => {
    expect(schemaErrors('custom-elements.json', 'custom-elements-manifest/schema.json')).toBeNull();
  });

  it('says which module defines the element and which has the class', () => {
    expect(`./${index?.path}`).toBe(packageJson.exports['.'].default);
    expect(`./${pure?.path}`).toBe(packageJson.exports['./pure'].default);
    expect(index?.exports).toContainEqual({
      kind: 'custom-element-definition',
      name: 'sir-donate',
      declaration: { name: 'SirDonateElement', module: pure?.path },
    });
  });

  it('has every attribute, event, part and custom property, each with a description', () => {
    expect(namesOf(element.attributes)).toEqual([...new Set(namesOf(element.attributes))]);
    expect(namesOf(element.attributes).sort()).toEqual([...attributeNames].sort());
    expect(namesOf(element.events)).toEqual([...eventNames]);
    expect(namesOf(element.cssParts)).toEqual([...parts]);
    expect(namesOf(element.cssProperties)).toEqual(customProperties);
    expect(namesOf(element.slots)).toEqual(['']);
    for (const list of [
      element.attributes,
      element.events,
      element.cssParts,
      element.cssProperties,
      element.slots,
    ])
      expect(() => z.array(named).parse(list)).not.toThrow();
  });

  it('has a type for every attribute, property and event', () => {
    for (const { type } of [...(element.attributes ?? []), ...(element.events ?? [])])
      expect(type?.text).toMatch(/^(?:string|boolean|'.+'|CustomEvent<(?!unknown).+>)$/);
    const fields = element.members?.filter((member) => member.kind === 'field') ?? [];
    expect(namesOf(fields)).toEqual(expect.arrayContaining(properties));
    for (const { type } of fields) expect(type?.text).toBeTruthy();
    const details = new Map(element.events?.map(({ name, type }) => [name, type.text]));
    expect(details.get('sir-donate-complete')).toContain("frequency: 'once' | 'monthly'; provider: 'stripe'");
    expect(details.get('sir-donate-error')).toContain("'secret-key' | 'invalid-key' | ");
    expect(fields.find(({ name }) => name === 'state')?.type?.text).toMatch(/'amount'.*\| 'idle'$/);
    const ours = /(?<!')\b(?!CustomEvent|Readonly|Record)[A-Z]\w*/;
    for (const { type } of [...(element.events ?? []), ...fields]) expect(type?.text).not.toMatch(ours);
  });

  it('lists the public methods, and nothing that is private or called by the browser', () => {
    const methods = element.members?.filter((member) => member.kind === 'method') ?? [];
    expect(namesOf(methods)).toEqual(expect.arrayContaining(['open', 'close', 'reset']));
    expect(namesOf(element.members).filter((name) => /^#|Callback$|^observed|^loadFile$/.test(name))).toEqual(
      [],
    );
  });

  it('gives the defaults that the table gives', () => {
    const defaults = new Map(element.attributes?.map(({ name, default: value }) => [name, value]));
    expect(defaults.get('mode')).toBe('button');
    expect(defaults.get('currency')).toBe('USD');
    expect(defaults.get('presets-only')).toBe('false');
    expect(defaults.get('publishable-key')).toBeUndefined();
  });
});

describe('the types of properties', () => {
  const types = new Map(describeAttributes().map((docs) => [docs.name, propertyType(docs)]));

  it('are the values of a closed set', () => {
    expect(types.get('mode')).toBe("'button' | 'dialog' | 'floating' | 'inline'");
    expect(types.get('frequency')).toBe("'once' | 'monthly'");
  });

  it('are written out, without names of ours', () => {
    expect(types.get('amounts')).toMatch(/^readonly \(number \| .+\)\[\] \| string$/);
    expect(types.get('frequencies')).toContain("readonly ('once' | 'monthly')[]");
    for (const type of types.values()) expect(type).not.toMatch(/\b(?!Readonly|Record)[A-Z]/);
  });
});

describe('the files of VS Code', () => {
  it('are valid by the schemas of its language services', () => {
    expect(
      schemaErrors('vscode.html-custom-data.json', 'vscode-html-languageservice/docs/customData.schema.json'),
    ).toBeNull();
    expect(
      schemaErrors('vscode.css-custom-data.json', 'vscode-css-languageservice/docs/customData.schema.json'),
    ).toBeNull();
  });

  const html = getLanguageService({
    useDefaultDataProvider: false,
    customDataProviders: [
      newHTMLDataProvider('sir-donate', z.custom<HTMLDataV1>().parse(parsed('vscode.html-custom-data.json'))),
    ],
  });

  /** What the editor offers where `|` stands. */
  function completeHtml(text: string): string[] {
    const document = TextDocument.create('test:///a.html', 'html', 1, text.replace('|', ''));
    const position = document.positionAt(text.indexOf('|'));
    return html
      .doComplete(document, position, html.parseHTMLDocument(document))
      .items.map(({ label }) => label);
  }

  it('complete the tag, its attributes and their values', () => {
    expect(completeHtml('<|')).toContain('sir-donate');
    expect(
      completeHtml('<sir-donate |')
        .filter((label) => label !== 'data-')
        .sort(),
    ).toEqual([...attributeNames].sort());
    expect(completeHtml('<sir-donate mode="|"').sort()).toEqual(['button', 'dialog', 'floating', 'inline']);
  });

  it('complete the custom properties and parts', () => {
    const css = getCSSLanguageService({ useDefaultDataProvider: false });
    css.setDataProviders(false, [
      newCSSDataProvider(z.custom<CSSDataV1>().parse(parsed('vscode.css-custom-data.json'))),
    ]);
    const complete = (text: string): string[] => {
      const document = TextDocument.create('test:///a.css', 'css', 1, text.replace('|', ''));
      const position = document.positionAt(text.indexOf('|'));
      return css
        .doComplete(document, position, css.parseStylesheet(document))
        .items.map(({ label }) => label);
    };
    expect(complete('sir-donate { | }')).toEqual(expect.arrayContaining(customProperties));
    expect(complete('sir-donate::| {}')).toEqual(
      expect.arrayContaining(parts.map((part) => `::part(${part})`)),
    );
  });
});

/** What we use of web-types, strictly. @see https://github.com/JetBrains/web-types/blob/master/schema/web-types.json */
const webTypesSchema = z.strictObject({
  $schema: z.url(),
  name: z.literal(packageJson.name),
  version: z.literal(packageJson.version),
  'js-types-syntax': z.literal('typescript'),
  'description-markup': z.literal('markdown'),
  contributions: z.strictObject({
    html: z.strictObject({
      elements: z.tuple([
        z.strictObject({
          name: z.literal('sir-donate'),
          description: z.string(),
          'doc-url': z.url(),
          source: z.strictObject({ symbol: z.string() }),
          attributes: z.array(
            z.strictObject({
              ...named.shape,
              'doc-url': z.url(),
              required: z.boolean(),
              default: z.string().optional(),
              value: z.strictObject({ type: z.string() }),
            }),
          ),
          slots: z.array(named.strict()),
          js: z.strictObject({
            properties: z.array(
              z.strictObject({
                ...named.shape,
                type: z.string(),
                default: z.string().optional(),
                'read-only': z.boolean().optional(),
              }),
            ),
            events: z.array(z.strictObject({ ...named.shape, type: z.string() })),
          }),
          css: z.strictObject({ properties: z.array(named.strict()), parts: z.array(named.strict()) }),
        }),
      ]),
    }),
  }),
});

it('web-types.json has every attribute, property, event, part and custom property', () => {
  const [element] = webTypesSchema.parse(parsed('web-types.json')).contributions.html.elements;
  expect(namesOf(element.attributes).sort()).toEqual([...attributeNames].sort());
  expect(namesOf(element.attributes.filter(({ required }) => required))).toEqual([
    'publishable-key',
    'nonprofit',
  ]);
  expect(namesOf(element.js.properties)).toEqual(expect.arrayContaining(properties));
  expect(namesOf(element.js.events)).toEqual([...eventNames]);
  expect(namesOf(element.css.parts)).toEqual([...parts]);
  expect(namesOf(element.css.properties)).toEqual(customProperties);
});

it('llms.txt has the snippet, every attribute and every event, in at most 2 kB', () => {
  const text = files.get('llms.txt') ?? '';
  const [, attributes = ''] = /^Attributes: (.*)\.$/m.exec(text) ?? [];
  expect(attributes.replaceAll(/ \([^)]*\)/g, '').split(', ')).toEqual(
    expect.arrayContaining([...attributeNames]),
  );
  const [, events] = /^Events: (.*)\.$/m.exec(text) ?? [];
  expect(events?.split(', ')).toEqual([...eventNames]);
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(2000);
  expect(text).toMatch(/^# <sir-donate>\n\n> .+\n/);
  const pages = [...text.matchAll(/\/(docs\/[\w/-]+\.md)\)/g)].map(([, page = '']) => page);
  expect(pages.length).toBeGreaterThan(2);
  for (const page of pages) expect(() => readFileSync(new URL(page, root))).not.toThrow();
});

it('the default of a custom property is the whole second argument of var()', () => {
  const css = 'a { color: var(--x, light-dark(#fff, rgb(0 0 0))); margin: var(--y, 1px) }';
  expect(cssDefaultOf('--x', css)).toBe('light-dark(#fff, rgb(0 0 0))');
  expect(cssDefaultOf('--y', css)).toBe('1px');
  expect(cssDefaultOf('--z', css)).toBeUndefined();
});
