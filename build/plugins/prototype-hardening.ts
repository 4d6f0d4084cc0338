import MagicString from 'magic-string';
import { type ESTree, type Plugin, parseSync, Visitor } from 'vite';

/**
 * Keeps the widget working in host pages that froze `Object.prototype` or put enumerable names of their own on it
 * (e2e/modified-built-ins.spec.ts). There, for-in lists the page's names, property descriptors inherit them, and
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

/** Whether the object literal describes a property. */
const isDescriptor = (node: ESTree.Node | undefined): node is ESTree.ObjectExpression =>
  node?.type === 'ObjectExpression' &&
  node.properties.length > 0 &&
  node.properties.every(
    (property) =>
      property.type === 'Property' &&
      property.key.type === 'Identifier' &&
      /^(value|writable|get|set|enumerable|configurable)$/.test(property.key.name),
  );

/**
 * Rewrites each for-in loop to the object's own keys, and takes the prototype from property descriptors, which would
 * inherit a `get` or `value`. Preact and the bundler's own helper have some of both.
 */
export function withOwnProperties(code: string) {
  const patched = new MagicString(code);
  new Visitor({
    ForInStatement({ left, right }) {
      const isSequence = right.type === 'SequenceExpression';
      patched.overwrite(left.end, right.start, isSequence ? ' of Object.keys((' : ' of Object.keys(');
      patched.appendLeft(right.end, isSequence ? '))' : ')');
    },
    // `Object.defineProperty`, under any name.
    CallExpression({ arguments: [, , descriptor] }) {
      if (isDescriptor(descriptor)) patched.appendRight(descriptor.start + 1, '__proto__:null,');
    },
  }).visit(parseSync('chunk.js', code).program);
  return patched.hasChanged()
    ? { code: patched.toString(), map: patched.generateMap({ hires: 'boundary' }) }
    : undefined;
}
