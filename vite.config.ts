import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { BuildEnvironmentOptions, Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/**
 * Builds everything that ships, one environment an output, in this order: `form` (the lazy half of the script),
 * `loader` (must know the form's hashed name), `bundle` (one file), `npm` (with the form as a chunk).
 */
const source = (file: string): string => fileURLToPath(new URL(`src/${file}`, import.meta.url));

let formFile = '';

/** Remembers the form's hashed file name, and puts it into the loader, which is built after it. */
const passFormFile: Plugin = {
  name: 'sir-donate:form-file',
  sharedDuringBuild: true,
  generateBundle(_, bundle) {
    if (this.environment.name !== 'form') return;
    const entry = Object.values(bundle).find((file) => file.type === 'chunk' && file.isEntry);
    formFile = entry?.fileName ?? '';
  },
  transform(code) {
    if (this.environment.name !== 'loader' || !code.includes('__SIR_FORM_FILE__')) return undefined;
    if (!formFile) throw new Error('The form must be built before its loader.');
    return { code: code.replaceAll('__SIR_FORM_FILE__', JSON.stringify(formFile)), map: null };
  },
};

/**
 * zod shares its configuration with every other zod of the page through a global. Ours neither leaves one behind nor
 * obeys one that the page's own zod set.
 */
const privateZodConfig: Plugin = {
  name: 'sir-donate:private-zod-config',
  transform(code, id) {
    if (!/zod\/v4\/core\/core\.js$/.test(id)) return undefined;
    const shared = '(_a = globalThis).__zod_globalConfig ?? (_a.__zod_globalConfig = {});';
    if (!code.includes(shared))
      throw new Error('zod keeps its configuration elsewhere now; see privateZodConfig.');
    return {
      code: code
        .replace(shared, 'var privateConfig = {};')
        .replaceAll('globalThis.__zod_globalConfig', 'privateConfig'),
      map: null,
    };
  },
};

/**
 * On a page that froze Object.prototype, assigning an inherited name to a prototype throws in modules: signals-core
 * does that with toString and valueOf. Defining does not.
 */
const defineInherited: Plugin = {
  name: 'sir-donate:define-inherited',
  transform(code, id) {
    if (!/signals-core\.m?(odule\.)?js$/.test(id)) return undefined;
    const assigned = /([\w$.]+\.prototype)\.(toString|valueOf)=function\(\)\{([^}]*)\}/g;
    if (!assigned.test(code))
      throw new Error('signals-core assigns nothing inherited any more; drop defineInherited.');
    return {
      code: code.replace(assigned, 'Object.defineProperty($1,"$2",{value:function(){$3}})'),
      map: null,
    };
  },
};

/** Replaces what must be there; a dependency that has changed fails the build instead of losing its mend. */
function mend(code: string, mends: Readonly<Record<string, string>>): string {
  return Object.entries(mends).reduce((mended, [before, after]) => {
    if (!mended.includes(before)) throw new Error(`A dependency has changed; see what mended: ${before}`);
    return mended.replace(before, after);
  }, code);
}

/**
 * On a page that put names of its own on Object.prototype, for-in lists them, reading a key that is missing finds
 * them, and assigning to one calls its setter. Preact, zod and the bundler's own helper do so; what ships keeps to
 * own keys.
 */
