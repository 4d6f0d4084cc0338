import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { type ESTree, parseSync, Visitor } from 'vite';
import { expect, it } from 'vitest';

/** Names of globals, and of `signal`, which an AbortSignal must not shadow. */
const globals = ['window', 'fetch', 'open', 'parent', 'status', 'signal'];

/** The names that a pattern binds: `{ a, b: [c] }` binds a and c. */
function boundNames(pattern: ESTree.Node): string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap(boundNames);
    case 'Property':
      return boundNames(pattern.value);
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => (element ? boundNames(element) : []));
    case 'AssignmentPattern':
      return boundNames(pattern.left);
    case 'RestElement':
      return boundNames(pattern.argument);
    default:
      return [];
  }
}

/** Variables, parameters and functions of a file that shadow one of the globals or an import of the file. */
function shadowedIn(path: string, code: string): string[] {
  const imported = new Set<string>();
  const bound: string[] = [];
  const bindParameters = ({ params }: { params: readonly ESTree.Node[] }): void => {
    bound.push(...params.flatMap(boundNames));
  };
  new Visitor({
    ImportSpecifier: ({ local }) => void imported.add(local.name),
    ImportDefaultSpecifier: ({ local }) => void imported.add(local.name),
    ImportNamespaceSpecifier: ({ local }) => void imported.add(local.name),
    VariableDeclarator: ({ id }) => void bound.push(...boundNames(id)),
    ArrowFunctionExpression: bindParameters,
    FunctionExpression: bindParameters,
    FunctionDeclaration(declaration) {
      if (declaration.id) bound.push(declaration.id.name);
      bindParameters(declaration);
    },
    CatchClause: ({ param }) => void bound.push(...(param ? boundNames(param) : [])),
  }).visit(parseSync(path, code).program);
  return bound
    .filter((name) => globals.includes(name) || imported.has(name))
    .map((name) => `${path}: ${name}`);
}

const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'src'], { encoding: 'utf8' })
  .split('\n')
  .filter((path) => /\.tsx?$/.test(path) && !/\.(?:test|d)\.ts$|\/testing\//.test(path));

it('no variable, parameter or function in src shadows an import or a global', () => {
  expect(files.length).toBeGreaterThan(100);
  expect(files.flatMap((path) => shadowedIn(path, readFileSync(path, 'utf8')))).toEqual([]);
});

it.each([
  'const window = 1;',
  'function open() {}',
  'const f = ({ a: { status }, ...rest }) => rest;',
  "import { signal } from 'x'; const f = function ([signal = 1]) {};",
])('finds the shadowed name in: %s', (code) => {
  expect(shadowedIn('a.ts', code)).toHaveLength(1);
});
