import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { enDeferred } from '../../src/ui/translations/en.deferred.js';
import { en } from '../../src/ui/translations/en.js';
import { locales } from '../../src/ui/translations/locales.js';
import { layout } from '../layout.js';

const folder = fileURLToPath(new URL('../../src/ui/translations/', import.meta.url));

export const languages = readdirSync(`${folder}locales`).map((file) => file.replace(/\.ts$/, ''));

/** Source files by language: the entries of their own build. */
export const languageEntries = Object.fromEntries(
  languages.map((language) => [language, `${folder}locales/${language}.ts`]),
);

/** One hash for all languages, because one for each would add 0.2 kB to every form. */
export const languagesHash = createHash('sha256')
  .update(
    Object.values(languageEntries)
      .map((file) => readFileSync(file, 'utf8'))
      .join(),
  )
  .digest('base64url')
  .slice(0, 8);

/** `locales.ts` is for bundlers; each other build has a variant beside it. */
const variants: Readonly<Record<string, string>> = {
  form: `${folder}locales.hosted.ts`,
  bundle: `${folder}locales.none.ts`,
};

/** All builds share one file a language. Each language is also JSON, for whoever wants to change or add strings. */
export const shipLanguages: Plugin = {
  name: 'sir-donate:languages',
  apply: 'build',
  sharedDuringBuild: true,
  resolveId: {
    order: 'pre',
    handler(id) {
      if (id.endsWith('/translations/locales.js')) return variants[this.environment.name];
      const language = /^\.\/locales\/([\w-]+)\.js$/.exec(id)?.[1];
      if (!language) return undefined;
      // The npm entries have a folder of their own.
      const folder = this.environment.name === 'npm' ? `../${layout.version}` : '.';
      return { id: `${folder}/language-${language}-${languagesHash}.js`, external: true };
    },
  },
  async generateBundle() {
    if (this.environment.name !== 'languages') return;
    for (const [fileName, source] of await stringsFiles()) this.emitFile({ type: 'asset', fileName, source });
  },
};

/** Returns `strings/*.json`, English among them: file name and text. */
export async function stringsFiles(): Promise<[fileName: string, source: string][]> {
  const english = { ...en, ...enDeferred };
  const keys = Object.keys(english) as (keyof typeof english)[];
  return Promise.all(
    ['en', ...languages].map(async (lang) => {
      const translations = lang === 'en' ? english : (await locales[lang]?.())?.default;
      if (!translations) throw new Error(`src/ui/translations/locales.ts does not list ${lang}.`);
      const inOrder = Object.fromEntries(keys.map((key) => [key, translations[key]]));
      return [`strings/${lang}.json`, `${JSON.stringify({ lang, ...inOrder }, null, 2)}\n`];
    }),
  );
}
