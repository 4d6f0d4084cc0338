/** Every `<sir-donate>` that the docs show is understood: no attribute is misspelt, and no value is ignored. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Element, Root, RootContent } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { attributeNames } from '../src/contract/attribute-names.js';
import { parseOptions } from '../src/contract/options.js';

const root = fileURLToPath(new URL('../', import.meta.url));
const pages = [
  'README.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
];

/** Attributes that every element of HTML has, as far as the examples use them. */
const ofEveryElement = ['id', 'class', 'style', 'slot'];

const elementsIn = (parent: Root | RootContent): Element[] =>
  'children' in parent
    ? parent.children.flatMap((child) =>
        child.type === 'element' && child.tagName === 'sir-donate' ? [child] : elementsIn(child),
      )
    : [];

/** Attributes by name, as the page's HTML has them. */
const attributesOf = ({ properties }: Element): Map<string, string> =>
  new Map(
    Object.entries(properties).map(([name, value]) => [
      name === 'className' ? 'class' : name,
      value === true ? '' : String(value),
    ]),
  );

const examples = pages.flatMap((page) => {
  const code = [...readFileSync(join(root, page), 'utf8').matchAll(/^```html\n([\s\S]*?)^```/gm)];
  return code
    .flatMap(([, html = '']) => elementsIn(unified().use(rehypeParse, { fragment: true }).parse(html)))
    .map((element, at) => ({ name: `${page}, example ${at + 1}`, attributes: attributesOf(element) }));
});

it('finds the examples', () => {
  expect(examples.length).toBeGreaterThan(10);
});

describe.each(examples)('$name', ({ attributes }) => {
  it('has attributes that exist', () => {
    const known: readonly string[] = [...attributeNames, ...ofEveryElement];
    // Alpine's and Vue's own begin with a colon or an @.
    const written = [...attributes.keys()].filter((name) => !/^[:@]/.test(name));
    expect(written.filter((name) => !known.includes(name))).toEqual([]);
  });

  it('has values that are understood', () => {
    const read = (name: string) => attributes.get(name)?.replace('_…', '_docs') ?? null;
    const options = parseOptions(read, { locale: 'en', pageOrigin: 'https://example.org' });
    expect(options).toMatchObject({ type: 'valid', warnings: [] });
  });
});
