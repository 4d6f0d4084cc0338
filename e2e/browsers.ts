/**
 * The browsers that the specs run in, and where each is found: Playwright's own build, else one of the system's.
 * Run as a command (`npm test` does), it gets one where none is: Playwright's download, else, as root, the system's
 * package manager; else it says in one line what to install. It prints only what takes time.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, firefox, type LaunchOptions } from 'playwright';

export type BrowserName = 'chromium' | 'firefox';

interface BrowserSource {
  /** Where Playwright keeps its own. */
  readonly own: () => string;
  /** Commands, or absolute paths, of a system one that will do. */
  readonly commands: readonly string[];
  /** Debian's package. */
  readonly debianPackage: string;
  /** How Playwright drives a system one; its own needs nothing. */
  readonly systemOptions: LaunchOptions;
  readonly args: readonly string[];
}

const sources: Readonly<Record<BrowserName, BrowserSource>> = {
  chromium: {
    own: () => chromium.executablePath(),
    commands: [
      'chromium',
      'chromium-browser',
      'google-chrome',
      'google-chrome-stable',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ],
    debianPackage: 'chromium',
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
  },
  firefox: {
    own: () => firefox.executablePath(),
    commands: ['firefox-esr', 'firefox'],
    debianPackage: 'firefox-esr',
    // Playwright's own Firefox is patched; a stock one is driven by WebDriver BiDi.
    systemOptions: { channel: 'moz-firefox' },
    args: [],
  },
};

const downloadLimitMs = 120_000;
const packageLimitMs = 300_000;

/** Returns how to launch a browser, or `undefined` where there is none that starts. */
export function findBrowser(name: BrowserName): LaunchOptions | undefined {
  const { own, commands, systemOptions, args } = sources[name];
  const options = { args: [...args] };
  if (starts(own())) return { ...options, executablePath: own() };
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

function ensureBrowser(name: BrowserName): boolean {
  if (findBrowser(name)) return true;
  const playwright = join(createRequire(import.meta.url).resolve('playwright/package.json'), '../cli.js');
  console.log(`No ${name} found; installing one …`);
  run(process.execPath, [playwright, 'install', name], { limitMs: downloadLimitMs });
  if (findBrowser(name)) return true;
  if (process.getuid?.() === 0 && pathsOf('apt-get').some(starts)) {
    const { debianPackage } = sources[name];
    run('apt-get', ['update', '-qq'], { limitMs: packageLimitMs });
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', debianPackage], {
      limitMs: packageLimitMs,
    });
    if (findBrowser(name)) return true;
    // Where the package is a stub (Ubuntu), Playwright's own may have come and want libraries only.
    run(process.execPath, [playwright, 'install-deps', name], { limitMs: packageLimitMs });
  }
  return findBrowser(name) !== undefined;
}

const isCommand =
  process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url);

if (isCommand && !ensureBrowser('chromium')) {
  console.error(
    'No browser to test in: install Chromium or Google Chrome, or run `npx playwright install chromium`.',
  );
  process.exitCode = 1;
}
