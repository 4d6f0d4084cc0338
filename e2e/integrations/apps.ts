/** The apps in `demo/integrations` that `npm test` builds and drives, each with its framework's own Vite plugin. */
import { fileURLToPath } from 'node:url';
import type { CriterionId } from './criteria.js';

export const integrationsFolder = fileURLToPath(new URL('../../demo/integrations', import.meta.url));

export type TypeChecker = 'tsc' | 'vue-tsc' | 'svelte-check';

export interface IntegrationApp {
  /** The folder in `demo/integrations`. */
  name: string;
  /** The column of the table in docs/frameworks/README.md. */
  title: string;
  /** The package whose version the table names. */
  framework: string;
  typeChecker: TypeChecker;
  /** The policy's `trusted-types` directive; undefined where the framework itself assigns markup as text. */
  trustedTypes: string | undefined;
  /** What cannot hold, with the reason for the docs. */
  exceptions: Partial<Record<CriterionId, string>>;
}

/** The element does not read properties that React has written as attributes in lower case. */
const notYet = 'React writes properties as lower-case attributes while the element is not defined';

const noServer = 'the app has no server rendering';

export const integrationApps: readonly IntegrationApp[] = [
  {
    name: 'vite',
    title: 'Plain Vite',
    framework: 'vite',
    typeChecker: 'tsc',
    trustedTypes: "'none'",
    exceptions: { 'server-rendering': noServer },
  },
  {
    name: 'react-element',
    title: 'React, `<sir-donate>`',
    framework: 'react',
    typeChecker: 'tsc',
    trustedTypes: "'none'",
    exceptions: {
      'late-import': notYet,
      'late-script': notYet,
      'server-rendering': notYet,
    },
  },
];
