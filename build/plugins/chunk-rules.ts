import type { Plugin } from 'vite';
import { shellFileNames } from '../shell-files.js';

/** The part of a chunk that the rules read. */
export interface ChunkModules {
  fileName: string;
  /** Name of the entry or of the module that the chunk was made for. */
  name: string;
  isEntry: boolean;
  isDynamicEntry: boolean;
  /** Files that load with it. */
  imports: readonly string[];
  moduleIds: readonly string[];
  code: string;
}

interface ChunkRule {
  environments: readonly string[];
  /** Names of the chunks that it is about; `imports` of theirs count as theirs. */
  chunks: RegExp;
  forbids: RegExp;
  reason: string;
}

const packages = /\/node_modules\//;
/** The shell and the frame's host side need of these rooms a few modules that carry no form. */
const formCode =
  /\/src\/(?:api\/(?!text-storage|clock)|donation\/(?!return-signals|has-stored-donation|listen|browser-services|claim-donation|usable-window)|ui\/(?!close-on-backdrop))|\/mount-form\.ts$|\/contract\/(?:options|money|schemas)\.ts$/;

const beforeForm = ['loader', ...shellFileNames.filter((name) => name !== 'form' && name !== 'prefill')];

/** What a linter cannot say: it sees imports, and not what ends up in a file. */
const rules: readonly ChunkRule[] = [
  {
    environments: [...beforeForm, 'complete'],
    chunks: /^/,
    forbids: packages,
    reason: 'loads in every host page, and carries no package',
  },
  {
    environments: beforeForm,
    chunks: /^/,
    forbids: formCode,
    reason: 'loads before the form, and carries none of it',
  },
  {
    environments: ['npm'],
    chunks: /^(?:index|pure|mount-host|shell-extras|link-opener|preload|fragment)$/,
    forbids: new RegExp(`${packages.source}|${formCode.source}`),
    reason: 'loads before the form, and carries neither a package nor the form',
  },
];

/**
 * Bundlers replace it: webpack and Next by the path of the file on the machine that builds, which then is public. Next also
 * copies what a URL relative to it names.
 */
const importMeta = /\bimport\.meta\b/;

/** Returns a sentence for each module that is where it must not be, and for code that must not be there. */
export function brokenRules(environment: string, chunks: readonly ChunkModules[]): string[] {
  const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));

  /** A chunk and all that its static imports load with it. */
  function loadedWith(chunk: ChunkModules, seen = new Set<ChunkModules>()): Set<ChunkModules> {
    if (seen.has(chunk)) return seen;
    seen.add(chunk);
    for (const file of chunk.imports) {
      const imported = byFile.get(file);
      if (imported) loadedWith(imported, seen);
    }
    return seen;
  }

  const withImportMeta = chunks
    .filter(({ code }) => environment === 'npm' && importMeta.test(code))
    .map(({ fileName }) => `${fileName} is bundled by others, and has import.meta`);

  const misplaced = rules
    .filter(({ environments }) => environments.includes(environment))
    .flatMap(({ chunks: names, forbids, reason }) =>
      chunks
        .filter(({ name }) => names.test(name))
        .flatMap((chunk) =>
          [...loadedWith(chunk)]
            .flatMap(({ moduleIds }) => moduleIds)
            .filter((id) => forbids.test(id))
            .map((id) => `${chunk.fileName} ${reason}: ${id.replace(/.*\/(?=src\/|node_modules\/)/, '')}`),
        ),
    );
  // A module that a lazy file shares with the form can end up in a third file, which then costs each form a request.
  const shared = chunks
    .filter(({ isEntry, isDynamicEntry }) => environment === 'form' && !isEntry && !isDynamicEntry)
    .map(({ fileName }) => `${fileName} is a request more for each form, because a lazy file imports it too`);

  return [...misplaced, ...withImportMeta, ...shared];
}

/** Fails the build where a file carries what it must not. */
export const chunkRules: Plugin = {
  name: 'sir-donate:chunk-rules',
  sharedDuringBuild: true,
  generateBundle(_, bundle) {
    const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
    const broken = brokenRules(this.environment.name, chunks);
    if (broken.length) this.error(broken.join('\n'));
  },
};
