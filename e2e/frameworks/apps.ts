/** The apps in `demo/integrations` that `npm run test:frameworks` installs, builds by their own toolchain, and drives. */
import { fileURLToPath } from 'node:url';
import type { PageVariant } from '../integrations/app-page.js';
import type { CriterionId } from '../integrations/criteria.js';

export const integrationsFolder = fileURLToPath(new URL('../../demo/integrations', import.meta.url));

/** One run of a command in an app's folder. */
export interface Command {
  /** Of `node_modules/.bin`. */
  run: string;
  args: readonly string[];
  env?: Readonly<Record<string, string>>;
}

/** A page that follows the protocol of `e2e/integrations/app-page.ts`. */
export interface BrowserApp {
  /** Identifies the app in the results. */
  id: string;
  /** The folder in `demo/integrations`. Several apps may share it. */
  folder: string;
  /** The column of the table in docs/frameworks/README.md. */
  title: string;
  /** The package whose version the table names. */
  framework: string;
  build: readonly Command[];
  /** Serves the built pages: folders of files by their path, or a command that listens on `PORT`. */
  serve: { folders: Readonly<Record<string, string>> } | Command;
  /** Folders whose files visitors may load. */
  publicFolders: readonly string[];
  /** Path of a page, with its query. */
  path: (variant: PageVariant) => string;
  /** Path of a page with an isolated element, which sets `frameUrl` to what `?frame=` says. */
  isolatedPath?: string;
  /** What cannot hold, with the reason for the docs. */
  exceptions: Partial<Record<CriterionId, string>>;
}

const noServer = 'The app is not rendered by a server.';
const isOwnImport = 'The component registers the element itself.';

const next = (bundler: 'turbopack' | 'webpack'): BrowserApp => {
  const env = { BUILD_DIR: `.next-${bundler}`, NEXT_TELEMETRY_DISABLED: '1' };
  return {
    id: `next-${bundler}`,
    folder: 'next',
    title: `Next (${bundler === 'webpack' ? 'webpack' : 'Turbopack'})`,
    framework: 'next',
    build: [{ run: 'next', args: ['build', `--${bundler}`], env }],
    serve: { run: 'next', args: ['start', '--hostname', '127.0.0.1'], env },
    publicFolders: [`.next-${bundler}/static`],
    path: () => '/',
    isolatedPath: '/isolated',
    exceptions: { 'late-script': isOwnImport },
  };
};

/** Pages that a server renders as HTML, with a script tag and no hydration. */
const script = (options: Pick<BrowserApp, 'id' | 'title' | 'framework'>): BrowserApp => ({
  ...options,
  folder: options.id,
  build: [],
  serve: { run: 'node', args: ['server.js'] },
  publicFolders: [],
  path: ({ define }) => (define === 'import' ? '/late' : '/'),
  exceptions: { 'server-rendering': 'Nothing is hydrated: the HTML of the server is the page.' },
});

export const browserApps: readonly BrowserApp[] = [
  next('turbopack'),
  next('webpack'),
  {
    id: 'angular',
    folder: 'angular',
    title: 'Angular',
    framework: '@angular/core',
    build: [
      { run: 'ng', args: ['build'] },
      { run: 'ng', args: ['build', '--configuration=late', '--base-href=/late/'] },
    ],
    serve: { folders: { '/late/': 'dist-late/browser', '/': 'dist/browser' } },
    publicFolders: ['dist/browser', 'dist-late/browser'],
    path: ({ define }) => (define ? '/late/' : '/'),
    exceptions: {},
  },
  {
    id: 'webpack',
    folder: 'webpack',
    title: 'webpack',
    framework: 'webpack',
    build: [{ run: 'webpack', args: ['--mode', 'production'] }],
    serve: { folders: { '/': 'dist' } },
    publicFolders: ['dist'],
    path: ({ define }) => (define ? '/late.html' : '/index.html'),
    isolatedPath: '/isolated.html',
    exceptions: { 'server-rendering': noServer },
  },
  {
    id: 'astro',
    folder: 'astro',
    title: 'Astro',
    framework: 'astro',
    build: [{ run: 'astro', args: ['build'], env: { ASTRO_TELEMETRY_DISABLED: '1' } }],
    serve: { folders: { '/': 'dist' } },
    publicFolders: ['dist'],
    path: ({ define, view }) =>
      define ? '/late.html' : view === 'attributes' ? '/attributes.html' : '/index.html',
    exceptions: {},
  },
  script({ id: 'htmx', title: 'htmx', framework: 'htmx.org' }),
  script({ id: 'turbo', title: 'Turbo', framework: '@hotwired/turbo' }),
  script({ id: 'alpine', title: 'Alpine', framework: 'alpinejs' }),
];

/** A partner's own unit tests. */
export interface RunnerApp {
  folder: string;
  title: string;
  framework: string;
  /** Runs the tests; another exit code than 0 is a failure. */
  test: readonly Command[];
}

export const runnerApps: readonly RunnerApp[] = [
  { folder: 'jest', title: 'Jest, jsdom', framework: 'jest', test: [{ run: 'jest', args: ['--ci'] }] },
  {
    folder: 'vitest',
    title: 'Vitest, jsdom and happy-dom',
    framework: 'vitest',
    test: [
      { run: 'tsc', args: ['--noEmit'] },
      { run: 'vitest', args: ['run'] },
    ],
  },
];
