/**
 * `locales.ts` as the hosted files use it (build/plugins/languages.ts): file names from a pattern instead of an import for
 * each language, which is 0.1 kB less in every form. A query such as `?` retries a file that failed to load.
 */
import type { Translations } from './translations.js';

const load = (name: string, query = ''): Promise<{ default: Translations }> =>
  import(/* @vite-ignore */ `./language-${name}-${__SIR_LANGUAGES_HASH__}.js${query}`);

export const locales: Readonly<Record<string, (query?: string) => Promise<{ default: Translations }>>> =
  Object.fromEntries(__SIR_LANGUAGES__.split(' ').map((name) => [name, (query) => load(name, query)]));
