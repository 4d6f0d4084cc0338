import { languageTag } from '../contract/language-tag.js';
import type { CurrentTranslations } from '../ui/translate.js';
import { locales } from '../ui/translations/locales.js';
import type { Translations } from '../ui/translations/translations.js';

/**
 * Chooses a widget's language and loads its translations, one file a language. Until they are there, nothing is shown
 * in another language, unless loading fails or takes longer than `translationTimeoutMs`.
 */
const translationTimeoutMs = 400;

/**
 * Returns the language, among those that ship, that a locale means. Numbers and money follow the whole tag
 * (`es-MX`, `de-CH`); only the translations fall back.
 */
export function languageOf(tag: string): string {
  const canonical = languageTag(tag) ?? 'en';
  // Whatever the region, these languages have one script. The first `maximize()` takes 4 ms (seen in Chromium 149).
  const [, plain = ''] = /^([a-z]{2})(?:-[A-Z]{2})?$/.exec(canonical) ?? [];
  if (plain === 'en' || Object.hasOwn(locales, plain)) return plain;
  try {
    const { language, script } = new Intl.Locale(canonical).maximize();
    const name = language === 'zh' ? `zh-${script}` : language === 'pt' ? 'pt-BR' : language;
    // Hindi in Latin letters, for one, is not the Hindi that ships.
    if (Object.hasOwn(locales, name) && new Intl.Locale(name).maximize().script === script) return name;
  } catch {
    // Not a language tag.
  }
  return 'en';
}

/** Not only of languages that ship: a host page may bring strings of its own. */
export const directionOf = (language: string): 'rtl' | 'ltr' =>
  /^(ar|ckb|fa|he|ps|ur|yi)\b/.test(language) ? 'rtl' : 'ltr';

/** What has loaded, for all widgets of the page; English is built in. */
const loaded = new Map<string, Translations | undefined>([['en', undefined]]);
/** By language: a module that failed to load stays failed under its URL, https://github.com/whatwg/html/issues/6768 */
const retryQueries = new Map<string, string>();

async function loadLanguage(language: string): Promise<void> {
  const query = retryQueries.get(language) ?? '';
  try {
    const file = await locales[language]?.(query);
    loaded.set(language, file?.default);
  } catch (error) {
    // Several widgets may have waited for the same failure: it counts once.
    retryQueries.set(language, `${query}?`);
    throw error;
  }
}

export interface TranslationLoader {
  /** Returns what to show now; `undefined` while the first translations load. */
  current(): CurrentTranslations | undefined;
  /**
   * Switches to a locale's language, at once or as soon as its translations have loaded. Tries again what failed.
   *
   * @param overrides the host page's own strings
   */
  load(locale: string, overrides: CurrentTranslations['overrides']): void;
}

/** @param onChange called after `load` has returned, when its translations arrived or will not arrive */
export function createTranslationLoader(
  onChange: () => void,
  warn: (message: string) => void,
): TranslationLoader {
  let current: CurrentTranslations | undefined;
  let overrides: CurrentTranslations['overrides'];
  let requested: string | undefined;
  let loading: string | undefined;
  /** The language of which was warned. It is tried again whenever the form is looked at anew. */
  let warned: string | undefined;

  function show(shown: string): void {
    const language = overrides.get('lang') ?? shown;
    const translations = loaded.get(shown);
    // The same object where nothing has changed: the form is rendered again for another one.
    if (
      current?.language !== language ||
      current.translations !== translations ||
      current.overrides !== overrides
    )
      current = { language, translations, overrides };
  }

  /** Where loading failed, the previous language stays, if there is one. */
  function settle(language: string): void {
    if (requested !== language) return;
    if (loaded.has(language)) show(language);
    else if (!current) show('en');
    onChange();
  }

  return {
    current: () => current,

    load(locale, strings) {
      const language = languageOf(locale);
      overrides = strings;
      requested = language;
      if (current && current.overrides !== overrides) current = { ...current, overrides };
      if (loaded.has(language)) show(language);
      else if (loading !== language) {
        loading = language;
        const timer = current ? undefined : setTimeout(settle, translationTimeoutMs, language);
        void loadLanguage(language)
          .catch((error: unknown) => {
            if (warned !== language) warn(`Texts in "${language}" did not load (${String(error)}).`);
            warned = language;
          })
          .then(() => {
            clearTimeout(timer);
            loading = undefined;
            settle(language);
          });
      }
    },
  };
}
