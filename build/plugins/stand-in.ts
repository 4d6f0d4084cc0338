import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const testing = fileURLToPath(new URL('../../src/entries/testing.ts', import.meta.url));

/** In `@sir-giving/donate/testing/react` the component renders the stand-in, and not the real element. */
export const standIn: Plugin = {
  name: 'sir-donate:stand-in',
  apply: 'build',
  sharedDuringBuild: true,
  resolveId: {
    order: 'pre',
    handler: (id, importer) =>
      id === './pure.js' && importer?.endsWith('/entries/react.ts') ? testing : null,
  },
  applyToEnvironment: ({ name }) => name.startsWith('testing'),
};
