import { locales } from '../ui/translations/locales.js';
import type { Words } from '../ui/translations.js';

/**
 * Which language a widget speaks. Its texts are one file, loaded when they are needed; a donor sees no other language
 * before they are there, unless they take too long or do not come.
 */
const patienceMs = 400;

/**
 * Returns the language, among those that ship, that a locale means. Numbers and money follow the whole tag
 * (`es-MX`, `de-CH`); only the words fall back.
 */
export function languageOf(tag: string): string {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    const name = language === 'zh' ? `zh-${script}` : language === 'pt' ? 'pt-BR' : language;
    // Hindi in Latin letters, for one, is not the Hindi that ships.
    if (Object.hasOwn(locales, name) && new Intl.Locale(name).maximize().script === script) return name;
  } catch {
    // No tag at all.
  }
  return 'en';
}

/** Not only of languages that ship: a page may bring texts of its own. */
export const directionOf = (language: string): 'rtl' | 'ltr' =>
  /^(ar|ckb|fa|he|ps|ur|yi)\b/.test(language) ? 'rtl' : 'ltr';

/** One language's texts for all widgets of the page; English needs none. */
const texts = new Map<string, readonly string[] | undefined>([['en', undefined]]);
let retry = '';

async function load(language: string): Promise<void> {
  try {
    const file = await locales[language]?.(retry);
    texts.set(language, file?.default.split('\n'));
  } catch (error) {
    // A module that failed to load stays failed under its address in some browsers.
    retry += '?';
    throw error;
  }
}

export interface TranslationLoader {
  /** `undefined` while the first words are on their way. */
  words(): Words | undefined;
  /**
   * Speaks a locale's language from now on, or as soon as its words are there. What failed to load is asked for again.
   *
   * @param strings the page's own texts
   */
  speak(locale: string, strings: Words['overrides']): void;
}

/** @param onChange told when words arrived, or will not, after `speak` returned */
export function createTranslationLoader(
  onChange: () => void,
  warn: (message: string) => void,
): TranslationLoader {
  let words: Words | undefined;
  let overrides: Words['overrides'];
  let wanted: string | undefined;
  let loading: string | undefined;

  function say(language: string): void {
    words = { language: overrides.get('lang') ?? language, texts: texts.get(language), overrides };
  }

  return {
    words: () => words,

    speak(locale, strings) {
      const language = languageOf(locale);
      overrides = strings;
      wanted = language;
      if (words) words = { ...words, overrides };
      if (texts.has(language)) say(language);
      else if (loading !== language) {
        loading = language;
        /** The last language stays where there is one; nothing typed depends on it. */
        const settle = (): void => {
          if (wanted !== language) return;
          if (texts.has(language)) say(language);
          else if (!words) say('en');
          onChange();
        };
        const timer = words ? undefined : setTimeout(settle, patienceMs);
        void load(language)
          .catch((error: unknown) => warn(`Texts in "${language}" did not load (${String(error)}).`))
          .then(() => {
            clearTimeout(timer);
            loading = undefined;
            settle();
          });
      }
    },
  };
}