const ownKeysOnly: Plugin = {
  name: 'sir-donate:own-keys-only',
  transform(code, id) {
    if (!/zod\/v4\/core\/schemas\.js$/.test(id)) return undefined;
    // What z.object reads of foreign data, and what it writes the result to.
    const mends = {
      'const isPresent = key in input;': 'const isPresent = Object.hasOwn(input, key);',
      'memo.alloc(inst, payload, {}, ctx) : {};': 'memo.alloc(inst, payload, {}, ctx) : Object.create(null);',
      'const r = el._zod.run({ value: input[key], issues: [] }, ctx);':
        'const r = el._zod.run({ value: Object.hasOwn(input, key) ? input[key] : undefined, issues: [] }, ctx);',
    };
    return { code: mend(code, mends), map: null };
  },
  renderChunk(code) {
    const rendered = code.replace(
      /\bfor\s*\(\s*((?:(?:let|var|const)\s+)?[\w$]+) in (?:([\w$]+\s*=\s*\{\}),\s*)?([\w$.]+)\)/g,
      (_, name: string, first: string | undefined, object: string) =>
        `for (${name} of ${first ? `(${first}, Object.keys(${object}))` : `Object.keys(${object})`})`,
    );
    if (/\bfor\s*\([^;()]* in /.test(rendered)) throw new Error('A for-in is written in a way that is new.');
    return { code: rendered, map: null };
  },
};

/** A page without a charset garbles what is not ASCII in classic scripts; escapes read the same everywhere. */
const asciiOnly: Plugin = {
  name: 'sir-donate:ascii-only',
  generateBundle({ format }, bundle) {
    if (format !== 'iife') return;
    for (const file of Object.values(bundle)) {
      if (file.type !== 'chunk') continue;
      file.code = file.code.replace(
        /[^\0-\x7f]/g,
        (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );
    }
  },
};

const sha256 = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Makes `complete.html` one file: script and style inline, under a CSP that names their hashes. */
const inlineCompletePage: Plugin = {
  name: 'sir-donate:complete-page',
  sharedDuringBuild: true,
  generateBundle(_, bundle) {
    if (this.environment.name !== 'complete') return;
    const [script] = Object.values(bundle);
    if (script?.type !== 'chunk') throw new Error('complete.ts was not built.');
    delete bundle[script.fileName];
    const code = script.code.trim();
    const page = readFileSync(source('complete.html'), 'utf8').replaceAll(/\n\s*/g, '\n');
    const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? '';
    const csp = `default-src 'none'; script-src ${sha256(code)}; style-src ${sha256(style)}; base-uri 'none'; form-action 'none'`;
    this.emitFile({
      type: 'asset',
      fileName: 'complete.html',
      source: page
        .replace(
          '<meta name="viewport"',
          () => `<meta http-equiv="Content-Security-Policy" content="${csp}">\n<meta name="viewport"`,
        )
        .replace('<script></script>', () => `<script>${code}</script>`),
    });
  },
};

const output = (
  entry: Record<string, string>,
  format: 'es' | 'iife',
  names: { entries: string; chunks?: string },
): { build: BuildEnvironmentOptions; consumer: 'client' } => ({
  consumer: 'client',
  build: {
    outDir: 'dist',
    emptyOutDir: false,
    copyPublicDir: false,
    minify: 'oxc',
    // Browsers that know light-dark(): a lower target rewrites it to variables that inherited colour schemes never set.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    modulePreload: false,
    lib: { entry, formats: [format], name: 'SirDonate' },
    rolldownOptions: {
      // Lets the lazy half import what the first half already has from it, instead of from a third chunk.
      preserveEntrySignatures: 'allow-extension',
      output: {
        minify: true,
        // Pure annotations serve whoever bundles this further, and there is nothing left to drop.
        comments: { annotation: false, legal: true },
        entryFileNames: names.entries,
        chunkFileNames: names.chunks ?? '[name]-[hash].js',
      },
    },
  },
});

export default defineConfig({
  appType: 'mpa',
  define: {
    __SIR_API_HOSTS__: JSON.stringify((process.env.SIR_API_HOSTS ?? '').split(',').filter(Boolean)),
  },
  resolve: {
    alias: {
      // One effect draws the whole form (src/embed/form.tsx), so the part of @preact/signals that patches Preact's
      // renderer, and the hooks it needs, would ship unused.
      '@preact/signals': '@preact/signals-core',
    },
  },
  plugins: [passFormFile, privateZodConfig, defineInherited, ownKeysOnly, asciiOnly, inlineCompletePage],
  environments: {
    form: output({ form: source('embed/form.tsx') }, 'es', { entries: 'form-[hash].js' }),
    loader: output({ loader: source('loader.ts') }, 'iife', { entries: 'sir-donate.js' }),
    complete: output({ complete: source('complete.ts') }, 'iife', { entries: 'complete.js' }),
    bundle: output({ bundle: source('bundle.ts') }, 'iife', { entries: 'sir-donate.bundle.js' }),
    npm: output({ index: source('index.ts'), pure: source('pure.ts') }, 'es', {
      entries: '[name].js',
      chunks: 'npm-[name]-[hash].js',
    }),
  },
  builder: {
    async buildApp(builder) {
      const { rm } = await import('node:fs/promises');
      await rm('dist', { recursive: true, force: true });
      for (const name of ['form', 'loader', 'bundle', 'complete', 'npm']) {
        const environment = builder.environments[name];
        if (environment) await builder.build(environment);
      }
    },
  },
  test: {
    include: ['src/**/*.test.ts', 'demo/**/*.test.ts'],
    environment: 'node',
    // Thousands of generated cases on a busy machine take longer than the default of five seconds.
    testTimeout: 60_000,
  },
});
