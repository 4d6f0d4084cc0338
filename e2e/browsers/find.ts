/**
 * Finds the browsers that the specs run in: Playwright's own build, else the system's.
 *
 * Headless Chromium comes in two builds. The specs run in the headless shell, so that every machine runs them in the
 * same kind of browser; it takes about half the time of a whole browser. A whole one is used only if `SIR_CHROMIUM`
 * names it: `SIR_CHROMIUM=whole` for the first that is found, else a command or a path. The bench always measures in a
 * whole one, since donors have no other.
 *
 * `SIR_BROWSERS` names the engines to run, separated by commas; all three by default.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, firefox, type LaunchOptions } from 'playwright';

/** Playwright's names: `chromium` is the whole browser. */
export type BrowserName = 'chromium-headless-shell' | 'chromium' | 'firefox';

interface BrowserSource {
  /** Where Playwright keeps its own build, if it is installed. */
  readonly ownPath: () => string | undefined;
  /** Commands, or absolute paths, of the system's builds, in order of preference. */
  readonly commands: readonly string[];
  /** What Playwright needs to drive the system's build; its own needs nothing. */
  readonly systemOptions: LaunchOptions;
  readonly args: readonly string[];
}

// Without these, Chromium looks up its maker's hosts at every start, which a closed network refuses slowly.
const chromiumArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const sources: Readonly<Record<BrowserName, BrowserSource>> = {
  'chromium-headless-shell': {
    ownPath: ownHeadlessShellPath,
    commands: ['chromium-headless-shell', 'chrome-headless-shell'],
    systemOptions: {},
    args: chromiumArgs,
  },
  chromium: {
    ownPath: () => chromium.executablePath(),
    commands: [
      'chromium',
      'chromium-browser',
      'google-chrome',
      'google-chrome-stable',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ],
    systemOptions: {},
    args: chromiumArgs,
  },
  firefox: {
    ownPath: () => firefox.executablePath(),
    commands: ['firefox-esr', 'firefox'],
    // Playwright's own Firefox is patched; a stock one is driven by WebDriver BiDi.
    // Playwright's emulation of media does not reach it: its own setting says that nothing moves, which takes a
    // sixth of its work away.
    systemOptions: { channel: 'moz-firefox', firefoxUserPrefs: { 'ui.prefersReducedMotion': 1 } },
    args: [],
  },
};

export const engines: readonly string[] = (process.env.SIR_BROWSERS || 'chromium,firefox,webkit').split(',');

const namedChromium = process.env.SIR_CHROMIUM || undefined;

/** Which Chromium the specs run in: one of Playwright's names, else a command or a path. */
export const chromiumForSpecs: BrowserName | { command: string } =
  namedChromium === undefined
    ? 'chromium-headless-shell'
    : namedChromium === 'whole'
      ? 'chromium'
      : { command: namedChromium };

/** Returns how to launch a browser, or `undefined` if none is installed that starts. */
export function findBrowser(name: BrowserName | { command: string }): LaunchOptions | undefined {
  if (typeof name === 'object') {
    const executablePath = pathsOf(name.command).find(canStart);
    return executablePath ? { args: chromiumArgs, executablePath } : undefined;
  }
  const { ownPath, commands, systemOptions, args } = sources[name];
  const own = ownPath();
  if (own && canStart(own)) return { args: [...args], executablePath: own };
  const executablePath = commands.flatMap(pathsOf).find(canStart);
  return executablePath ? { ...systemOptions, args: [...args], executablePath } : undefined;
}

/** Returns every place where a command may be. */
export function pathsOf(command: string): string[] {
  if (/[\\/]/.test(command)) return [command];
  return (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, command));
}

/** Returns whether a program is there and finds its libraries. A snap's stub, for one, does not start. */
export function canStart(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
  } catch {
    return false;
  }
  // On Windows the option opens a window.
  if (process.platform === 'win32') return true;
  const { status } = spawnSync(path, ['--version'], {
    stdio: 'ignore',
    timeout: 20_000,
    killSignal: 'SIGKILL',
  });
  return status === 0;
}

/** Playwright tells only where its whole Chromium is. The shell lies beside it, in a folder of the same revision. */
function ownHeadlessShellPath(): string | undefined {
  const folder = chromium.executablePath().replace(/\bchromium-(\d+)\b.*$/, 'chromium_headless_shell-$1');
  try {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    const file = files.find((name) => /headless[-_]shell(\.exe)?$/.test(name));
    return file && join(folder, file);
  } catch {
    return undefined;
  }
}
