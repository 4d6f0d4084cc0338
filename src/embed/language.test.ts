import { describe, expect, it, vi } from 'vitest';
import { createSpeaker, directionOf, languageOf } from './language.js';

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

  it('runs from right to left in Arabic and Hebrew', () => {
    expect(['ar', 'he', 'en', 'ja'].map(directionOf)).toEqual(['rtl', 'rtl', 'ltr', 'ltr']);
  });
});

const none = new Map<string, string>();

describe('a speaker', () => {
  const speaker = () => {
    const warnings: string[] = [];
    const changed = vi.fn();
    return { warnings, changed, ...createSpeaker(changed, (message) => warnings.push(message)) };
  };

  it('speaks English at once', () => {
    const { speak, words, changed } = speaker();
    expect(words()).toBeUndefined();
    speak('en-GB', none);
    expect(words()).toEqual({ language: 'en', texts: undefined, overrides: none });
    expect(changed).not.toHaveBeenCalled();
  });

  it('is silent until the first words are there, and speaks at once what is already there', async () => {
    const first = speaker();
    first.speak('sv-SE', none);
    expect(first.words()).toBeUndefined();
    await vi.waitFor(() => expect(first.changed).toHaveBeenCalledOnce());
    expect(first.words()).toMatchObject({ language: 'sv' });
    expect(first.words()?.texts?.length).toBeGreaterThan(70);
    const second = speaker();
    second.speak('sv', none);
    expect(second.words()).toMatchObject({ language: 'sv' });
  });

  it('keeps to the last language until the next has come, and to the last that was asked for', async () => {
    const { speak, words, changed } = speaker();
    speak('en', none);
    speak('nl', none);
    expect(words()).toMatchObject({ language: 'en' });
    speak('pl', none);
    await vi.waitFor(() => expect(words()).toMatchObject({ language: 'pl' }));
    expect(changed).toHaveBeenCalledOnce();
  });

  it("takes the page's own texts, and the language that they are in", () => {
    const { speak, words } = speaker();
    const own = new Map([['give', 'Hilf mit {amount}']]);
    speak('en', own);
    expect(words()).toMatchObject({ language: 'en', overrides: own });
    speak('en', new Map([...own, ['lang', 'de']]));
    expect(words()).toMatchObject({ language: 'de' });
    speak('en', none);
    expect(words()).toMatchObject({ language: 'en', overrides: none });
  });
});
