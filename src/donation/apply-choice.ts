import { attributes } from '../contract/attributes.js';
import { cleanValue } from '../contract/clean-value.js';
import type { Frequency } from '../contract/enums.js';
import type { FormChoiceTexts } from '../contract/form-choice.js';
import { formatInput } from '../contract/money.js';
import type { Options } from '../contract/options.js';
import { quote } from '../contract/secrets.js';
import type { Draft } from './draft.js';
import type { Flow } from './flow.js';
import { offerOf } from './offer.js';
import { isDonationShown } from './state.js';

/**
 * Reads a choice by the rules for attributes, as edits of the draft. What the form does not offer is left out.
 *
 * @param form `current`: the frequency that is chosen now
 */
export function readChoice(
  choice: FormChoiceTexts,
  { options, current }: { options: Options; current: Frequency },
) {
  const edits: Partial<Draft> = {};
  const warnings: string[] = [];
  const { minAmount, maxAmount, presetsOnly, currency, locale, environment } = options;

  function ignore(name: keyof FormChoiceTexts, accepted: string): void {
    warnings.push(`${name}=${quote(choice[name] ?? '')} was not chosen. Accepted: ${accepted}.`);
  }

  if (choice.nonprofit !== undefined) {
    const nonprofit = cleanValue(choice.nonprofit);
    if (options.nonprofits.includes(nonprofit)) edits.nonprofit = nonprofit;
    else ignore('nonprofit', `one of ${options.nonprofits.join(', ')}`);
  }
  if (choice.frequency !== undefined) {
    const wanted = cleanValue(choice.frequency).toLowerCase();
    const frequency = options.frequencies.find((one) => one === wanted);
    if (frequency) edits.frequency = frequency;
    else ignore('frequency', options.frequencies.join(' or '));
  }
  if (choice.amount !== undefined) {
    const amount = attributes.amount.parse(choice.amount, {
      environment,
      pageLocale: locale,
      pageOrigin: '',
      currency,
    });
    const isPreset = !!amount && offerOf(options, edits.frequency ?? current).presets.includes(amount);
    if (!amount || amount < minAmount || amount > maxAmount || (presetsOnly && !isPreset))
      ignore('amount', 'what the form offers (see amounts, min-amount, max-amount, presets-only)');
    else {
      // The page's amount is in the first currency.
      edits.currency = currency;
      edits.choice = isPreset ? amount : 'custom';
      if (!isPreset) edits.customText = formatInput(amount, { currency, locale });
    }
  }
  return { edits, warnings };
}

/**
 * Applies what a page has chosen, as if the donor had. A donation in progress keeps its own choice.
 *
 * @returns developer warnings of what was not chosen
 */
export function applyChoice(flow: Flow, options: Options, choice: FormChoiceTexts): string[] {
  const before = flow.state.peek().type;
  if (before === 'succeeded') flow.reset();
  if (before === 'failed') flow.restart();
  if (isDonationShown(flow.state.peek())) return ['nothing was chosen, because a donation is in progress.'];
  const { edits, warnings } = readChoice(choice, { options, current: flow.draft.peek().frequency });
  flow.applyChoice(edits);
  // The page has chosen both: there is nothing left to ask.
  if (edits.choice && flow.state.peek().type === 'suggestion') flow.answerSuggestion({});
  return warnings;
}
