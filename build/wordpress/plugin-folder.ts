/** Where the WordPress plug-in is, and which files it has. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const pluginFolder = fileURLToPath(new URL('../../demo/integrations/wordpress/', import.meta.url));

/** Returns the paths of the plug-in's files, relative to its folder. */
export const pluginFiles = (): string[] =>
  readdirSync(pluginFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(pluginFolder.length).replaceAll('\\', '/'))
    .sort();
