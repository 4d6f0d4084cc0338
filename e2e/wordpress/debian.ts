/**
 * WordPress, PHP and MariaDB as Debian packages them. WordPress is unpacked into a cache folder and not installed, because its
 * package wants a web server and a database server as services of the system. No service is started.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const cache = fileURLToPath(new URL('../../node_modules/.cache/sir-donate/wordpress/', import.meta.url));

/** WordPress's own files, with those of other packages in the place of Debian's links to them. */
export const wordpressFolder = join(cache, 'wordpress');

/** Installed by apt: programs without a service. */
const installed = ['php-cli', 'php-mysql', 'php-mbstring', 'php-xml', 'mariadb-server-core'];

/** Unpacked: WordPress, three themes, and what Debian's WordPress links to. */
const unpacked = [
  'wordpress',
  'wordpress-theme-twentytwentyone',
  'wordpress-theme-twentytwentytwo',
  'wordpress-theme-twentytwentythree',
  'php-getid3',
  'libjs-underscore',
  'libjs-cropper',
];

/** Runs a command. @throws with what it has printed, unless it exits with 0 */
export function run(command: string, args: readonly string[], cwd?: string): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${error?.message ?? stderr}${stdout}`);
  return stdout;
}

const isThere = (command: string, ...args: string[]): boolean => spawnSync(command, args).status === 0;

const hasPrograms = (): boolean =>
  isThere('php', '-r', 'exit(extension_loaded("mysqli") && extension_loaded("mbstring") ? 0 : 1);') &&
  isThere('mariadbd', '--version') &&
  isThere('sh', '-c', 'command -v mariadb-install-db');

/** Installs and unpacks what is missing. @throws where there is no apt, or no right to use it */
export async function installWordPress(): Promise<void> {
  if (!hasPrograms()) {
    const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
    const [command = 'apt-get', ...args] = [...asRoot, 'apt-get'];
    console.error(`Installing ${installed.join(', ')} …`);
    try {
      run(command, [...args, 'update', '-qq']);
      run(command, [...args, 'install', '-y', '-qq', '--no-install-recommends', ...installed]);
    } catch (error) {
      throw new Error(`Install ${installed.join(', ')}. This machine could not: ${error}`);
    }
  }
  if (!existsSync(wordpressFolder)) await unpackWordPress();
}

async function unpackWordPress(): Promise<void> {
  const draft = join(cache, 'draft');
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  console.error(`Downloading ${unpacked.join(', ')} …`);
  run('apt-get', ['download', '-qq', ...unpacked], draft);
  for (const file of (await readdir(draft)).filter((name) => name.endsWith('.deb')))
    run('dpkg-deb', ['-x', file, '.'], draft);
  const source = join(draft, 'usr/share/wordpress');
  // They lead to the settings of an installed package.
  for (const path of ['.htaccess', 'wp-config.php']) await rm(join(source, path), { force: true });
  const folder = join(draft, 'wordpress');
  run('cp', ['-rL', source, folder]);
  await rename(folder, wordpressFolder);
  await rm(draft, { recursive: true });
}
