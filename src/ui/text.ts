import type { ErrorCode } from '../contract/errors.js';
import { formatInput, formatMoney } from '../contract/money.js';
import type { Options } from '../contract/options.js';
import type { AmountReading } from '../donation/draft.js';
import type { FormKey, FormTranslations } from './translations/en.js';
import type { TranslationKey } from './translations/translations.js';

export type Placeholders = Readonly<Record<string, string>>;

/** Puts values into a string's `{placeholders}`; what others have written runs in its own direction, apart from the sentence. */
export const fill = (string: string, placeholders: Placeholders = {}): string =>
  string.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(placeholders, name) ? (placeholders[name] ?? whole) : whole;
    return /^(nonprofit|address)$/.test(name) ? `\u2068${value}\u2069` : value;
  });

/**
 * The text of one widget: translations with their placeholders filled, money in the locale's format, a sentence for each error code.
 */
export interface Text {
  (key: FormKey, placeholders?: Placeholders): string;
  /** Formats minor units; in the form's currency unless another is named. */
  money(amountMinor: number, currency?: string): string;
  number(value: number): string;
  percent(percent: number): string;
  /** What an error means to a donor. */
  sentence(code: ErrorCode): string;
  amountProblem(reading: AmountReading): string;
}

/** The text of all screens; it needs the deferred module's half of English. */
export interface DeferredText extends Text {
  (key: TranslationKey, placeholders?: Placeholders): string;
}

const sentences: Partial<Record<ErrorCode, FormKey>> = {
  unauthorized: 'problemSetup',
  forbidden: 'problemSetup',
  'not-found': 'problemSetup',
  network: 'problemNetwork',
  timeout: 'problemNetwork',
  'load-failed': 'problemNetwork',
  'rate-limited': 'problemBusy',
  rejected: 'problemRejected',
  'donations-off': 'problemOff',
  'nonprofit-inactive': 'problemOff',
  'unsafe-link': 'problemUnsafe',
};

export function createText(strings: FormTranslations, { currency, locale }: Options): Text {
  const text = (key: FormKey, placeholders?: Placeholders): string => fill(strings[key], placeholders);
  const money = (amountMinor: number, other = currency): string =>
    formatMoney(amountMinor, { currency: other, locale });

  return Object.assign(text, {
    money,
    number: (value: number) => new Intl.NumberFormat(locale).format(value),
    percent: (percent: number) =>
      new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(percent / 100),
    sentence: (code: ErrorCode) => text(sentences[code] ?? 'problemServer'),
    amountProblem(reading: AmountReading) {
      if (reading.type === 'valid') return '';
      const { problem, bound, readings = [2500] } = reading;
      if (problem === 'required') return text('amountRequired');
      if (problem === 'too-precise') return text('tooPrecise');
      if (problem === 'malformed' || problem === 'ambiguous') {
        const examples = readings.map((amountMinor) => formatInput(amountMinor, { currency, locale }));
        const list = new Intl.ListFormat(locale, { type: 'disjunction' });
        return text('malformed', { example: list.format(examples) });
      }
      return text(problem === 'too-small' ? 'tooSmall' : 'tooLarge', { amount: money(bound ?? 0) });
    },
  });
}
