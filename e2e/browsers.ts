/**
 * The browsers that the specs run in, and where each is found: Playwright's own build, else one of the system's.
 * Run as a command (`npm test` does), it gets one where none is: Playwright's download, else, as root, the system's
 * package manager; else it says in one line what to install. It prints only what takes time.
 *
 * Chromium without a window comes in two builds: the headless shell, which Playwright takes by itself and in which the
 * specs run almost twice as fast, and the whole browser in headless mode, whose speed is that of donors' browsers.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, firefox, type LaunchOptions } from 'playwright';
import { findWebKit } from './webkit/driver.js';

export type BrowserName = 'chromium' | 'firefox';

interface BrowserSource {
  /** Where Playwright keeps its own. */
  readonly own: () => string;
  /** How Playwright is told to take it. */
  readonly ownOptions: LaunchOptions;
  /** Commands, or absolute paths, of a system one that will do, the best first. */
  readonly commands: readonly string[];
  /** Debian's packages, the best first. */
  readonly debianPackages: readonly string[];
  /** How Playwright drives a system one; its own needs nothing. */
  readonly systemOptions: LaunchOptions;
  readonly args: readonly string[];
}

const wholeChromium: BrowserSource = {
  own: () => chromium.executablePath(),
  ownOptions: { channel: 'chromium' },
  commands: [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  debianPackages: ['chromium'],
  systemOptions: {},
  // Without these, Chromium looks up its maker's hosts at every start, which a closed network refuses slowly.
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};

const sources: Readonly<Record<BrowserName | 'whole chromium', BrowserSource>> = {
  chromium: {
    ...wholeChromium,
    ownOptions: {},
    commands: ['chromium-headless-shell', ...wholeChromium.commands],
    debianPackages: ['chromium-headless-shell', 'chromium'],
  },
  'whole chromium': wholeChromium,
  firefox: {
    own: () => firefox.executablePath(),
    ownOptions: {},
    commands: ['firefox-esr', 'firefox'],
    debianPackages: ['firefox-esr'],
    // Playwright's own Firefox is patched; a stock one is driven by WebDriver BiDi.
    // Playwright's emulation of media does not reach it: its own setting says that nothing moves, which takes a
    // sixth of its work away.
    systemOptions: { channel: 'moz-firefox', firefoxUserPrefs: { 'ui.prefersReducedMotion': 1 } },
    args: [],
  },
};

const downloadLimitMs = 120_000;
const packageLimitMs = 300_000;

/** Returns how to launch a browser, or `undefined` where there is none that starts. */
export function findBrowser(name: keyof typeof sources): LaunchOptions | undefined {
  const { own, ownOptions, commands, systemOptions, args } = sources[name];
  const options = { args: [...args] };
  if (starts(own())) return { ...options, ...ownOptions };
  const executablePath = commands.flatMap(pathsOf).find(starts);
  return executablePath ? { ...options, ...systemOptions, executablePath } : undefined;
}

function pathsOf(command: string): string[] {
  if (command.includes('/')) return [command];
  return (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, command));
}

/** Tells whether a program is there and finds its libraries; a snap's stub, for one, does not. */
function starts(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
  } catch {
    return false;
  }
  // On Windows the question would open a window.
  return process.platform === 'win32' || run(path, ['--version'], { limitMs: 20_000 });
}

function run(command: string, args: readonly string[], { limitMs }: { limitMs: number }): boolean {
  const env = {
    ...process.env,
    DEBIAN_FRONTEND: 'noninteractive',
    PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000',
  };
  return (
    spawnSync(command, args, { stdio: 'ignore', timeout: limitMs, killSignal: 'SIGKILL', env }).status === 0
  );
}

const canInstallPackages = (): boolean => process.getuid?.() === 0 && pathsOf('apt-get').some(starts);

/** Installs packages by the system's manager, if that is allowed. */
function installPackages(...names: string[]): boolean {
  if (!canInstallPackages()) return false;
  const apt = (...args: string[]) => run('apt-get', ['-qq', ...args], { limitMs: packageLimitMs });
  apt('update');
  return apt('install', '-y', '--no-install-recommends', ...names);
}

function ensureBrowser(name: BrowserName): boolean {
  if (findBrowser(name)) return true;
  const playwright = join(createRequire(import.meta.url).resolve('playwright/package.json'), '../cli.js');
  console.log(`No ${name} found; installing one …`);
  run(process.execPath, [playwright, 'install', name], { limitMs: downloadLimitMs });
  if (findBrowser(name)) return true;
  sources[name].debianPackages.some((debianPackage) => installPackages(debianPackage));
  if (findBrowser(name)) return true;
  // Where the package is a stub (Ubuntu), Playwright's own may have come and want libraries only.
  if (canInstallPackages())
    run(process.execPath, [playwright, 'install-deps', name], { limitMs: packageLimitMs });
  return findBrowser(name) !== undefined;
}

const isCommand =
  process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url);

/** WebKitGTK, its driver and a display to show it on; only Debian's packages are known to have all three. */
function ensureWebKit(): boolean {
  if (findWebKit()) return true;
  console.log('No WebKitGTK found; installing it …');
  return installPackages('webkit2gtk-driver', 'xvfb') && findWebKit() !== undefined;
}

if (isCommand) {
  if (!ensureBrowser('chromium')) {
    console.error(
      'No browser to test in: install Chromium or Google Chrome, or run `npx playwright install chromium`.',
    );
    process.exitCode = 1;
  }
  if (!ensureBrowser('firefox'))
    console.log('Firefox is left out: install it, or run `npx playwright install firefox`.');
  if (!ensureWebKit()) console.log('WebKit is left out: install WebKitGTK (Debian: webkit2gtk-driver xvfb).');
}
