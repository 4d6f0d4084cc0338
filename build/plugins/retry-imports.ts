import MagicString from 'magic-string';
import { type Plugin, parseSync, Visitor } from 'vite';

/**
 * A module that failed to load stays failed under its URL (https://github.com/whatwg/html/issues/6768), so it is asked
 * for under another one: the form by the loader with a query, the lazy chunks with a fragment.
 * What loads later must import the form instance that asked for it, and not load a second one, so the form's query is
 * passed on.
 *
 * A third chunk for what both share would need none of this, but adds a request in sequence before the form shows.
 */
export const retryImports: Plugin[] = [
  {
    name: 'sir-donate:retry-imports',
    renderChunk(code) {
      return this.environment.name === 'form' ? withRetriedImport(code) : undefined;
    },
  },
  {
    name: 'sir-donate:shared-form',
    renderChunk(code, { isEntry }) {
      return this.environment.name === 'form' && !isEntry ? withSharedForm(code) : undefined;
    },
  },
];

const query = 'new URL(import.meta.url).search';

const generated = (patched: MagicString) =>
  patched.hasChanged()
    ? { code: patched.toString(), map: patched.generateMap({ hires: 'boundary' }) }
    : undefined;

/**
 * Adds the importer's own query to the URL of a lazy chunk, and after each failure of this chunk one more `#`. Several widgets
 * may wait for one failure: it counts once. What the form can do without is not tried again.
 */
export function withRetriedImport(code: string) {
  const patched = new MagicString(code);
  const counters = new Set<string>();
  new Visitor({
    ImportExpression({ source, start, end }) {
      const name =
        source.type === 'Literal' &&
        /^\.\/(deferred|simulation|suggestion|qr-code|editor-notice)-/.exec(`${source.value}`)?.[1];
      if (!name) return;
      if (/^(suggestion|editor-notice)$/.test(name)) {
        patched.appendLeft(source.end, ` + ${query}`);
        return;
      }
      const counter = `${name.replace('-', '')}Retry`;
      counters.add(counter);
      patched.appendLeft(start, '((retry) => ');
      patched.appendLeft(source.end, ` + ${query} + retry`);
      const count = `if (retry === ${counter}) ${counter} += "#";`;
      patched.appendLeft(end, `.catch((error) => { ${count} throw error; }))(${counter})`);
    },
  }).visit(parseSync('form.js', code).program);
  if (counters.size > 0) patched.prepend(`let ${[...counters].map((name) => `${name} = ""`).join(', ')};\n`);
  return generated(patched);
}

/**
 * Imports the form with the query that the importer was itself given.
 *
 * @throws if the chunk imports from another lazy chunk: that may be there under a URL with a fragment, and would load twice
 */
export function withSharedForm(code: string) {
  const patched = new MagicString(code);
  new Visitor({
    ImportDeclaration({ source, specifiers, start, end }) {
      if (/^\.\/(deferred|simulation|suggestion|qr-code|editor-notice)-/.test(source.value))
        throw new Error(`A lazy chunk may import from the form, and not from ${source.value}.`);
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
