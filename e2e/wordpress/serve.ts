/**
 * A WordPress site in a folder of its own: MariaDB on a socket in that folder, PHP's own server with several workers, and the
 * plug-in as `npm run wordpress` zips it. Everything is gone when it is told to end.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { ownFiles } from '../../build/wordpress/own-files.js';
import { zipPlugin } from '../../build/wordpress/zip.js';
import { demoOrigins } from '../support/origins.js';
import { filesUrl, siteKey, siteNonprofit, siteOrigin, sitePort } from './addresses.js';
import { run, wordpressFolder } from './debian.js';

const folder = mkdtempSync(join(tmpdir(), 'sir-donate-wordpress-'));
const site = join(folder, 'site');
const socket = join(folder, 'mariadb.sock');
const php = fileURLToPath(new URL('php/', import.meta.url));
const children: ChildProcess[] = [];

const env = {
  ...process.env,
  PHP_CLI_SERVER_WORKERS: '6',
  SIR_SITE: site,
  SIR_SOCKET: socket,
  SIR_SITE_URL: siteOrigin,
  SIR_DEBUG_LOG: join(folder, 'debug.log'),
  SIR_API_URL: demoOrigins.api,
  SIR_FILES_URL: filesUrl,
  SIR_KEY: siteKey,
  SIR_NONPROFIT: siteNonprofit,
};

function start(command: string, args: readonly string[]): ChildProcess {
  // A group of its own: PHP's workers do not end with the process that has started them.
  const child = spawn(command, args, { env, stdio: 'ignore', cwd: site, detached: true });
  children.push(child);
  return child;
}

async function startDatabase(): Promise<void> {
  const data = join(folder, 'data');
  mkdirSync(data);
  const asRoot = process.getuid?.() === 0 ? ['--user=root'] : [];
  const common = ['--no-defaults', `--datadir=${data}`, ...asRoot];
  run('mariadb-install-db', [...common, '--auth-root-authentication-method=normal', '--skip-test-db']);
  const child = start('mariadbd', [
    ...common,
    `--socket=${socket}`,
    `--pid-file=${join(folder, 'mariadb.pid')}`,
    '--skip-networking',
    '--innodb-flush-log-at-trx-commit=0',
  ]);
  const connects = `exit(@mysqli_connect('localhost', 'root', '', '', 0, '${socket}') ? 0 : 1);`;
  for (;;) {
    if (child.exitCode !== null) throw new Error('MariaDB did not start.');
    try {
      run('php', ['-r', `mysqli_report(MYSQLI_REPORT_OFF); ${connects}`]);
      return;
    } catch {
      await wait(200);
    }
  }
}

function writeSite(): void {
  run('cp', ['-r', wordpressFolder, site]);
  const content = join(site, 'wp-content');
  run('cp', [join(php, 'wp-config.php'), site]);
  mkdirSync(join(content, 'mu-plugins'));
  run('cp', [join(php, 'test-site.php'), join(content, 'mu-plugins')]);
  for (const [path, file] of Object.entries(unzipSync(zipPlugin({ files: ownFiles() })))) {
    const target = join(content, 'plugins', path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, file);
    if (path.endsWith('.php')) run('php', ['-l', target]);
  }
}

async function end(): Promise<void> {
  const running = children.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
  const exits = running.map((child) => new Promise((resolve) => child.once('exit', resolve)));
  for (const { pid } of running) if (pid) process.kill(-pid, 'SIGTERM');
  await Promise.all(exits);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.on(signal, async () => {
    await end();
    process.exit(0);
  });

try {
  writeSite();
  await startDatabase();
  for (const script of ['install-site.php', 'prepare-site.php']) {
    const child = spawn('php', [join(php, script)], { env, stdio: 'inherit' });
    const code = await new Promise((resolve) => child.once('exit', resolve));
    if (code !== 0) throw new Error(`${script} has ended with ${code}.`);
  }
  start('php', ['-S', `127.0.0.1:${sitePort}`, '-t', site]);
} catch (error) {
  console.error(error);
  await end();
  process.exitCode = 1;
}
