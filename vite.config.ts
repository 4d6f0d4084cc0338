import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { BuildEnvironmentOptions, Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { english, stringKeys } from './src/ui/translations/in-order.js';
import { locales } from './src/ui/translations/locales.js';

/**
 * Builds everything that ships, one environment an output, in this order: `form` (the lazy half of the script),
 * `frameHost` (the same for a form in a frame), `frameGuest` (its page) and `loader`, which must know hashed names, `bundle`
 * (one file), `complete`, `npm` (with its lazy parts as chunks).
 */
const source = (file: string): string => fileURLToPath(new URL(`src/${file}`, import.meta.url));

/** Hashed file names of what was built, by environment. */
const built: Record<string, string> = {};

function builtFile(environment: string): string {
  const file = built[environment];
  if (!file) throw new Error(`${environment} must be built before what loads it.`);
  return file;
}

/**
 * Remembers hashed file names, and puts them into what is built later: the loader, which imports the form or what
 * brings it in a frame, and the frame's script, which shares the form's file with everybody else.
 */
const passFileNames: Plugin = {
  name: 'sir-donate:file-names',
  sharedDuringBuild: true,
  generateBundle(_, bundle) {
    const entry = Object.values(bundle).find((file) => file.type === 'chunk' && file.isEntry);
    built[this.environment.name] = entry?.fileName ?? '';
  },
  transform(code) {
    if (this.environment.name !== 'loader' || !code.includes('__SIR_FORM_FILE__')) return undefined;
    return {
      code: code
        .replaceAll('__SIR_FORM_FILE__', JSON.stringify(builtFile('form')))
        .replaceAll('__SIR_FRAME_HOST_FILE__', JSON.stringify(builtFile('frameHost'))),
      map: null,
    };
  },
  resolveId: {
    order: 'pre',
    handler(id) {
      if (this.environment.name !== 'frameGuest' || !id.endsWith('/element/mount-form.js')) return undefined;
      return { id: `./${builtFile('form')}`, external: true };
    },
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

/**
 * A module that failed to load stays failed under its address in some browsers, so it is asked for under another one:
 * the form by the loader with a query, its deferred module by the form with a fragment. The deferred module has to find the
 * form that asked for it, and not load it once more beside it, so each passes the form's query on.
 */
const oneForm: Plugin = {
  name: 'sir-donate:one-form',
  renderChunk(code, { isEntry }) {
    if (this.environment.name !== 'form') return undefined;
    const query = 'new URL(import.meta.url).search';
    const linked = isEntry
      ? code.replace(
          /import\(["'`](\.\/deferred-[^"'`]+)["'`]\)/,
          (_, file: string) =>
            `import("${file}" + ${query} + deferredRetry).catch((error) => { deferredRetry += "#"; throw error; })`,
        )
      : code.replace(
          /import\s*\{([^}]*)\}\s*from\s*["'](\.\/form-[^"']+)["'];?/,
          (_, names: string, file: string) =>
            `const {${names.replaceAll(' as ', ': ')}} = await import("${file}" + ${query});`,
        );
    if (linked === code) return undefined;
    return { code: isEntry ? `let deferredRetry = "";\n${linked}` : linked, map: null };
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
    const page = readFileSync(source('entries/complete.html'), 'utf8').replaceAll(/\n\s*/g, '\n');
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

const apis = 'https://api.sirgiving.org https://devapi.sirgiving.org';
const extraApiHosts = (process.env.SIR_API_HOSTS ?? '').split(',').filter(Boolean);
const loopback = ['localhost', '127.0.0.1'].flatMap((host) => [`http://${host}:*`, `https://${host}:*`]);

/** Writes `frame.html` around its script, under a CSP that holds for a sandbox on this machine, too. */
const framePage: Plugin = {
  name: 'sir-donate:frame-page',
  sharedDuringBuild: true,
  generateBundle() {
    if (this.environment.name !== 'frameGuest') return;
    const csp = [
      "default-src 'none'",
      "script-src 'self'",
      `connect-src ${[apis, ...extraApiHosts.map((host) => `https://${host}`), ...loopback].join(' ')}`,
      `img-src https: ${loopback.join(' ')}`,
      "base-uri 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ].join('; ');
    this.emitFile({
      type: 'asset',
      fileName: 'frame.html',
      source: readFileSync(source('entries/frame.html'), 'utf8')
        .replace(
          '<meta name="viewport"',
          `<meta http-equiv="Content-Security-Policy" content="${csp}">\n<meta name="viewport"`,
        )
        .replace(
          '<main>',
          // The form is asked for at once, not when the frame's script has said that it needs it.
          `<link rel="modulepreload" href="${builtFile('form')}">\n<script type="module" src="${builtFile('frameGuest')}"></script>\n<main>`,
        ),
    });
  },
};

const stringsFolder = source('ui/translations/');
const languages = readdirSync(`${stringsFolder}locales`).map((file) => file.replace(/\.ts$/, ''));

/** One hash for all languages. It covers the keys, too, because a language ships without them, in English's order. */
const languagesHash = createHash('sha256')
  .update(
    ['en.ts', 'en.deferred.ts', 'in-order.ts', ...languages.map((language) => `locales/${language}.ts`)]
      .map((file) => readFileSync(stringsFolder + file, 'utf8'))
      .join(),
  )
  .digest('base64url')
  .slice(0, 8);

const languageFile = (language: string): string => `language-${language}-${languagesHash}.js`;

/**
 * Ships each language as its texts alone (src/ui/translations/in-order.ts), in a file that all builds share but the single
 * one, which goes without; and all languages with their keys as JSON, for whoever wants to give that one another
 * language, or to replace a text.
 */
const shipLanguages: Plugin = {
  name: 'sir-donate:languages',
  apply: 'build',
  sharedDuringBuild: true,
  resolveId: {
    order: 'pre',
    handler(id) {
      const language = /^\.\/locales\/([\w-]+)\.js$/.exec(id)?.[1];
      return language ? { id: `./${languageFile(language)}`, external: true } : undefined;
    },
  },
  load(id) {
    if (!id.endsWith('/translations/locales.ts')) return undefined;
    if (this.environment.name === 'bundle') return 'export const locales = {}';
    // Bundlers want to see 23 imports. Browsers do not, and these are 0.1 kB less.
    if (this.environment.name !== 'form') return undefined;
    const path = languageFile('$' + '{name}');
    return `export const locales = Object.fromEntries(${JSON.stringify(languages.join(' '))}.split(' ').map((name) =>
      [name, (query = '') => import(/* @vite-ignore */ \`./${path}\${query}\`)]))`;
  },
  async generateBundle() {
    if (this.environment.name !== 'form') return;
    const emitJson = (lang: string, texts: readonly (string | undefined)[]): void => {
      const strings = Object.fromEntries(stringKeys.map((key, index) => [key, texts[index]]));
      const json = JSON.stringify({ lang, ...strings }, null, 2);
      this.emitFile({ type: 'asset', fileName: `strings/${lang}.json`, source: `${json}\n` });
    };
    emitJson('en', Object.values(english));
    for (const language of languages) {
      const texts = (await locales[language]?.())?.default;
      if (!texts) throw new Error(`src/ui/translations/locales.ts does not know ${language}.`);
      this.emitFile({
        type: 'asset',
        fileName: languageFile(language),
        source: `export default\`${texts.replace(/[`\\]|\$\{/g, '\\$&')}\``,
      });
      emitJson(language, texts.split('\n'));
    }
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
    __SIR_API_HOSTS__: JSON.stringify(extraApiHosts),
  },
  resolve: {
    alias: {
      // One effect draws the whole form (src/element/mount-form.tsx), so the part of @preact/signals that patches Preact's
      // renderer, and the hooks it needs, would ship unused.
      '@preact/signals': '@preact/signals-core',
    },
  },
  plugins: [
    passFileNames,
    framePage,
    privateZodConfig,
    defineInherited,
    ownKeysOnly,
    oneForm,
    asciiOnly,
    inlineCompletePage,
    shipLanguages,
  ],
  environments: {
    form: output({ form: source('element/mount-form.tsx') }, 'es', { entries: 'form-[hash].js' }),
    frameHost: output({ frameHost: source('entries/frame-host.ts') }, 'es', {
      entries: 'frame-host-[hash].js',
    }),
    frameGuest: output({ frameGuest: source('entries/frame.ts') }, 'es', {
      entries: 'frame-guest-[hash].js',
    }),
    loader: output({ loader: source('entries/loader.ts') }, 'iife', { entries: 'sir-donate.js' }),
    complete: output({ complete: source('entries/complete.ts') }, 'iife', { entries: 'complete.js' }),
    bundle: output({ bundle: source('entries/bundle.ts') }, 'iife', { entries: 'sir-donate.bundle.js' }),
    npm: output({ index: source('entries/index.ts'), pure: source('entries/pure.ts') }, 'es', {
      entries: '[name].js',
      chunks: 'npm-[name]-[hash].js',
    }),
  },
  builder: {
    async buildApp(builder) {
      const { cp, rm, writeFile } = await import('node:fs/promises');
      await rm('dist', { recursive: true, force: true });
      await cp('public', 'dist', { recursive: true });
      for (const name of ['form', 'frameHost', 'frameGuest', 'loader', 'bundle', 'complete', 'npm']) {
        const environment = builder.environments[name];
        if (environment) await builder.build(environment);
      }
      // What Subresource Integrity wants of the two files that a page names.
      const hashes = ['sir-donate.js', 'sir-donate.bundle.js'].map((file) => [
        file,
        `sha384-${createHash('sha384')
          .update(readFileSync(`dist/${file}`))
          .digest('base64')}`,
      ]);
      await writeFile('dist/integrity.json', `${JSON.stringify(Object.fromEntries(hashes), null, 2)}\n`);
    },
  },
  test: {
    include: ['src/**/*.test.ts', 'build/**/*.test.ts', 'demo/**/*.test.ts', 'docs/**/*.test.ts'],
    environment: 'node',
    setupFiles: 'src/testing/property-runs.ts',
    // Thousands of generated cases on a busy machine take longer than the default of five seconds.
    testTimeout: 60_000,
  },
});
