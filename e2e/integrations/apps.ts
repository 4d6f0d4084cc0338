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

const reactTexts =
  'React writes an object as `[object Object]` while the element is not defined. Use `SirDonate`, or JSON.';

const noServer = 'The app is not rendered by a server.';

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
    name: 'react',
    title: 'React, `SirDonate`',
    framework: 'react',
    typeChecker: 'tsc',
    trustedTypes: "'none'",
    exceptions: { 'late-script': 'The component registers the element itself.' },
  },
  {
    name: 'react-element',
    title: 'React, `<sir-donate>`',
    framework: 'react',
    typeChecker: 'tsc',
    trustedTypes: "'none'",
    exceptions: {
      'late-import': reactTexts,
      'late-script': reactTexts,
      'server-rendering':
        'React neither sets properties nor adds listeners of a custom element that it hydrates. Use `SirDonate`.',
    },
  },
  {
    name: 'vue',
    title: 'Vue',
    framework: 'vue',
    typeChecker: 'vue-tsc',
    trustedTypes: 'vue',
    exceptions: {},
  },
  {
    name: 'svelte',
    title: 'Svelte',
    framework: 'svelte',
    typeChecker: 'svelte-check',
    trustedTypes: 'svelte-trusted-html',
    exceptions: {},
  },
  {
    name: 'solid',
    title: 'Solid',
    framework: 'solid-js',
    typeChecker: 'tsc',
    // Solid assigns the markup of its templates as text: github.com/ryansolid/dom-expressions.
    trustedTypes: undefined,
    exceptions: {},
  },
  {
    name: 'preact',
    title: 'Preact',
    framework: 'preact',
    typeChecker: 'tsc',
    trustedTypes: "'none'",
    exceptions: {},
  },
  {
    name: 'lit',
    title: 'Lit',
    framework: 'lit',
    typeChecker: 'tsc',
    trustedTypes: 'lit-html',
    exceptions: { 'server-rendering': noServer },
  },
];
