/** `locales.ts` as the single file uses it (build/plugins/languages.ts): it loads no other file, so it has no other language. */
export const locales = {};
