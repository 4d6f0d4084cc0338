/**
 * Real old Chromium builds, which npm has as `@sparticuz/chromium` (Linux, x86-64). They are unpacked into a folder of the
 * cache, and none of the package's code runs. npm has no old Firefox or Safari.
 */
import { fileURLToPath } from 'node:url';
import type { LaunchOptions } from 'playwright';

export interface OldBrowser {
  /** Version of the package, which begins with the browser's own. */
  readonly version: string;
  /** Whether it is at or above the floor (build/browser-floor.ts). */
  readonly isSupported: boolean;
}

export const oldBrowsers: readonly OldBrowser[] = [
  { version: '109.0.6', isSupported: false },
  // Chrome 111 is the floor, but the build that the package has of it is an early one, without `color-mix()`.
  { version: '111.0.0', isSupported: false },
  { version: '112.0.2', isSupported: true },
  // The last two without `subgrid` and `:dir()`.
  { version: '116.0.0', isSupported: true },
  { version: '119.0.2', isSupported: true },
  // The last one without `light-dark()`.
  { version: '122.0.0', isSupported: true },
];

/** It does not know the syntax of the script. Playwright no longer drives it well. */
export const withoutSyntax: OldBrowser = { version: '92.0.0', isSupported: false };

const cache = new URL('../../node_modules/.cache/sir-donate/old-browsers/', import.meta.url);

export const folderOf = ({ version }: OldBrowser): string => fileURLToPath(new URL(version, cache));

export const executableOf = (browser: OldBrowser): string => `${folderOf(browser)}/chromium`;

export function launchOptionsOf(browser: OldBrowser): LaunchOptions {
  const folder = folderOf(browser);
  return {
    executablePath: executableOf(browser),
    args: ['--headless', '--no-sandbox', '--no-zygote', '--disable-gpu'],
    env: { ...process.env, LD_LIBRARY_PATH: `${folder}/lib:${folder}` },
  };
}
