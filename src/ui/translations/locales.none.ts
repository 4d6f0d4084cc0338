/** `locales.ts` as the single file uses it (vite.config.ts): it loads no other file, so it has no other language. */
export const locales = {};
