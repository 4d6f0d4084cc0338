/**
 * The unit tests that `npm run mutation` runs for each mutant: those of the same rooms. Left out are simulations of whole
 * days, which take seconds and repeat what other tests show, and the test that compares the documentation with their figures:
 * Stryker's copy has no `docs`. Property tests try fewer cases, always the same ones.
 */
import { defineConfig } from 'vitest/config';
import viteConfig from '../../vite.config.js';

const { define, resolve, test } = viteConfig;
const rooms = process.env.SIR_ROOMS ?? 'contract,api,donation,frame';

export default defineConfig({
  define,
  resolve,
  test: {
    ...test,
    include: rooms.split(',').map((room) => `src/${room}/**/*.test.ts`),
    exclude: ['**/*.simulation.test.ts', '**/rate-limit-figures.test.ts'],
    env: { FC_SEED: '1', FC_RUNS: '50' },
    // Stryker has a limit of its own, which it adapts to how long a test takes.
    testTimeout: 600_000,
  },
});
