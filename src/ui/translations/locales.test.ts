import { describe, expect, it } from 'vitest';
import { enDeferred } from './en.deferred.js';
import { en } from './en.js';
import { locales } from './locales.js';

/** What types cannot say of a language: its places, leftovers in English, and lengths. */
const english: Readonly<Record<string, string>> = { ...en, ...enDeferred };

const placesIn = (text: string | undefined): string[] => (text?.match(/\{\w+\}/g) ?? []).sort();

/** As the comments in `en.ts` and `en.deferred.ts` promise it; amounts have room of their own. */
const room: Readonly<Record<string, number>> = {
  donate: 12,
  testMode: 14,
  simulation: 14,
  once: 16,
  monthly: 16,
  give: 20,
  giveMonthly: 24,
  giveOnce: 24,
  tryAgain: 20,
  fallback: 27,
  firstName: 16,
  lastName: 16,
  email: 16,
  noTip: 10,
  toCheckout: 30,
  preparing: 27,
  openCheckout: 28,
  payOnPhone: 28,
  share: 24,
  copyLink: 24,
  copied: 24,
};

const withoutAmount = (text = ''): string => text.replace('{amount}', '').trim();

/** As a reader counts them: a Hindi vowel sign or a Thai tone mark is none of its own. */
const charactersIn = (text: string): number => [...new Intl.Segmenter().segment(text)].length;

/** Texts that may well be the same as in English. */
const mayBeEnglish = new Set(['email', 'privacy', 'simulation', 'tipRow', 'total']);

describe.each(Object.keys(locales))('%s', (language) => {
  const load = async (): Promise<Record<string, string>> => {
    const translations: Record<string, string> = { ...(await locales[language]?.())?.default };
    expect(Object.keys(translations).sort()).toEqual(Object.keys(english).sort());
    return translations;
  };

  it('has every text, on one line, with no space around it', async () => {
    for (const [key, text] of Object.entries(await load())) {
      expect(text, key).not.toBe('');
      expect(text, key).toBe(text.trim());
    }
  });

  it('puts in what English puts in', async () => {
    for (const [key, text] of Object.entries(await load()))
      expect(placesIn(text), key).toEqual(placesIn(english[key]));
  });

  it('says nothing in English', async () => {
    const same = Object.entries(await load())
      .filter(([key, text]) => text === english[key] && !mayBeEnglish.has(key))
      .map(([key]) => key);
    expect(same).toEqual([]);
  });

  it('keeps what has little room short', async () => {
    const texts = await load();
    for (const [key, most] of Object.entries(room))
      expect(charactersIn(withoutAmount(texts[key])), key).toBeLessThanOrEqual(most);
    const { noTip = '' } = texts;
    for (const word of noTip.split(' ')) expect(charactersIn(word), word).toBeLessThanOrEqual(6);
  });
});
