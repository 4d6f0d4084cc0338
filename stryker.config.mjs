/**
 * Mutation testing: `npm run mutation`, or some rooms by `SIR_ROOMS=contract,api npm run mutation`. Stryker changes the code
 * of a room in one place at a time, and the unit tests must notice. What is left out, and why:
 *
 * - `browserOnly`: these files only connect the browser's own layout, styles and windows, and are tested by the specs in
 *   `e2e/`. A unit test would have to replace all of that. `search-engines`, which adds one `meta` element, is tested by
 *   `e2e/form-as-page.spec.ts`.
 * - Static mutants, such as the words of a table: each would need a run of all tests. `docs/docs.test.ts` and
 *   `src/contract/attributes.test.ts` compare the tables.
 * - `sample-details`: values that stand for any others in the tests of pages.
 * - Texts for developers (`build/mutation/developer-messages.mjs`): their wording may change without a test.
 */
const rooms = process.env.SIR_ROOMS?.split(',') ?? ['contract', 'api', 'donation', 'frame'];

const browserOnly = [
  'guest',
  'guest-page',
  'host',
  'iframe',
  'frame-init',
  'theme-observer',
  'search-engines',
];

const cache = 'node_modules/.cache/sir-donate/mutation';
const name = rooms.join('-');

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner', './build/mutation/developer-messages.mjs'],
  ignorers: ['developer-messages'],
  // Stryker rewrites paths in a tsconfig by the compiler's API, which TypeScript 7 does not have. Ours has none to rewrite.
  tsconfigFile: 'none',
  vitest: { configFile: 'build/mutation/vitest.config.ts', related: false },
  mutate: [
    ...rooms.map((room) => `src/${room}/**/*.ts`),
    '!src/**/*.test.ts',
    '!src/contract/sample-details.ts',
    ...browserOnly.map((file) => `!src/frame/${file}.ts`),
  ],
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  incremental: true,
  incrementalFile: `${cache}/${name}.json`,
  concurrency: 1,
  dryRunTimeoutMinutes: 30,
  timeoutMS: 20_000,
  reporters: ['clear-text', 'html', 'json'],
  clearTextReporter: { allowColor: false, reportTests: false },
  htmlReporter: { fileName: `${cache}/${name}.html` },
  jsonReporter: { fileName: `${cache}/${name}.report.json` },
  thresholds: { high: 95, low: 85, break: 85 },
  ignorePatterns: ['dist', 'demo', 'e2e', 'docs', 'public', 'types-tests', 'test-results'],
};
