import type { BuildEnvironmentOptions } from 'vite';
import { buildTarget } from './browser-floor.js';
import { layout } from './layout.js';
import { licenseFile } from './plugins/third-party-notices.js';

interface OutputOptions {
  /** Folder in `dist/`; that of the release by default. */
  folder?: string;
  entry: Record<string, string>;
  format: 'es' | 'iife' | 'cjs';
  /** File name pattern of the entries. */
  fileName: string;
  /** File name pattern of the other chunks. */
  chunkName?: string;
  sourcemap?: boolean | 'hidden';
  /** Packages that whoever uses the output has installed. */
  external?: string[];
  /** Returns the first line of a file, after it was minified. */
  banner?: (chunk: { name: string }) => string;
}

/** Returns what all outputs share. */
export const output = ({
  folder = layout.version,
  entry,
  format,
  fileName,
  chunkName,
  sourcemap = 'hidden',
  external = [],
  banner = () => '',
}: OutputOptions) => ({
  consumer: 'client' as const,
  build: {
    outDir: `${layout.dist}/${folder}`,
    emptyOutDir: false,
    copyPublicDir: false,
    // Terser compresses 1 % better than Oxc. Oxc (`output.minify`) then does what Vite keeps Terser from doing in
    // libraries: it removes the pure annotations.
    // Terser inlines a function with parameters as a function expression, which costs bytes, hence `inline: 1`.
    minify: 'terser',
    terserOptions: { ecma: 2022, compress: { passes: 3, keep_fargs: false, inline: 1 } },
    sourcemap,
    target: buildTarget,
    cssTarget: buildTarget,
    modulePreload: false,
    license: { fileName: licenseFile },
    lib: { entry, formats: [format], name: 'SirDonate' },
    rolldownOptions: {
      external,
      // Lets the deferred module import from the form what it shares with it, instead of from a third chunk.
      preserveEntrySignatures: 'allow-extension',
      output: {
        minify: true,
        // A page without a charset garbles what is not ASCII in classic scripts. Modules are always UTF-8.
        charset: format === 'iife' ? 'ascii' : 'utf8',
        // Pure annotations serve whoever bundles this further, and there is nothing left to drop.
        comments: { annotation: false, legal: true },
        entryFileNames: fileName,
        postBanner: banner,
        chunkFileNames: chunkName ?? '[name]-[hash].js',
      },
    },
  } satisfies BuildEnvironmentOptions,
});
