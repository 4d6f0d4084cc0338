import MagicString from 'magic-string';
import { type ESTree, type Plugin, parseSync, Visitor } from 'vite';

/**
 * Keeps the widget working in host pages that froze `Object.prototype` or put enumerable names of their own on it
 * (e2e/modified-built-ins.spec.ts). There, for-in lists the page's names, reading a key that is missing finds them, and
 * assigning an inherited name calls a setter or throws.
 *
 * @see https://developer.mozilla.org/docs/Web/JavaScript/Guide/Inheritance_and_the_prototype_chain
 * @see https://github.com/tc39/proposal-stabilize (the "override mistake": an inherited read-only name cannot be assigned)
 */
export const prototypeHardening: Plugin = {
  name: 'sir-donate:prototype-hardening',
  transform(code, id) {
    if (/signals-core\.(m|module\.)js$/.test(id)) return withDefinedMethods(code);
    return undefined;
  },
  renderChunk: (code) => withOwnProperties(code),
};

/** signals-core assigns these to prototypes, which throws where `Object.prototype` has one that is read-only. */
export function withDefinedMethods(code: string) {
  const patched = new MagicString(code);
  for (const method of ['toString', 'valueOf', 'toJSON']) {
    const [assignment, prototype, body] =
      new RegExp(`([\\w$.]+\\.prototype)\\.${method}=(function\\(\\)\\{[^}]*\\})`).exec(code) ?? [];
    if (!assignment)
      throw new Error(`signals-core does not assign ${method} any more; drop withDefinedMethods.`);
    patched.replace(assignment, `Object.defineProperty(${prototype},"${method}",{value:${body}})`);
  }
  return { code: patched.toString(), map: patched.generateMap({ hires: 'boundary' }) };
}

const keysOf = ({ properties }: ESTree.ObjectExpression): string[] =>
  properties.map((property) =>
    property.type === 'Property' && property.key.type === 'Identifier' ? property.key.name : '...',
  );

const isFlag = (key: string): boolean => /^(writable|enumerable|configurable)$/.test(key);

/** Whether the object literal may describe a property. */
function isDescriptor(node: ESTree.Node | undefined): node is ESTree.ObjectExpression {
  if (node?.type !== 'ObjectExpression') return false;
  const keys = keysOf(node).filter((key) => key !== '...');
  return keys.length > 0 && keys.every((key) => isFlag(key) || /^(value|get|set)$/.test(key));
}

/**
 * Rewrites each for-in loop to the object's own keys, and takes the prototype from property descriptors, which would
 * inherit a `get` or `value`. Preact and the bundler's own helper have some of both.
 */
export function withOwnProperties(code: string) {
  const patched = new MagicString(code);
  const withoutPrototype = (object: ESTree.ObjectExpression) =>
    patched.appendRight(object.start + 1, '__proto__:null,');
  new Visitor({
    ForInStatement({ left, right }) {
      const isSequence = right.type === 'SequenceExpression';
      patched.overwrite(left.end, right.start, isSequence ? ' of Object.keys((' : ' of Object.keys(');
      patched.appendLeft(right.end, isSequence ? '))' : ')');
    },
    ObjectExpression(object) {
      if (isDescriptor(object) && keysOf(object).some(isFlag)) withoutPrototype(object);
    },
    CallExpression({ callee, arguments: [, , descriptor], start, end }) {
      // `Object.defineProperty`, under any name.
      if (isDescriptor(descriptor) && !keysOf(descriptor).some(isFlag)) withoutPrototype(descriptor);
      if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return;
      if (callee.property.name === 'getOwnPropertyDescriptor')
        patched.appendRight(start, '({__proto__:null,...').appendLeft(end, '})');
    },
  }).visit(parseSync('chunk.js', code).program);
  return patched.hasChanged()
    ? { code: patched.toString(), map: patched.generateMap({ hires: 'boundary' }) }
    : undefined;
}
