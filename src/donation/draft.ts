import type { Frequency } from '../contract/enums.js';
import { formatInput, largestAmount, parseAmount } from '../contract/money.js';
import type { Options } from '../contract/options.js';

/**
 * What the donor chose and typed, and its validation. Lives in memory only and survives every change of state. Nothing
 * of it is ever stored, logged or put into an event.
 */
export interface Draft {
  /** Slug; one of several, or the only one. */
  nonprofit: string | undefined;
  frequency: Frequency;
  /** A preset in minor units, `custom` for what was typed, `undefined` for nothing yet. */
  choice: number | 'custom' | undefined;
  customText: string;
  firstName: string;
  lastName: string;
  email: string;
  /** Percent the donor chose; `undefined` leaves it to the partner's default. */
  tipPercent: number | undefined;
}

export const fieldNames = ['amount', 'firstName', 'lastName', 'email'] as const;
export type Field = (typeof fieldNames)[number];

/** Why a field is invalid. The translations have a sentence for each. */
export type FieldProblem = 'required' | 'malformed' | 'too-precise' | 'too-small' | 'too-large' | 'refused';

export type FieldProblems = Partial<Record<Field, FieldProblem>>;

/** Returns a new draft, prefilled from the attributes. */
export function createDraft({
  nonprofits,
  frequency,
  amount,
  amounts,
  donor,
  currency,
  locale,
}: Options): Draft {
  const isCustom = amount !== undefined && !amounts.includes(amount);
  return {
    nonprofit: nonprofits.length === 1 ? nonprofits[0] : undefined,
    frequency,
    choice: isCustom ? 'custom' : amount,
    customText: isCustom ? formatInput(amount, { currency, locale }) : '',
    tipPercent: undefined,
    ...donor,
  };
}

/** Fits a draft to changed options: untouched fields follow them, and what is no longer offered is reset. */
export function adaptDraft(draft: Draft, options: Options, before: Options): Draft {
  const was = createDraft(before);
  const fresh = createDraft(options);
  const untouched = Object.entries(fresh).filter(
    ([key]) => Reflect.get(draft, key) === Reflect.get(was, key),
  );
  const next: Draft = { ...draft, ...Object.fromEntries(untouched) };
  const isTyped = draft.customText !== was.customText;
  if (isTyped) Object.assign(next, { choice: draft.choice, customText: draft.customText });
  const { nonprofits, frequencies, amounts, currency, presetsOnly } = options;
  const { nonprofit, frequency, choice } = next;
  if (!nonprofit || !nonprofits.includes(nonprofit)) next.nonprofit = fresh.nonprofit;
  if (!frequencies.includes(frequency)) next.frequency = fresh.frequency;
  const isAvailable =
    choice === 'custom' ? !presetsOnly : currency === before.currency && amounts.includes(choice ?? 0);
  if (!isAvailable) next.choice = fresh.choice;
  // "1.500" is another amount in another locale: rewrite the text in the new locale if it would parse otherwise.
  const typed = parseAmount(next.customText, before);
  const now = parseAmount(next.customText, options);
  if (
    isTyped &&
    typed.type === 'valid' &&
    currency === before.currency &&
    !(now.type === 'valid' && now.amountMinor === typed.amountMinor)
  ) {
    next.customText = formatInput(typed.amountMinor, options);
  }
  return next;
}

export type AmountReading =
  | { type: 'valid'; amountMinor: number }
  | {
      type: 'invalid';
      problem: FieldProblem;
      /** The bound that was crossed, in minor units. */
      bound?: number;
    };

/** Reads the chosen amount, within the options' bounds. */
export function readAmount({ choice, customText }: Draft, options: Options): AmountReading {
  const { currency, locale, minAmount, maxAmount } = options;
  if (choice === undefined) return { type: 'invalid', problem: 'required' };
  const parsed: ReturnType<typeof parseAmount> =
    choice === 'custom'
      ? parseAmount(customText, { currency, locale })
      : { type: 'valid', amountMinor: choice };
  if (parsed.type === 'invalid') {
    return parsed.reason === 'too-large'
      ? { type: 'invalid', problem: 'too-large', bound: maxAmount ?? largestAmount(currency) }
      : { type: 'invalid', problem: parsed.reason === 'empty' ? 'required' : parsed.reason };
  }
  const { amountMinor } = parsed;
  if (amountMinor < minAmount) return { type: 'invalid', problem: 'too-small', bound: minAmount };
  if (maxAmount !== undefined && amountMinor > maxAmount)
    return { type: 'invalid', problem: 'too-large', bound: maxAmount };
  return parsed;
}

/** A plausible email address; the server decides. */
const emailPattern = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;

/** Checks the donor's name and email address. */
export function checkDonor({ firstName, lastName, email }: Draft): FieldProblems {
  // Without a prototype: a setter that the host page put on Object.prototype would swallow a problem.
  const problems: FieldProblems = Object.create(null);
  if (!firstName.trim()) problems.firstName = 'required';
  if (!lastName.trim()) problems.lastName = 'required';
  if (!email.trim()) problems.email = 'required';
  else if (!emailPattern.test(email.trim())) problems.email = 'malformed';
  return problems;
}
