/** Zips the WordPress plug-in as *Plugins → Add New → Upload Plugin* takes it: in a folder of its name. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strToU8, zipSync } from 'fflate';
import { pluginFiles, pluginFolder } from './plugin-folder.js';

const licencePath = fileURLToPath(new URL('../../LICENSE', import.meta.url));

/** A zip stores local times from 1980 on. A fixed one makes the same zip of the same content. */
const mtime = new Date(1980, 0, 1);

export interface PluginZipOptions {
  /** The widget's files, by their path in `dist/`, for the plug-in's own copy. */
  files?: ReadonlyMap<string, Uint8Array | string>;
  /** Folder of `sir-donate.js` on another host, in the place of an own copy. */
  filesUrl?: string | undefined;
}

/** @throws if the address is not `https:` */
export function zipPlugin({ files = new Map(), filesUrl }: PluginZipOptions): Uint8Array {
  const content: Record<string, Uint8Array> = { LICENSE: readFileSync(licencePath) };
  for (const path of pluginFiles()) content[path] = readFileSync(join(pluginFolder, path));
  for (const [path, file] of files)
    content[`files/${path}`] = typeof file === 'string' ? strToU8(file) : file;
  if (filesUrl !== undefined) content['sir-donate.php'] = strToU8(withFilesUrl(filesUrl));
  return zipSync(
    Object.fromEntries(Object.entries(content).map(([path, bytes]) => [`sir-donate/${path}`, bytes])),
    { mtime, level: 9 },
  );
}

function withFilesUrl(filesUrl: string): string {
  const { protocol, href } = new URL(filesUrl);
  if (protocol !== 'https:') throw new Error(`${filesUrl} does not begin with https://.`);
  // A URL keeps quotation marks of its path.
  const address = href.replaceAll("'", '%27');
  return readFileSync(join(pluginFolder, 'sir-donate.php'), 'utf8').replace(
    "define( 'SIR_DONATE_FILES_URL', '' );",
    () => `define( 'SIR_DONATE_FILES_URL', '${address}' );`,
  );
}
