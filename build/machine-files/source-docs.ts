/**
 * Reads the docblocks and types of the sources. A member of a class is public if it has a docblock.
 *
 * The usual analyzer of custom elements sees neither the table of attributes nor the properties made from it. For what is
 * left it would add 60 packages, one with an install script.
 */
import { readFileSync } from 'node:fs';
import { type ESTree, parseSync } from 'vite';

interface Named {
  name: string;
  description: string;
}

export interface MemberDocs extends Named {
  kind: 'field' | 'method';
  isStatic: boolean;
  isReadonly: boolean;
  /** Type of the field, or of what the method returns. */
  type: string;
  parameters: readonly { name: string; type: string }[];
}

export interface ClassDocs {
  description: string;
  members: readonly MemberDocs[];
  /** Returns the entries of a block tag: `@csspart name - description`. */
  tagged(tag: string): Named[];
}

/** Joins lines; blank lines go on separating paragraphs. */
const unwrap = (text: string): string => text.trim().replaceAll(/(?<!\n)\n(?!\n)/g, ' ');

const oneLine = (code: string): string => code.replaceAll(/\s+/g, ' ').trim();

/**
 * Reads the types of an interface's properties, by name.
 *
 * @param path relative to `src/`
 */
export function readInterface(path: string, interfaceName: string): Map<string, string> {
  const source = new Source(path);
  const node = source.types.find(({ id }) => id.name === interfaceName);
  return new Map(node?.type === 'TSInterfaceDeclaration' ? source.properties(node) : []);
}

/**
 * Reads the types of a file, by name. An interface is read as an object's type.
 *
 * @param path relative to `src/`
 */
export function readTypes(path: string): [name: string, type: string][] {
  const source = new Source(path);
  return source.types.map((node) => [
    node.id.name,
    node.type === 'TSTypeAliasDeclaration'
      ? source.typeText(node)
      : `{ ${source
          .properties(node)
          .map((property) => property.join(': '))
          .join('; ')} }`,
  ]);
}

/** One TypeScript file, its syntax tree, and its docblocks. */
class Source {
  readonly #code: string;
  readonly #parsed: ReturnType<typeof parseSync>;

  /** @param path relative to `src/` */
  constructor(path: string) {
    this.#code = readFileSync(new URL(`../../src/${path}`, import.meta.url), 'utf8');
    this.#parsed = parseSync(path, this.#code);
  }

  get statements(): (ESTree.Directive | ESTree.Statement)[] {
    return this.#parsed.program.body;
  }

  get types(): (ESTree.TSInterfaceDeclaration | ESTree.TSTypeAliasDeclaration)[] {
    return this.statements.flatMap((statement) => {
      const node = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
      return node?.type === 'TSInterfaceDeclaration' || node?.type === 'TSTypeAliasDeclaration' ? node : [];
    });
  }

  /** Names, `?` included, and types of an interface's properties. */
  properties({ body }: ESTree.TSInterfaceDeclaration): [name: string, type: string][] {
    return body.body.flatMap((member): [string, string][] => {
      if (member.type !== 'TSPropertySignature') return [];
      const name = member.key.type === 'Literal' ? String(member.key.value) : this.text(member.key);
      return [[name + (member.optional ? '?' : ''), this.typeText(member.typeAnnotation)]];
    });
  }

  /** The code of a node in one line, without comments. */
  text({ start, end }: { start: number; end: number }): string {
    return oneLine(this.#code.slice(start, end).replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ''));
  }

  /** The docblock that ends where `start` begins, without its stars; `undefined` if there is none. */
  docblockBefore(start: number): string | undefined {
    const comment = this.#parsed.comments.find(
      ({ value, end }) => value.startsWith('*') && end <= start && !this.#code.slice(end, start).trim(),
    );
    return comment?.value.replaceAll(/^\s*\*+ ?/gm, '').trim();
  }

  /** @param annotation `: Type` of a field, parameter or function */
  typeText(annotation: { typeAnnotation: { start: number; end: number } } | null | undefined): string {
    return annotation ? this.text(annotation.typeAnnotation).replace(/^\| /, '') : 'void';
  }
}

/**
 * Reads a class.
 *
 * @param path relative to `src/`
 * @throws if the file has no such class
 */
export function readClass(path: string, className: string): ClassDocs {
  const source = new Source(path);
  for (const statement of source.statements) {
    const node = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (node?.type !== 'ClassDeclaration' || node.id?.name !== className) continue;
    const docblock = source.docblockBefore(statement.start) ?? '';
    return {
      description: unwrap(docblock.replace(/^@[\s\S]*/m, '')),
      tagged: (tag) =>
        [...docblock.matchAll(new RegExp(`^@${tag} (?:(\\S+) )?- (.*(?:\\n(?!@).+)*)`, 'gm'))].map(
          ([, name = '', description = '']) => ({ name, description: unwrap(description) }),
        ),
      members: node.body.body.flatMap((member) => memberDocs(source, member) ?? []),
    };
  }
  throw new Error(`${path} has no class ${className}.`);
}

const isMethod = (member: ESTree.ClassElement): member is ESTree.MethodDefinition =>
  member.type === 'MethodDefinition';

const isField = (member: ESTree.ClassElement): member is ESTree.PropertyDefinition =>
  member.type === 'PropertyDefinition';

function memberDocs(source: Source, member: ESTree.ClassElement): MemberDocs | undefined {
  if (!isMethod(member) && !isField(member)) return undefined;
  const description = source.docblockBefore(member.start);
  if (!description || member.key.type !== 'Identifier' || member.accessibility) return undefined;
  const shared = { name: member.key.name, description: unwrap(description), isStatic: member.static };
  if (isMethod(member))
    return {
      ...shared,
      kind: member.kind === 'method' ? 'method' : 'field',
      isReadonly: member.kind === 'get',
      type: source.typeText(member.value.returnType),
      parameters: member.value.params.flatMap((param) =>
        param.type === 'Identifier'
          ? [{ name: param.name, type: source.typeText(param.typeAnnotation) }]
          : [],
      ),
    };
  return {
    ...shared,
    kind: 'field',
    isReadonly: member.readonly ?? false,
    type: source.typeText(member.typeAnnotation),
    parameters: [],
  };
}
