/**
 * `npm test` runs this before the specs: it installs the browsers that they lack, and prints only what takes time.
 * `npm run bench` runs it as `install.ts chromium`, for the whole Chromium that it measures in.
 *
 * A missing browser is downloaded by Playwright. If that fails, and the user is root, it is installed by Debian's
 * package manager. If that fails, too, a line says what to install: Chromium is required, Firefox and WebKitGTK are
 * left out.
 */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { findWebKit } from '../webkit/driver.js';
import { type BrowserName, canStart, chromiumForSpecs, engines, findBrowser, pathsOf } from './find.js';

const downloadTimeoutMs = 120_000;
const packageTimeoutMs = 300_000;

/** What to ask Playwright and Debian for. */
const installable: Readonly<Record<BrowserName, { download: readonly string[]; debianPackage: string }>> = {
  'chromium-headless-shell': {
    download: ['--only-shell', 'chromium'],
    debianPackage: 'chromium-headless-shell',
  },
  chromium: { download: ['--no-shell', 'chromium'], debianPackage: 'chromium' },
  firefox: { download: ['firefox'], debianPackage: 'firefox-esr' },
};

const playwright = join(createRequire(import.meta.url).resolve('playwright/package.json'), '../cli.js');

function run(command: string, args: readonly string[], timeout: number): boolean {
  const env = {
    ...process.env,
    DEBIAN_FRONTEND: 'noninteractive',
    PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000',
  };
  return spawnSync(command, args, { stdio: 'ignore', timeout, killSignal: 'SIGKILL', env }).status === 0;
}

const runPlaywright = (args: readonly string[], timeout: number) =>
  run(process.execPath, [playwright, ...args], timeout);

const canInstallPackages = (): boolean => process.getuid?.() === 0 && pathsOf('apt-get').some(canStart);

function installPackages(...names: string[]): void {
  if (!canInstallPackages()) return;
  run('apt-get', ['-qq', 'update'], packageTimeoutMs);
  run('apt-get', ['-qq', 'install', '-y', '--no-install-recommends', ...names], packageTimeoutMs);
}

/** Returns whether the browser is there, at the latest after installing it. */
function ensureBrowser(name: BrowserName): boolean {
  const { download, debianPackage } = installable[name];
  if (findBrowser(name)) return true;
  console.log(`No ${name} found; installing it …`);
  runPlaywright(['install', ...download], downloadTimeoutMs);
  if (findBrowser(name)) return true;
  installPackages(debianPackage);
  if (findBrowser(name)) return true;
  // Ubuntu's package is a stub. Playwright's build may be there and lack libraries only.
  if (canInstallPackages()) runPlaywright(['install-deps', name], packageTimeoutMs);
  return findBrowser(name) !== undefined;
}

/** Returns whether WebKitGTK, its driver and a virtual display are there. Only Debian is known to package all three. */
function ensureWebKit(): boolean {
  if (findWebKit()) return true;
  console.log('No WebKitGTK found; installing it …');
  installPackages('webkit2gtk-driver', 'xvfb');
  return findWebKit() !== undefined;
}

function requireChromium(name: BrowserName | { command: string }): void {
  if (typeof name === 'object') {
    if (findBrowser(name)) return;
    console.error(`SIR_CHROMIUM=${name.command} is no browser that starts.`);
  } else {
    if (ensureBrowser(name)) return;
    const { download, debianPackage } = installable[name];
    console.error(
      `No ${name} found. Run \`npx playwright install --with-deps ${download.join(' ')}\`, or install Debian's ${debianPackage}.`,
    );
    if (name === 'chromium-headless-shell' && findBrowser('chromium'))
      console.error(
        'Or test in the whole browser, which takes twice the time: `SIR_CHROMIUM=whole npm test`.',
      );
  }
  process.exitCode = 1;
}

if (process.argv[2] === 'chromium') requireChromium('chromium');
else {
  if (engines.includes('chromium')) requireChromium(chromiumForSpecs);
  if (engines.includes('firefox') && !ensureBrowser('firefox'))
    console.log('Firefox is left out: install it, or run `npx playwright install --with-deps firefox`.');
  if (engines.includes('webkit') && !ensureWebKit())
    console.log('WebKit is left out: install WebKitGTK (Debian: webkit2gtk-driver xvfb).');
}
