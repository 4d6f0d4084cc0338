/** The files of all subjects in one folder, minified and compressed ahead, as a CDN has them. */
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { build } from 'vite';
import type { PeerFile } from '../subjects/peer.js';
import type { Origins } from '../subjects/subject.js';

const compress = promisify(brotliCompress);
const ownDist = fileURLToPath(new URL('../../../dist', import.meta.url));
const handWritten = fileURLToPath(new URL('../subjects/hand-written.js', import.meta.url));

/** Copies what a page can load of `dist`: no source maps, and nothing for bundlers. */
export async function copyWidget(folder: string, dist = ownDist): Promise<void> {
  const isForPages = (path: string) => !path.endsWith('.map') && !path.startsWith(join(dist, 'npm'));
  await cp(dist, folder, { recursive: true, filter: isForPages });
}

export async function buildHandWritten(folder: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      outDir: folder,
      emptyOutDir: false,
      minify: 'oxc',
      lib: { entry: handWritten, formats: ['iife'], name: 'HandWritten', fileName: () => 'hand-written.js' },
      rolldownOptions: { output: { minify: true } },
    },
  });
}

interface PeerCopy {
  readonly from: string;
  readonly to: string;
  readonly files: readonly PeerFile[];
  readonly origins: Origins;
}

/** @throws Error if a file has not the text that is to be replaced. */
export async function copyPeer({ from, to, files, origins }: PeerCopy): Promise<void> {
  for (const file of files) {
    let text = await readFile(join(from, file.from), 'utf8');
    for (const [wanted, replacement] of file.replacements?.(origins) ?? []) {
      if (!text.includes(wanted)) throw new Error(`${file.from} does not contain ${wanted}.`);
      text = text.replaceAll(wanted, replacement);
    }
    const target = join(to, file.to);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text);
  }
}

/** Writes a `.br` beside each text file. */
export async function compressFolder(folder: string): Promise<void> {
  const names = await readdir(folder, { recursive: true });
  const texts = names.filter((name) => /\.(?:js|css|html|json|svg)$/.test(name));
  await Promise.all(
    texts.map(async (name) => {
      const path = join(folder, name);
      const source = await readFile(path);
      const params = {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: source.byteLength,
      };
      await writeFile(`${path}.br`, await compress(source, { params }));
    }),
  );
}
