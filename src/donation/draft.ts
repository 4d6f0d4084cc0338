import type { Frequency } from '../contract/enums.js';
import { formatInput, type MoneyFormat, percentOf } from '../contract/money.js';
import type { Options } from '../contract/options.js';
import { parseAmount } from '../contract/parse-amount.js';
import { providerBounds, roundToStep } from '../contract/provider-bounds.js';
import { movePreset, offerOf, preselectedAmount } from './offer.js';

/**
 * What the donor chose and typed, and its validation. Lives in memory only and survives every change of state. Nothing
 * of it is ever stored, logged or put into an event.
 */
export interface Draft {
  /** Slug; one of several, or the only one. */
  nonprofit: string | undefined;
  frequency: Frequency;
  /** One of those that the form offers. */
  currency: string;
  /** A preset in minor units, `custom` for what was typed, `undefined` for nothing yet. */
  choice: number | 'custom' | undefined;
  customText: string;
  firstName: string;
  lastName: string;
  email: string;
  /** Percent the donor chose; `undefined` leaves it to the partner's default. */
  tipPercent: number | undefined;
  /** A tip of the donor's own, as it was typed; it counts in place of a percentage. */
  tip: string | undefined;
}

export const fieldNames = ['amount', 'firstName', 'lastName', 'email', 'tip'] as const;
export type Field = (typeof fieldNames)[number];

/** Why a field is invalid. The translations have a sentence for each. */
export type FieldProblem =
  | 'required'
  | 'malformed'
  | 'ambiguous'
  | 'too-precise'
  | 'too-small'
  | 'too-large'
  | 'refused';

export type FieldProblems = Partial<Record<Field, FieldProblem>>;

/** Returns a new draft, prefilled from the attributes. */
export function createDraft(options: Options, frequency = options.frequency): Draft {
  const { nonprofits, donor, currency, locale, presetsOnly } = options;
  let amount = preselectedAmount(options, frequency);
  const isCustom = amount !== undefined && !offerOf(options, frequency).presets.includes(amount);
  if (isCustom && presetsOnly) amount = undefined;
  return {
    nonprofit: nonprofits.length === 1 ? nonprofits[0] : undefined,
    frequency,
    currency,
    choice: isCustom && amount ? 'custom' : amount,
    customText: isCustom && amount ? formatInput(amount, { currency, locale }) : '',
    tipPercent: undefined,
    tip: undefined,
    ...donor,
  };
}

/**
 * What the donor has done to the form, and nothing else. Whatever the attributes do meanwhile, it stays: an offer that
 * goes away and comes back finds the donor's choice again.
 */
export interface DraftEdits extends Partial<Draft> {
  /** In what, and under which frequency, the amount was chosen or typed. */
  amountFormat?: MoneyFormat & { frequency: Frequency };
  /** In what the tip was typed. */
  tipFormat?: MoneyFormat;
  /** The gift that the donor has confirmed, as `form-actions.ts` names it. */
  confirmed?: string;
  /** Whether the page has chosen the amount in the donor's place. */
  isByPage?: boolean;
}

/** Returns the draft under these options: untouched fields follow the attributes, and what is not offered is not chosen. */
export function applyEdits(edits: DraftEdits, options: Options): Draft {
  const { amountFormat = options, tipFormat = options, confirmed, isByPage, ...donor } = edits;
  const { nonprofits, frequencies, currency, presetsOnly } = options;
  const wanted = donor.frequency ?? options.frequency;
  const frequency = frequencies.includes(wanted) ? wanted : options.frequency;
  const fresh = createDraft(options, frequency);
  const draft: Draft = { ...fresh, ...donor, frequency, currency };
  if (!nonprofits.includes(draft.nonprofit ?? '')) draft.nonprofit = fresh.nonprofit;
  if (typeof donor.choice === 'number') {
    const moved = movePreset(donor.choice, options, { from: amountFormat, to: frequency });
    draft.choice = moved ?? fresh.choice;
    if (moved === undefined) draft.customText = fresh.customText;
  }
  if (draft.choice === 'custom' && presetsOnly) draft.choice = fresh.choice;
  if (donor.customText) draft.customText = keepMeaning(donor.customText, amountFormat, options);
  if (donor.tip) draft.tip = keepMeaning(donor.tip, tipFormat, options);
  return draft;
}

