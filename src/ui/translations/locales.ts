import type { Translations } from './translations.js';

/**
 * The languages beside English. Each is a file of its own, loaded when a donor needs it. To add one, write the file
 * and add a line here.
 *
 * A query such as `?` or `??` retries a file that failed to load, in builds that can (`locales.hosted.ts`). This is the
 * widget's internationalisation (i18n): numbers and money follow `Intl`, texts come from these files.
 */
export const locales: Readonly<Record<string, (query?: string) => Promise<{ default: Translations }>>> = {
  ar: () => import('./locales/ar.js'),
  bn: () => import('./locales/bn.js'),
  de: () => import('./locales/de.js'),
  es: () => import('./locales/es.js'),
  fr: () => import('./locales/fr.js'),
  he: () => import('./locales/he.js'),
  hi: () => import('./locales/hi.js'),
  id: () => import('./locales/id.js'),
  it: () => import('./locales/it.js'),
  ja: () => import('./locales/ja.js'),
  ko: () => import('./locales/ko.js'),
  nl: () => import('./locales/nl.js'),
  pl: () => import('./locales/pl.js'),
  'pt-BR': () => import('./locales/pt-BR.js'),
  ru: () => import('./locales/ru.js'),
  sv: () => import('./locales/sv.js'),
  sw: () => import('./locales/sw.js'),
  th: () => import('./locales/th.js'),
  tr: () => import('./locales/tr.js'),
  uk: () => import('./locales/uk.js'),
  vi: () => import('./locales/vi.js'),
  'zh-Hans': () => import('./locales/zh-Hans.js'),
  'zh-Hant': () => import('./locales/zh-Hant.js'),
};
