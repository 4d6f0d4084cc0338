/** Finds WebKitGTK's browser and driver, and runs the driver under a virtual display. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface WebKit {
  driver: string;
  browser: string;
}

/** Returns where WebKitGTK is; `undefined` where a part of it, or of the virtual display, is missing. */
export function findWebKit(): WebKit | undefined {
  const driver = '/usr/bin/WebKitWebDriver';
  if (!existsSync(driver) || !existsSync('/usr/bin/xvfb-run')) return undefined;
  const browser = readdirSync('/usr/lib')
    .flatMap((folder) =>
      ['webkit2gtk-4.1', 'webkit2gtk-4.0'].map((name) => join('/usr/lib', folder, name, 'MiniBrowser')),
    )
    .find((path) => existsSync(path));
  return browser ? { driver, browser } : undefined;
}

/** Starts the driver; the display ends with it. */
export async function startDriver({ driver }: WebKit): Promise<{ url: string; stop: () => Promise<void> }> {
  const port = 4790 + (process.pid % 200);
  const url = `http://127.0.0.1:${port}`;
  const child = spawn('xvfb-run', ['-a', driver, `--port=${port}`], {
    stdio: 'ignore',
    detached: true,
    // As root, WebKit's sandbox cannot start its helper processes.
    env: { ...process.env, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', LIBGL_ALWAYS_SOFTWARE: '1' },
  });
  const stop = async () => {
    if (child.pid) process.kill(-child.pid, 'SIGTERM');
  };
  for (let tries = 0; tries < 100; tries++) {
    const answer = await fetch(`${url}/status`).catch(() => undefined);
    if (answer?.ok) return { url, stop };
    await sleep(100);
  }
  await stop();
  throw new Error('WebKitWebDriver did not start.');
}
