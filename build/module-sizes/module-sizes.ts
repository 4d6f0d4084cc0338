/** What each module costs in a shipped file: how much smaller the compressed file is without it. */
import { brotliCompressSync, constants } from 'node:zlib';
import { eachMapping, type SourceMapInput, TraceMap } from '@jridgewell/trace-mapping';

export interface ModuleSize {
  /** Path from the root of the repository; `unmapped` for code that comes from no source. */
  module: string;
  /** Bytes of its minified code. */
  minified: number;
  /** Bytes by which the file, compressed with brotli 11, would be smaller without it. */
  brotli: number;
}

export interface FileSizes {
  minified: number;
  brotli: number;
  /** The costliest first. */
  modules: ModuleSize[];
}

/** Stylesheets, which the bundler writes into the code as texts, and what the build generates. */
export const unmapped = 'unmapped';

interface Built {
  code: string;
  map: SourceMapInput;
  /** Names what is measured together: a module's path, or the group that it belongs to. */
  groupOf: (module: string) => string;
}

interface Range {
  start: number;
  end: number;
}

const brotliSize = (code: string): number => {
  const content = Buffer.from(code);
  const params = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  return brotliCompressSync(content, { params }).length;
};

const pathInRepository = (source: string): string => source.replace(/^.*?(?=(?:src|node_modules)\/)/, '');

/** Returns the ranges of code that came from each module, or from each group of modules. */
function rangesByModule({ code, map, groupOf }: Built): Map<string, Range[]> {
  const lineStarts = [0, ...[...code.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const starts = [{ start: 0, module: groupOf(unmapped) }];
  eachMapping(new TraceMap(map), ({ generatedLine, generatedColumn, source }) => {
    starts.push({
      start: (lineStarts[generatedLine - 1] ?? 0) + generatedColumn,
      module: groupOf(source ? pathInRepository(source) : unmapped),
    });
  });
  const ranges = new Map<string, Range[]>();
  starts.forEach(({ start, module }, index) => {
    const end = starts[index + 1]?.start ?? code.length;
    if (end > start) ranges.set(module, [...(ranges.get(module) ?? []), { start, end }]);
  });
  return ranges;
}

const without = (code: string, ranges: readonly Range[]): string =>
  [...ranges, { start: code.length, end: code.length }]
    .map(({ start }, index) => code.slice(ranges[index - 1]?.end ?? 0, start))
    .join('');

/**
 * Measures the modules of a minified file by its source map.
 *
 * Modules that resemble each other compress together, so the sum of all modules is less than the file.
 */
export function moduleSizes(built: Built): FileSizes {
  const { code } = built;
  const brotli = brotliSize(code);
  const modules = [...rangesByModule(built)].map(([module, ranges]) => ({
    module,
    minified: ranges.reduce((sum, { start, end }) => sum + Buffer.byteLength(code.slice(start, end)), 0),
    brotli: brotli - brotliSize(without(code, ranges)),
  }));
  return {
    minified: Buffer.byteLength(code),
    brotli,
    modules: modules.sort((a, b) => b.brotli - a.brotli || (a.module < b.module ? -1 : 1)),
  };
}
