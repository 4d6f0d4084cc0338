import MagicString from 'magic-string';
import { type Plugin, parseSync, Visitor } from 'vite';

/**
 * A module that failed to load stays failed under its URL (https://github.com/whatwg/html/issues/6768), so it is asked
 * for under another one: the form by the loader with a query, the deferred module by the form with a fragment. The
 * deferred module must import the form instance that asked for it, and not load a second one, so it passes on the
 * form's query.
 *
 * A third chunk for what both share would need none of this, but adds a request in sequence before the form shows.
 */
export const retryImports: Plugin = {
  name: 'sir-donate:retry-imports',
  renderChunk(code, { isEntry }) {
    if (this.environment.name !== 'form') return undefined;
    return isEntry ? withRetriedImport(code) : withSharedForm(code);
  },
};

const query = 'new URL(import.meta.url).search';

const generated = (patched: MagicString) =>
  patched.hasChanged()
    ? { code: patched.toString(), map: patched.generateMap({ hires: 'boundary' }) }
    : undefined;

/** The form: adds its own query, and after each failure one more `#`, to the URL of the deferred module. */
export function withRetriedImport(code: string) {
  const patched = new MagicString(code);
  new Visitor({
    ImportExpression({ source, end }) {
      if (source.type !== 'Literal' || !/^\.\/deferred-/.test(String(source.value))) return;
      patched.appendLeft(source.end, ` + ${query} + deferredRetry`);
      patched.appendLeft(end, '.catch((error) => { deferredRetry += "#"; throw error; })');
      patched.prepend('let deferredRetry = "";\n');
    },
  }).visit(parseSync('form.js', code).program);
  return generated(patched);
}

/** The deferred module: imports the form with the query that it was itself given. */
export function withSharedForm(code: string) {
  const patched = new MagicString(code);
  new Visitor({
    ImportDeclaration({ source, specifiers, start, end }) {
      if (!source.value.startsWith('./form-')) return;
      const names = specifiers.map((specifier) => {
        if (specifier.type !== 'ImportSpecifier') throw new Error('The form is imported by name.');
        const { imported, local } = specifier;
        return `${code.slice(imported.start, imported.end)}: ${local.name}`;
      });
      patched.overwrite(
        start,
        end,
        `const {${names.join(', ')}} = await import("${source.value}" + ${query});`,
      );
    },
  }).visit(parseSync('deferred.js', code).program);
  return generated(patched);
}
