import { readdirSync, readFileSync } from 'node:fs';
import * as csstree from 'css-tree';
import { type ESTree, parseSync, Visitor } from 'vite';
import { describe, expect, it } from 'vitest';
import { browserFloor } from './browser-floor.js';
import { css, isMemberSupported, isSupported } from './browser-support.js';

/**
 * What the widget uses, compared with what its oldest browsers know. The syntax of scripts, and
 * nesting in stylesheets, need no test: the build lowers them to `buildTarget`.
 */

/** What older browsers do without, and why they can. */
const cssExceptions: Record<string, string> = {
  'light-dark()': 'src/element/adopt-stylesheet.ts replaces it',
  'grid-template-columns: subgrid': 'a rule before it says how wide a figure is',
  'justify-content: safe': 'Chrome before 115 centres a screen without it',
  'overscroll-behavior': 'the page may scroll behind the dialog',
  'text-wrap': 'lines are longer and shorter',
  'text-wrap: balance': 'the same',
  'word-break: auto-phrase': 'lines end within Japanese phrases',
  'user-select': 'the build adds the prefix for Safari',
  'forced-color-adjust': 'Safari has no forced colours',
  'forced-color-adjust: none': 'the same',
};

const scriptExceptions: Record<string, string> = {
  checkVisibility: 'src/element/is-rendered.ts does without',
  moveBefore: 'src/element/move-node.ts does without',
  userActivation: 'each use does without',
  ancestorOrigins: 'src/frame/guest-channel.ts reads the referrer',
};

/** Lists what a stylesheet uses that the oldest browsers do not know. */
function unknownCss(text: string): string[] {
  const unknown: string[] = [];
  const check = (name: string, feature: Parameters<typeof isSupported>[0]) => {
    if (!isSupported(feature, browserFloor)) unknown.push(name);
  };
  csstree.walk(csstree.parse(text, { parseCustomProperty: true }), function visit(node) {
    const property = this.declaration?.property ?? '';
    if (node.type === 'Declaration') check(node.property, css.properties?.[node.property]);
    if (node.type === 'Identifier')
      check(`${property}: ${node.name}`, css.properties?.[property]?.[node.name]);
    if (node.type === 'Function')
      check(`${node.name}()`, css.types?.color?.[node.name] ?? css.types?.[node.name]);
    if (node.type === 'PseudoClassSelector' || node.type === 'PseudoElementSelector')
      check(`:${node.name}`, css.selectors?.[node.name]);
    if (node.type === 'Atrule') check(`@${node.name}`, css['at-rules']?.[node.name]);
  });
  return unknown;
}

/** Collects the names that scripts read of others, and those that they declare. */
function namesIn(texts: readonly string[]) {
  const read = new Map<string, { owner: string; name: string }>();
  const declared = new Set<string>();
  const declare = ({ key }: { key: ESTree.Node }) => {
    if (key.type === 'Identifier') declared.add(key.name);
  };
  const visitor = new Visitor({
    MemberExpression({ object, property, computed }) {
      if (computed || property.type !== 'Identifier') return;
      const owner = object.type === 'Identifier' ? object.name : '';
      read.set(`${owner}.${property.name}`, { owner, name: property.name });
    },
    NewExpression({ callee }) {
      if (callee.type === 'Identifier') read.set(callee.name, { owner: '', name: callee.name });
    },
    Property: declare,
    PropertyDefinition: declare,
    MethodDefinition: declare,
    TSPropertySignature: declare,
    TSMethodSignature: declare,
  });
  for (const text of texts) visitor.visit(parseSync('module.tsx', text).program);
  return { read: [...read.values()], declared };
}

/** Lists what scripts read that the oldest browsers do not know, except members with names that the scripts declare. */
function unknownNames(texts: readonly string[]): string[] {
  const { read, declared } = namesIn(texts);
  return read
    .filter(({ owner, name }) => !declared.has(name) && !isMemberSupported(owner, name, browserFloor))
    .map(({ name }) => name);
}

const textOf = (file: string): string => readFileSync(file, 'utf8');

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((file) => `src/${file}`)
  .filter((file) => !/^src\/testing\/|\.test\.|\.d\./.test(file));

const packages = ['preact/dist/preact.mjs', '@preact/signals-core/dist/signals-core.mjs'].map(
  (file) => `node_modules/${file}`,
);

const floorInWords = `Chrome ${browserFloor.chrome}, Firefox ${browserFloor.firefox}, Safari ${browserFloor.safari}`;

describe('the oldest browsers', () => {
  it.each([
    ['README.md', floorInWords],
    ['docs/hosting.md', floorInWords],
    ['docs/troubleshooting.md', floorInWords.replace(', Safari', ' or Safari')],
  ])('are named in %s', (file, words) => {
    expect(textOf(file)).toContain(words);
  });

  it('have stylesheets whose light-dark() can be replaced', () => {
    const uses = sources
      .filter((file) => file.endsWith('.css'))
      .flatMap((file) => textOf(file).match(/light-dark\([^)][^;]*;/g) ?? []);
    expect(uses.length).toBeGreaterThan(0);
    for (const use of uses) expect(use).toMatch(/^light-dark\(#[\da-f]+, #[\da-f]+\)\)?;$/);
  });

  it('know what the stylesheets use', () => {
    const unknown = sources
      .filter((file) => file.endsWith('.css'))
      .flatMap((file) => unknownCss(textOf(file)));
    expect([...new Set(unknown)].sort()).toEqual(Object.keys(cssExceptions).sort());
  });

  it('know what the scripts and their packages use', () => {
    const scripts = sources.filter((file) => /\.tsx?$/.test(file));
    const unknown = unknownNames([...scripts, ...packages].map(textOf));
    expect([...new Set(unknown)].sort()).toEqual(Object.keys(scriptExceptions).sort());
  });

  it.each([
    ['a:has(b){color:red}', ':has'],
    ['a:dir(rtl){color:red}', ':dir'],
    ['@starting-style{a{color:red}}', '@starting-style'],
    ['a{field-sizing:content}', 'field-sizing'],
  ])('do not know %s', (text, name) => {
    expect(unknownCss(text)).toContain(name);
  });

  it.each([
    ['URL.canParse(x)', 'canParse'],
    ['Promise.withResolvers()', 'withResolvers'],
    ['AbortSignal.any(x)', 'any'],
    ['Object.groupBy(x, y)', 'groupBy'],
    ['x.toSorted()', 'toSorted'],
    ['button.ariaBusy', 'ariaBusy'],
  ])('do not know %s', (text, name) => {
    expect(unknownNames([text])).toContain(name);
  });
});
