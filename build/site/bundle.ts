/** Bundles the scripts of the snippet builder, for the demo's server and for the static site. */
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { layout } from '../layout.js';
import { languages } from '../plugins/languages.js';

const folder = fileURLToPath(new URL('../../demo/pages/builder', import.meta.url));

/** Name of each file → its code: `main.js`, `preview.js`. */
export async function bundleBuilder(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const [name, entry] of [
    ['main', 'main.tsx'],
    ['preview', 'preview.ts'],
  ] as const) {
    const result = await build({
      configFile: false,
      logLevel: 'warn',
      root: folder,
      publicDir: false,
      define: {
        __SIR_VERSION__: JSON.stringify(layout.version),
        __SIR_API_HOSTS__: '[]',
        __SIR_LANGUAGES__: JSON.stringify(languages.join(' ')),
      },
      build: {
        write: false,
        lib: { entry: `${folder}/${entry}`, formats: ['es'], fileName: name },
        rolldownOptions: { output: { minify: true } },
      },
    });
    for (const output of [result].flat()) {
      if (!('output' in output)) continue;
      for (const file of output.output) if (file.type === 'chunk') files.set(`${name}.js`, file.code);
    }
  }
  return files;
}
