import { describe, expect, it, vi } from 'vitest';
import { locales } from '../ui/translations/locales.js';
import { createTranslationLoader, directionOf, languageOf } from './translation-loader.js';

describe('the language for a locale', () => {
  it.each([
    ['en-GB', 'en'],
    ['de', 'de'],
    ['de-CH', 'de'],
    ['es-MX', 'es'],
    ['es-419', 'es'],
    ['fr-CA', 'fr'],
    ['pt', 'pt-BR'],
    ['pt-PT', 'pt-BR'],
    ['pt-BR', 'pt-BR'],
    ['zh', 'zh-Hans'],
    ['zh-CN', 'zh-Hans'],
    ['zh-SG', 'zh-Hans'],
    ['zh-TW', 'zh-Hant'],
    ['zh-HK', 'zh-Hant'],
    ['zh-MO', 'zh-Hant'],
    ['zh-Hant-US', 'zh-Hant'],
    ['zh-Hans-TW', 'zh-Hans'],
    ['iw', 'he'],
    ['in', 'id'],
    ['ar-EG', 'ar'],
    ['ar-u-nu-latn', 'ar'],
    ['sw-KE', 'sw'],
  ])('%s is shown in %s', (tag, language) => {
    expect(languageOf(tag)).toBe(language);
  });

  it.each(['sr', 'nb', 'fa', 'hi-Latn', 'und', 'tlh', 'eo'])(
    '%s does not ship, so English is shown',
    (tag) => {
      expect(languageOf(tag)).toBe('en');
    },
  );

  it("runs from right to left in Arabic and Hebrew, and in a page's own Persian", () => {
    expect(['ar', 'he', 'fa-AF', 'ar-EG', 'en', 'ja', 'arn'].map(directionOf)).toEqual([
      'rtl',
      'rtl',
      'rtl',
      'rtl',
      'ltr',
      'ltr',
      'ltr',
    ]);
  });
});

/** What `locales` is to the tests, which may fail where the real one would not. */
const shipped: Record<string, (query?: string) => Promise<{ default: string }>> = locales;

const none = new Map<string, string>();

describe('a translationLoader', () => {
  const translationLoader = () => {
    const warnings: string[] = [];
    const changed = vi.fn();
    return { warnings, changed, ...createTranslationLoader(changed, (message) => warnings.push(message)) };
  };

  it('speaks English at once', () => {
    const { speak, words, changed } = translationLoader();
    expect(words()).toBeUndefined();
    speak('en-GB', none);
    expect(words()).toEqual({ language: 'en', texts: undefined, overrides: none });
    expect(changed).not.toHaveBeenCalled();
  });

  it('is silent until the first words are there, and speaks at once what is already there', async () => {
    const first = translationLoader();
    first.speak('sv-SE', none);
    expect(first.words()).toBeUndefined();
    await vi.waitFor(() => expect(first.changed).toHaveBeenCalledOnce());
    expect(first.words()).toMatchObject({ language: 'sv' });
    expect(first.words()?.texts?.length).toBeGreaterThan(70);
    const second = translationLoader();
    second.speak('sv', none);
    expect(second.words()).toMatchObject({ language: 'sv' });
  });

  it('keeps to the last language until the next has come, and to the last that was asked for', async () => {
    const { speak, words, changed } = translationLoader();
    speak('en', none);
    speak('nl', none);
    expect(words()).toMatchObject({ language: 'en' });
    speak('pl', none);
    await vi.waitFor(() => expect(words()).toMatchObject({ language: 'pl' }));
    expect(changed).toHaveBeenCalledOnce();
  });

  it('is English if the first words do not come, says so once, and asks again at another address', async () => {
    const { speak, words, changed, warnings } = translationLoader();
    const asked = vi.spyOn(shipped, 'tr').mockRejectedValueOnce(new TypeError('no network'));
    speak('tr', none);
    await vi.waitFor(() => expect(changed).toHaveBeenCalledOnce());
    expect(words()).toMatchObject({ language: 'en', texts: undefined });
    expect(warnings).toEqual([expect.stringContaining('"tr" did not load (TypeError: no network)')]);
    speak('tr', none);
    expect(words()).toMatchObject({ language: 'en' });
    await vi.waitFor(() => expect(words()).toMatchObject({ language: 'tr' }));
    const [first, second] = asked.mock.calls.map(([query]) => query);
    expect(second).not.toBe(first);
    expect(warnings).toHaveLength(1);
  });

  it('does not wait for ever: English is shown until late words are there', async () => {
    vi.useFakeTimers();
    const { speak, words, changed } = translationLoader();
    let arrive: (file: { default: string }) => void = () => {};
    vi.spyOn(shipped, 'ko').mockReturnValueOnce(new Promise((resolve) => (arrive = resolve)));
    speak('ko', none);
    vi.advanceTimersByTime(399);
    expect(words()).toBeUndefined();
    vi.advanceTimersByTime(1);
    expect(words()).toMatchObject({ language: 'en' });
    expect(changed).toHaveBeenCalledOnce();
    vi.useRealTimers();
    arrive({ default: 'A\nB' });
    await vi.waitFor(() => expect(words()).toEqual({ language: 'ko', texts: ['A', 'B'], overrides: none }));
    expect(changed).toHaveBeenCalledTimes(2);
  });

  it("keeps the page's own texts that come while the language is on its way", async () => {
    const { speak, words } = translationLoader();
    const own = new Map([['give', 'Pomóż: {amount}']]);
    speak('uk', none);
    speak('uk', own);
    await vi.waitFor(() => expect(words()).toMatchObject({ language: 'uk', overrides: own }));
  });

  it("takes the page's own texts, and the language that they are in", () => {
    const { speak, words } = translationLoader();
    const own = new Map([['give', 'Hilf mit {amount}']]);
    speak('en', own);
    expect(words()).toMatchObject({ language: 'en', overrides: own });
    speak('en', new Map([...own, ['lang', 'de']]));
    expect(words()).toMatchObject({ language: 'de' });
    speak('en', none);
    expect(words()).toMatchObject({ language: 'en', overrides: none });
  });
});
