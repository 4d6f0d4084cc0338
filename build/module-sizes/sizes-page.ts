/** Writes the sizes of modules down for people: docs/sizes.md. */
import type { FileSizes, ModuleSize } from './module-sizes.js';
import { unmapped } from './module-sizes.js';

export interface ShippedFile {
  /** As in docs/hosting.md, with a star for the hash. */
  name: string;
  groups: FileSizes;
  modules: FileSizes;
}

/** Rows of modules below this brotli size are summed up in one row. */
const smallestRow = 50;

const thousands = (bytes: number): string => String(bytes).replace(/\B(?=(\d{3})+$)/g, ',');

/** What a module belongs to: its room, its package, the English texts, or the stylesheets. */
export function groupOf(module: string): string {
  const [, name] = /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(module) ?? [];
  if (name) return `package \`${name}\``;
  if (module === unmapped) return 'stylesheets, generated code';
  if (module.startsWith('src/ui/translations/en')) return 'English texts';
  return `\`${module.split('/').slice(0, 2).join('/')}\``;
}

const row = (label: string, { minified, brotli }: Omit<ModuleSize, 'module'>): string =>
  `| ${label} | ${thousands(minified)} | ${thousands(brotli)} |`;

const header = (label: string): string => `| ${label} | minified | brotli |\n|---|---:|---:|`;

function moduleTable(modules: readonly ModuleSize[]): string {
  const small = modules.filter(({ brotli }) => brotli < smallestRow);
  const sum = {
    minified: small.reduce((total, { minified }) => total + minified, 0),
    brotli: small.reduce((total, { brotli }) => total + brotli, 0),
  };
  return [
    header('module'),
    ...modules
      .filter((size) => !small.includes(size))
      .map((size) => row(size.module === unmapped ? groupOf(unmapped) : `\`${size.module}\``, size)),
    ...(small.length ? [row(`${small.length} smaller ones`, sum)] : []),
  ].join('\n');
}

const section = ({ name, groups, modules }: ShippedFile): string =>
  [
    `## \`${name}\``,
    `${thousands(groups.brotli)} bytes compressed, ${thousands(groups.minified)} minified.`,
    [header('part'), ...groups.modules.map((size) => row(size.module, size))].join('\n'),
    moduleTable(modules.modules),
  ].join('\n\n');

/** Returns the page. It has no date, so that it changes only when a size does. */
export const sizesPage = (files: readonly ShippedFile[]): string =>
  `${[
    '# Sizes by module',
    `\`npm run build && npm run sizes:modules\` writes this page. [Performance](performance.md#size-limits) has the limits.

- Sizes are bytes. *minified* is what a module occupies in the file.
- *brotli* is what the compressed file would be smaller without the module (brotli 11). Code that resembles other code
  costs little, so the rows add up to less than the file.
- A part is a folder of \`src/\`, a package, the English texts, or the stylesheets. It is measured as a whole.`,
    ...files.map(section),
  ].join('\n\n')}\n`;