/** "1.500" is another amount in another locale: rewrites a text for the new one if it would be read otherwise. */
function keepMeaning(text: string, from: MoneyFormat, to: MoneyFormat): string {
  if (from.currency !== to.currency) return text;
  const typed = parseAmount(text, from);
  const now = parseAmount(text, to);
  return typed.type === 'valid' && !(now.type === 'valid' && now.amountMinor === typed.amountMinor)
    ? formatInput(typed.amountMinor, to)
    : text;
}

export type AmountReading =
  | { type: 'valid'; amountMinor: number }
  | {
      type: 'invalid';
      amountMinor?: undefined;
      problem: FieldProblem;
      /** The bound that was crossed, in minor units. */
      bound?: number;
      /** What an ambiguous text can mean, in minor units. */
      readings?: readonly number[];
    };

/** Reads the chosen amount, within the options' bounds. */
export function readAmount({ choice, customText }: Draft, options: Options): AmountReading {
  if (choice === undefined) return { type: 'invalid', problem: 'required' };
  return choice === 'custom' ? readText(customText, options) : checkBounds(choice, options);
}

/** Returns the largest tip: as much as the gift, and what the checkout takes beside it. */
const largestTip = (giftMinor: number, { provider, currency }: Options): number =>
  Math.min(giftMinor, providerBounds(provider, currency).max - giftMinor);

/** Reads a tip of the donor's own: none at all, or at most the largest. */
export const readTip = (text: string, giftMinor: number, options: Options): AmountReading =>
  text.trim()
    ? readText(text, { ...options, minAmount: 0, maxAmount: largestTip(giftMinor, options) })
    : { type: 'valid', amountMinor: 0 };

/** Returns a tip in percent of the gift, in minor units as a checkout takes them. */
export const percentTip = (percent: number, giftMinor: number, options: Options): number =>
  Math.min(roundToStep(percentOf(giftMinor, percent), options.currency), largestTip(giftMinor, options));

interface Bounds {
  minAmount: number;
  maxAmount: number;
}

function readText(text: string, { currency, locale, ...bounds }: MoneyFormat & Bounds): AmountReading {
  const parsed = parseAmount(text, { currency, locale });
  if (parsed.type === 'valid') return checkBounds(roundToStep(parsed.amountMinor, currency), bounds);
  const { type, reason } = parsed;
  if (reason === 'ambiguous') return { type, problem: reason, readings: parsed.readings };
  return reason === 'too-large'
    ? { type, problem: reason, bound: bounds.maxAmount }
    : { type, problem: reason === 'empty' ? 'required' : reason };
}

function checkBounds(amountMinor: number, { minAmount, maxAmount }: Bounds): AmountReading {
  if (amountMinor < minAmount) return { type: 'invalid', problem: 'too-small', bound: minAmount };
  if (amountMinor > maxAmount) return { type: 'invalid', problem: 'too-large', bound: maxAmount };
  return { type: 'valid', amountMinor };
}

/** A plausible email address; the server decides. */
const emailPattern = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;

/** RFC 5321, 4.5.3.1.3. The field itself sets no limit, since a browser would cut a pasted text silently. */
const maxEmailLength = 254;

/** Checks the donor's name and email address. */
export function checkDonor({ firstName, lastName, email }: Draft): FieldProblems {
  // Without a prototype: a setter that the host page put on Object.prototype would swallow a problem.
  const problems: FieldProblems = Object.create(null);
  if (!firstName.trim()) problems.firstName = 'required';
  if (!lastName.trim()) problems.lastName = 'required';
  if (!email.trim()) problems.email = 'required';
  else if (!emailPattern.test(email.trim()) || email.trim().length > maxEmailLength)
    problems.email = 'malformed';
  return problems;
}
