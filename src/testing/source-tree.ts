import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';

/** What a source file imports, names and calls, read from its syntax tree: comments and types do not count as code. */
export interface SourceFile {
  /** From `src/`, e.g. `api/client.ts`. */
  path: string;
  room: Room;
  imports: Import[];
  /** Names used as values that the file does not declare: globals. */
  globals: Set<string>;
  /** Names of all functions called, methods and constructors too. */
  calls: Set<string>;
  /** The text without comments. */
  code: string;
}

export interface Import {
  /** A path from `src/`, or a package as it is written. */
  target: string;
  isPackage: boolean;
  /** `type`: gone after compiling. `lazy`: loaded when it is needed. */
  kind: 'value' | 'type' | 'lazy';
}

export const rooms = ['contract', 'api', 'flow', 'ui', 'embed', 'entries'] as const;
export type Room = (typeof rooms)[number];

interface Node {
  type: string;
  [field: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

const childrenOf = (node: Node): Node[] => Object.values(node).flat().filter(isNode);

const nameOf = (value: unknown): string | undefined =>
  isNode(value) && typeof value.name === 'string' ? value.name : undefined;

/** Fields that hold a name which is no variable: `a.name`, `{ name: 1 }`, `import { name }`, a label. */
function isPlainName(parent: Node, child: Node): boolean {
  if (parent.computed === true) return false;
  if (parent.type === 'MemberExpression') return parent.property === child;
  if (/^(Property|MethodDefinition|PropertyDefinition)$/.test(parent.type)) {
    return parent.key === child && parent.value !== child && !parent.shorthand;
  }
  return /^(Import|Export).*Specifier$|^LabeledStatement$|^BreakStatement$|^ContinueStatement$/.test(
    parent.type,
  );
}

/** Names that a pattern declares. */
function declaredBy(pattern: unknown): string[] {
  if (!isNode(pattern)) return [];
  switch (pattern.type) {
    case 'Identifier':
      return [nameOf(pattern) ?? ''];
    case 'AssignmentPattern':
      return declaredBy(pattern.left);
    case 'RestElement':
      return declaredBy(pattern.argument);
    case 'TSParameterProperty':
      return declaredBy(pattern.parameter);
    case 'Property':
      return declaredBy(pattern.value);
    case 'ObjectPattern':
    case 'ArrayPattern':
      return childrenOf({ ...pattern, typeAnnotation: undefined }).flatMap(declaredBy);
    default:
      return [];
  }
}

const syntaxOfTypes =
  /^TS(?!AsExpression|SatisfiesExpression|NonNullExpression|TypeAssertion|ParameterProperty)/;

/** Reads one file. */
export function readSource(path: string, text: string): SourceFile {
  const { program, comments, errors } = parseSync(path, text);
  if (errors.length) throw new Error(`${path}: ${errors[0]?.message}`);
  const imports: Import[] = [];
  const names = new Set<string>();
  const declared = new Set<string>();
  const calls = new Set<string>();

  const addImport = (source: unknown, kind: Import['kind']) => {
    if (!isNode(source) || typeof source.value !== 'string') return;
    const [bare = ''] = source.value.split('?');
    const isPackage = !bare.startsWith('.');
    imports.push({ target: isPackage ? bare : posix.join(posix.dirname(path), bare), isPackage, kind });
  };

  const visit = (node: Node, inTypes: boolean): void => {
    if (node.type === 'ImportDeclaration' || /^Export(Named|All)Declaration$/.test(node.type)) {
      const specifiers = Array.isArray(node.specifiers) ? node.specifiers.filter(isNode) : [];
      const isType =
        node.importKind === 'type' ||
        node.exportKind === 'type' ||
        (specifiers.length > 0 &&
          specifiers.every((one) => one.importKind === 'type' || one.exportKind === 'type'));
      addImport(node.source, isType ? 'type' : 'value');
      for (const one of specifiers) declared.add(nameOf(one.local) ?? '');
    }
    if (node.type === 'ImportExpression') addImport(node.source, 'lazy');
    if (node.type === 'TSImportType') addImport(node.source ?? node.argument, 'type');
    if (node.type === 'CallExpression' || node.type === 'NewExpression') {
      const { callee } = node;
      const called =
        isNode(callee) && callee.type === 'MemberExpression' ? nameOf(callee.property) : nameOf(callee);
      if (called) calls.add(called);
    }
    for (const pattern of [
      node.params,
      node.type === 'VariableDeclarator' ? node.id : [],
      node.param,
    ].flat()) {
      for (const name of declaredBy(pattern)) declared.add(name);
    }
    if (/^(Function|Class)/.test(node.type)) declared.add(nameOf(node.id) ?? '');
    for (const child of childrenOf(node)) {
      const isType = inTypes || syntaxOfTypes.test(child.type);
      if (child.type === 'Identifier' && !isType && !isPlainName(node, child)) names.add(nameOf(child) ?? '');
      visit(child, isType);
    }
  };
  visit(program as unknown as Node, false);

  const code = comments.reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);
  const [top = ''] = path.split('/');
  return {
    path,
    room: rooms.find((room) => room === top) ?? 'entries',
    imports,
    globals: new Set([...names].filter((name) => !declared.has(name))),
    calls,
    code,
  };
}

const root = fileURLToPath(new URL('../', import.meta.url));

/** Finds the file behind an import's path; sources write `.js` for what is `.ts` or `.tsx`. */
export const resolve = (target: string): string | undefined =>
  [target, target.replace(/\.js$/, '.ts'), target.replace(/\.js$/, '.tsx')].find((path) =>
    existsSync(root + path),
  );

/** Reads everything in `src/` that ships. */
export const readTree = (): SourceFile[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|\.d\.ts$|^testing\//.test(path))
    .sort()
    .map((path) => readSource(path, readFileSync(root + path, 'utf8')));
