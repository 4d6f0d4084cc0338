import { cp, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Features } from 'lightningcss';
import { defineConfig } from 'vitest/config';
import { writeHeaders, writeLatest } from './build/after-build.js';
import { writeIntegrity } from './build/integrity.js';
import { layout } from './build/layout.js';
import { output } from './build/output.js';
import { chunkRules } from './build/plugins/chunk-rules.js';
import { creationOptions } from './build/plugins/creation-options.js';
import { entryNames } from './build/plugins/entry-names.js';
import { completePage, framePage } from './build/plugins/html-pages.js';
import { languageEntries, languages, languagesHash, shipLanguages } from './build/plugins/languages.js';
import { prototypeHardening } from './build/plugins/prototype-hardening.js';
import { retryImports } from './build/plugins/retry-imports.js';
import { standIn } from './build/plugins/stand-in.js';
import { thirdPartyNotices } from './build/plugins/third-party-notices.js';
import { windowMembers } from './build/plugins/window-members.js';
import { fillMajorFolder } from './build/release/major-folder.js';
import { fileNamePattern, type ShellFileName, shellFileNames, shellFiles } from './build/shell-files.js';

/** What is built, one environment an output, and in which order: later ones name the hashed files of earlier ones. */
const buildOrder = [
  'languages',
  ...shellFileNames,
  'frameGuest',
  'frameHeight',
  'loader',
  'bundle',
  'complete',
  'openCommand',
  'npm',
  'testing',
  'testingForJest',
];

const source = (file: string): string => fileURLToPath(new URL(`src/${file}`, import.meta.url));

const extraApiHosts = (process.env.SIR_API_HOSTS ?? '').split(',').filter(Boolean);

const { plugin: passEntryNames, fileOf } = entryNames();
const notices = thirdPartyNotices();

const shellFile = (name: ShellFileName) =>
  output({
    entry: { [name]: source(shellFiles[name]) },
    format: 'es',
    fileName: fileNamePattern(name),
  });

const npmEntries = Object.fromEntries(
  ['index', 'pure', 'attributes', 'react'].map((name) => [name, source(`entries/${name}.ts`)]),
);

/** They stand for the package in unit tests of a page. */
const testingEntries = {
  index: source('entries/testing.ts'),
  attributes: source('entries/attributes.ts'),
  react: source('entries/react.ts'),
};

export default defineConfig({
  appType: 'mpa',
  define: {
    __SIR_VERSION__: JSON.stringify(layout.version),
    __SIR_API_HOSTS__: JSON.stringify(extraApiHosts),
    __SIR_LANGUAGES__: JSON.stringify(languages.join(' ')),
    __SIR_LANGUAGES_HASH__: JSON.stringify(languagesHash),
    __SIR_FORM_URL__: 'undefined',
  },
  resolve: {
    alias: {
      // One effect draws the whole form (src/element/form-renderer.tsx), so the part of @preact/signals that patches
      // Preact's renderer, and the hooks it needs, would ship unused.
      '@preact/signals': '@preact/signals-core',
    },
  },
  css: {
    // Rewritten for older browsers at run time: src/element/adopt-stylesheet.ts. The build would set variables where a
    // stylesheet of ours sets `color-scheme`, and a scheme that is inherited from the page sets none.
    lightningcss: { exclude: Features.LightDark },
  },
  plugins: [
    passEntryNames,
    shipLanguages,
    prototypeHardening,
    creationOptions,
    retryImports,
    windowMembers,
    framePage({ fileOf, extraApiHosts }),
    completePage,
    chunkRules,
    standIn,
    notices.plugin,
  ],
  environments: {
    languages: output({
      entry: languageEntries,
      format: 'es',
      fileName: `language-[name]-${languagesHash}.js`,
      sourcemap: false,
    }),
    ...Object.fromEntries(shellFileNames.map((name) => [name, shellFile(name)])),
    // Its chunks have other imports than those of the same name of the form.
    frameHost: output({
      entry: { frameHost: source(shellFiles.frameHost) },
      format: 'es',
      fileName: fileNamePattern('frameHost'),
      chunkName: 'isolated-[name]-[hash].js',
    }),
    form: { ...shellFile('form'), define: { __SIR_FORM_URL__: 'import.meta.url' } },
    frameGuest: output({
      entry: { frameGuest: source('entries/frame.ts') },
      format: 'es',
      fileName: 'frame-guest-[hash].js',
    }),
    frameHeight: output({
      entry: { frameHeight: source('entries/frame-height.ts') },
      format: 'iife',
      fileName: 'frame-height.js',
    }),
    loader: output({
      entry: { loader: source('entries/loader.ts') },
      format: 'iife',
      fileName: 'sir-donate.js',
    }),
    bundle: output({
      entry: { bundle: source('entries/bundle.ts') },
      format: 'iife',
      fileName: 'sir-donate.bundle.js',
    }),
    complete: output({
      entry: { complete: source('entries/complete.ts') },
      format: 'iife',
      fileName: 'complete.js',
      sourcemap: false,
    }),
    openCommand: output({
      entry: { openCommand: source('entries/open-command.ts') },
      format: 'iife',
      fileName: 'open-command.js',
      sourcemap: false,
    }),
    npm: output({
      folder: layout.npm,
      entry: npmEntries,
      format: 'es',
      fileName: '[name].js',
      chunkName: 'npm-[name]-[hash].js',
      external: ['react'],
      // Minifiers drop directives.
      banner: ({ name }) => (name === 'react' ? "'use client';" : ''),
      sourcemap: true,
    }),
    testing: output({
      folder: `${layout.npm}/testing`,
      entry: testingEntries,
      format: 'es',
      fileName: '[name].js',
      chunkName: 'testing-[name]-[hash].js',
      sourcemap: false,
      external: ['react'],
    }),
    // Jest loads no ES module unless it is told to transform it.
    testingForJest: output({
      folder: `${layout.npm}/testing`,
      entry: testingEntries,
      format: 'cjs',
      fileName: '[name].cjs',
      chunkName: 'testing-[name]-[hash].cjs',
      sourcemap: false,
      external: ['react'],
    }),
  },
  builder: {
    async buildApp(builder) {
      await rm(layout.dist, { recursive: true, force: true });
      await cp('public', layout.dist, { recursive: true });
      for (const name of buildOrder) {
        const environment = builder.environments[name];
        if (environment) await builder.build(environment);
      }
      writeLatest(layout, Object.fromEntries(shellFileNames.map((name) => [name, fileOf(name)])));
      // The compiler writes no declarations of CommonJS.
      await cp(source('entries/testing.d.cts'), `${layout.dist}/${layout.npm}/types/entries/testing.d.cts`);
      writeIntegrity(layout);
      fillMajorFolder(layout);
      writeHeaders(layout);
      notices.write(layout.dist);
    },
  },
  test: {
    include: ['{src,build,docs,demo/pages,e2e/bench}/**/*.test.ts'],
    environment: 'node',
    setupFiles: 'src/testing/property-runs.ts',
    // Thousands of generated cases on a busy machine take longer than the default of five seconds.
    testTimeout: 60_000,
  },
});
