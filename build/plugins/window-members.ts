import MagicString from 'magic-string';
import { type ESTree, type Plugin, parseSync } from 'vite';

/**
 * Reads every global as a member of `window`. A page's top-level `const open`, `let name` or `class Event` in a classic
 * script shadows the global of that name in all scripts of the page, modules too. It does not change `window.open`, and
 * no script can declare `window` (e2e/patched-pages.spec.ts).
 *
 * @see https://tc39.es/ecma262/#sec-globaldeclarationinstantiation (HasRestrictedGlobalProperty)
 */
export const windowMembers: Plugin = {
  name: 'sir-donate:window-members',
  renderChunk(code, { isDynamicEntry }) {
    const { name } = this.environment;
    // Pages of our own have no other scripts, and unit tests no window of their own.
    if (['frameGuest', 'complete', 'testing', 'testingForJest'].includes(name)) return undefined;
    return withWindowMembers(code, { loadsOnServers: name === 'npm' && !isDynamicEntry });
  },
};

/** Names that no script can declare, because a window's properties of these names are not configurable. */
const unshadowable = ['window', 'document', 'location', 'top', 'undefined', 'NaN', 'Infinity'];

type Scope = ReadonlySet<string>;

const isNode = (value: unknown): value is ESTree.Node =>
  typeof value === 'object' && value !== null && 'type' in value;

const isFunction = ({ type }: ESTree.Node): boolean => /Function|StaticBlock/.test(type);

const childrenOf = (node: ESTree.Node): ESTree.Node[] => Object.values(node).flat().filter(isNode);

/** The names that a pattern binds: `{ a, b: [c] }` binds a and c. */
function boundNames(pattern: ESTree.Node | null): string[] {
  switch (pattern?.type) {
    case 'Identifier':
      return [pattern.name];
    case 'Property':
      return boundNames(pattern.value);
    case 'AssignmentPattern':
      return boundNames(pattern.left);
    case 'RestElement':
      return boundNames(pattern.argument);
    case 'ObjectPattern':
    case 'ArrayPattern':
      return childrenOf(pattern).flatMap(boundNames);
    default:
      return [];
  }
}

/** The names that a declaration binds. */
function declaredNames(node: ESTree.Node): string[] {
  switch (node.type) {
    case 'VariableDeclaration':
      return node.declarations.flatMap(({ id }) => boundNames(id));
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
      return boundNames(node.id);
    case 'ImportDeclaration':
      return node.specifiers.map(({ local }) => local.name);
    case 'ExportNamedDeclaration':
    case 'ExportDefaultDeclaration':
      return node.declaration ? declaredNames(node.declaration) : [];
    default:
      return [];
  }
}

/** The names of a function's `var` declarations, wherever in its body they are. */
const varNames = (node: ESTree.Node): string[] =>
  childrenOf(node).flatMap((child) =>
    isFunction(child)
      ? []
      : [
          ...(child.type === 'VariableDeclaration' && child.kind === 'var' ? declaredNames(child) : []),
          ...varNames(child),
        ],
  );

/** The names that are bound for what is inside the node. */
function namesInside(node: ESTree.Node): string[] {
  switch (node.type) {
    case 'CatchClause':
      return boundNames(node.param);
    case 'ClassExpression':
      return boundNames(node.id);
    case 'FunctionExpression':
      return [...boundNames(node.id), 'arguments', ...node.params.flatMap(boundNames), ...varNames(node)];
    case 'FunctionDeclaration':
      return ['arguments', ...node.params.flatMap(boundNames), ...varNames(node)];
    case 'ArrowFunctionExpression':
      return [...node.params.flatMap(boundNames), ...varNames(node)];
    case 'Program':
    case 'StaticBlock':
      return [...varNames(node), ...childrenOf(node).flatMap(declaredNames)];
    default:
      return childrenOf(node).flatMap(declaredNames);
  }
}

/** The children that may be a reference to a variable: no property names, no labels. */
function referencesIn(node: ESTree.Node): ESTree.Node[] {
  switch (node.type) {
    case 'MemberExpression':
      return node.computed ? [node.object, node.property] : [node.object];
    case 'Property':
    case 'MethodDefinition':
    case 'PropertyDefinition':
      return [...(node.computed ? [node.key] : []), ...(node.value ? [node.value] : [])];
    case 'LabeledStatement':
      return [node.body];
    case 'BreakStatement':
    case 'ContinueStatement':
    case 'MetaProperty':
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
      return [];
    case 'ExportNamedDeclaration':
      return node.declaration ? [node.declaration] : [];
    default:
      return childrenOf(node);
  }
}

/**
 * @param options.loadsOnServers whether a server, which has no `window`, must be able to import the chunk
 */
export function withWindowMembers(code: string, { loadsOnServers }: { loadsOnServers: boolean }) {
  const patched = new MagicString(code);
  const globals = loadsOnServers ? 'windowOrGlobal' : 'window';

  function visit(node: ESTree.Node, scopes: readonly Scope[]): void {
    const isShadowable = ({ name }: { name: string }) =>
      !unshadowable.includes(name) && !scopes.some((scope) => scope.has(name));
    if (node.type === 'Identifier') {
      if (!isShadowable(node)) return;
      if (node.name === 'globalThis') patched.overwrite(node.start, node.end, globals);
      else patched.appendRight(node.start, `${globals}.`);
      return;
    }
    // `{ fetch }` becomes `{ fetch: window.fetch }`.
    if (node.type === 'Property' && node.shorthand && node.value.type === 'Identifier')
      if (isShadowable(node.value)) patched.appendLeft(node.start, `${node.value.name}: `);
    const names = namesInside(node);
    const inner = names.length ? [new Set(names), ...scopes] : scopes;
    for (const child of referencesIn(node)) visit(child, inner);
  }

  visit(parseSync('chunk.js', code).program, []);
  if (!patched.hasChanged()) return undefined;
  if (loadsOnServers)
    patched.prepend(`const ${globals} = typeof window == "undefined" ? globalThis : window;\n`);
  return { code: patched.toString(), map: patched.generateMap({ hires: 'boundary' }) };
}
