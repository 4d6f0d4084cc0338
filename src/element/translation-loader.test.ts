import { describe, expect, it, vi } from 'vitest';
import { enDeferred } from '../ui/translations/en.deferred.js';
import { en } from '../ui/translations/en.js';
import { locales } from '../ui/translations/locales.js';
import type { Translations } from '../ui/translations/translations.js';
import { createTranslationLoader, directionOf, languageOf } from './translation-loader.js';

describe('languageOf', () => {
  it('has languages of two letters that have the same script in every region', () => {
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    const regions = letters.flatMap((first) => letters.map((second) => first + second));
    const otherScripts = ['en', ...Object.keys(locales)]
      .filter((name) => name.length === 2)
      .flatMap((language) => regions.map((region) => new Intl.Locale(`${language}-${region}`)))
      .filter((locale) => locale.maximize().script !== new Intl.Locale(locale.language).maximize().script);
    expect(otherScripts.map(String)).toEqual([]);
  });

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
    ['de_DE', 'de'],
    ['zh_TW', 'zh-Hant'],
    ['zh-Hant_HK', 'zh-Hant'],
    ['zh-TW.Big5', 'zh-Hant'],
    ['zh-cmn-Hans', 'zh-Hans'],
    ['de-de-de', 'de'],
    ['de-', 'de'],
    ['de--DE', 'de'],
    ['de_DE_', 'de'],
    ['de_CH_informal', 'de'],
    ['de-DE-averyverylongsubtag', 'de'],
    [' de ', 'de'],
    ['"de"', 'de'],
    ['de, en', 'de'],
    ['de,en;q=0.5', 'de'],
    ['de; charset=utf-8', 'de'],
    ['de\u200e', 'de'],
    ['deu', 'de'],
    ['pt_PT@euro', 'pt-BR'],
  ])('shows the locale %s in %s', (tag, language) => {
    expect(languageOf(tag)).toBe(language);
  });

  it.each([
    'sr',
    'nb',
    'fa',
    'hi-Latn',
    'und',
    'tlh',
    'eo',
    'C',
    'POSIX',
    'german',
    'x-klingon',
    '中文',
    '',
    'constructor',
  ])('shows English for %s, which does not ship', (tag) => {
    expect(languageOf(tag)).toBe('en');
  });

  it("directionOf is rtl for Arabic, Hebrew and a host page's own Persian", () => {
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
const shipped: Record<string, (query?: string) => Promise<{ default: Translations }>> = locales;

const none = new Map<string, string>();

describe('createTranslationLoader', () => {
  const createLoader = () => {
    const warnings: string[] = [];
    const changed = vi.fn();
    return { warnings, changed, ...createTranslationLoader(changed, (message) => warnings.push(message)) };
  };

  it('shows English at once', () => {
    const { load, current, changed } = createLoader();
    expect(current()).toBeUndefined();
    load('en-GB', none);
    expect(current()).toEqual({ language: 'en', translations: undefined, overrides: none });
    expect(changed).not.toHaveBeenCalled();
  });

  it('shows nothing until the first translations have loaded, and shows at once what has already loaded', async () => {
    const first = createLoader();
    first.load('sv-SE', none);
    expect(first.current()).toBeUndefined();
    await vi.waitFor(() => expect(first.changed).toHaveBeenCalledOnce());
    expect(first.current()).toMatchObject({ language: 'sv' });
    expect(Object.keys(first.current()?.translations ?? {}).length).toBeGreaterThan(70);
    const second = createLoader();
    second.load('sv', none);
    expect(second.current()).toMatchObject({ language: 'sv' });
  });

  it('keeps the previous language until the next has loaded, and shows the one requested last', async () => {
    const { load, current, changed } = createLoader();
    load('en', none);
    load('nl', none);
    expect(current()).toMatchObject({ language: 'en' });
    load('pl', none);
    await vi.waitFor(() => expect(current()).toMatchObject({ language: 'pl' }));
    expect(changed).toHaveBeenCalledOnce();
  });

  it('shows English if the first translations fail to load, warns once, and retries under another URL', async () => {
    const { load, current, changed, warnings } = createLoader();
    const failure = new TypeError('no network');
    const asked = vi.spyOn(shipped, 'tr').mockRejectedValueOnce(failure).mockRejectedValueOnce(failure);
    load('tr', none);
    await vi.waitFor(() => expect(changed).toHaveBeenCalledOnce());
    expect(current()).toMatchObject({ language: 'en', translations: undefined });
    load('tr', none);
    await vi.waitFor(() => expect(changed).toHaveBeenCalledTimes(2));
    expect(warnings).toEqual([expect.stringContaining('"tr" did not load (TypeError: no network)')]);
    load('tr', none);
    expect(current()).toMatchObject({ language: 'en' });
    await vi.waitFor(() => expect(current()).toMatchObject({ language: 'tr' }));
    const queries = asked.mock.calls.map(([query]) => query);
    expect(new Set(queries).size).toBe(3);
    expect(warnings).toHaveLength(1);
  });

  it('counts a failure that two widgets have waited for once, and for its own language alone', async () => {
    const failure = new TypeError('no network');
    const asked = vi.spyOn(shipped, 'bn').mockRejectedValueOnce(failure).mockRejectedValueOnce(failure);
    const widgets = [createLoader(), createLoader()];
    for (const { load } of widgets) load('bn', none);
    for (const { changed } of widgets) await vi.waitFor(() => expect(changed).toHaveBeenCalledOnce());
    const other = vi.spyOn(shipped, 'th');
    for (const [index, language] of ['bn', 'th'].entries()) widgets[index]?.load(language, none);
    expect(asked.mock.calls).toEqual([[''], [''], ['?']]);
    expect(other.mock.calls).toEqual([['']]);
  });

  it('shows English after 400 ms until late translations have loaded', async () => {
    vi.useFakeTimers();
    const { load, current, changed } = createLoader();
    let arrive: (file: { default: Translations }) => void = () => {};
    vi.spyOn(shipped, 'ko').mockReturnValueOnce(new Promise((resolve) => (arrive = resolve)));
    load('ko', none);
    vi.advanceTimersByTime(399);
    expect(current()).toBeUndefined();
    vi.advanceTimersByTime(1);
    expect(current()).toMatchObject({ language: 'en' });
    expect(changed).toHaveBeenCalledOnce();
    vi.useRealTimers();
    const korean = { ...en, ...enDeferred, donate: '기부하기' };
    arrive({ default: korean });
    await vi.waitFor(() =>
      expect(current()).toEqual({ language: 'ko', translations: korean, overrides: none }),
    );
    expect(changed).toHaveBeenCalledTimes(2);
  });

  it("keeps the host page's strings that are set while the language loads", async () => {
    const { load, current } = createLoader();
    const own = new Map([['give', 'Pomóż: {amount}']]);
    load('uk', none);
    load('uk', own);
    await vi.waitFor(() => expect(current()).toMatchObject({ language: 'uk', overrides: own }));
  });

  it("shows the host page's strings and takes the language they are in", () => {
    const { load, current } = createLoader();
    const own = new Map([['give', 'Hilf mit {amount}']]);
    load('en', own);
    expect(current()).toMatchObject({ language: 'en', overrides: own });
    load('en', new Map([...own, ['lang', 'de']]));
    expect(current()).toMatchObject({ language: 'de' });
    load('en', none);
    expect(current()).toMatchObject({ language: 'en', overrides: none });
  });
});
