import { batch } from '@preact/signals';
import { inCurrency } from '../contract/options.js';
import type { CreateLinkRequest } from '../contract/schemas.js';
import type { Choices } from './choices.js';
import { type Draft, type DraftEdits, type Field, fieldNames } from './draft.js';
import type { FlowEvent } from './state.js';

/** What the donor does to the form, up to the last button. */
export function createFormActions(
  {
    options,
    edits,
    draft,
    config,
    amount,
    tip,
    tipMinor,
    donorProblems,
    checked,
    hasPicker,
    reservesTipSpace,
  }: Choices,
  dispatch: (event: FlowEvent) => void,
  isSuggestionDue: () => boolean,
) {
  /** Shows the problems of these fields. */
  function check(...fields: Field[]): void {
    checked.value = new Set([...checked.peek(), ...fields]);
  }

  /** Names amount, frequency and currency of a gift. */
  const nameGift = (): string => {
    const { frequency, currency } = draft.peek();
    return [amount.peek().amountMinor, frequency, currency].join();
  };

  /** Whatever the page changes from here on, it is this gift that the donor has chosen. */
  function confirm(): void {
    const { nonprofit, choice, customText, frequency, currency } = draft.peek();
    const amountFormat = { currency, locale: options.peek().locale, frequency };
    edits.value = {
      ...edits.peek(),
      nonprofit,
      choice,
      customText,
      frequency,
      currency,
      amountFormat,
      confirmed: nameGift(),
    };
  }

  function edit(change: Partial<Draft>, isByPage?: boolean): void {
    const next: DraftEdits = { ...edits.peek(), ...change };
    const { currency, locale } = inCurrency(options.peek(), next.currency);
    if (Object.hasOwn(change, 'choice')) {
      next.amountFormat = { currency, locale, frequency: change.frequency ?? draft.peek().frequency };
      next.isByPage = isByPage;
      // One amount is visible at any time: a preset takes the place of what was typed.
      if (typeof change.choice === 'number') next.customText = '';
    }
    if (change.tip !== undefined) next.tipFormat = { currency, locale };
    edits.value = next;
    // A field that is valid again shows its next problem only once it is left again.
    const problems = donorProblems.peek();
    checked.value = new Set(
      [...checked.peek()].filter((field) => problems[field] || !Object.hasOwn(change, field)),
    );
    // The server knows a chosen or typed amount as one field. In another currency it is another amount.
    const fields = Object.keys(change).flatMap((field) =>
      field === 'choice' ? 'amount' : field === 'currency' ? [field, 'amount'] : field,
    );
    dispatch({ type: 'corrected', fields });
    // What was typed is read anew, and marked if it does not fit.
    if (change.currency && draft.peek().choice === 'custom') check('amount');
  }

  /** What the donor typed is read anew as it is shown: a change of the language may have rewritten it. */
  function chooseCurrency(currency: string): void {
    const { choice, customText, tip } = draft.peek();
    const isTyped = choice === 'custom' && edits.peek().choice === choice;
    edit({ currency, ...(isTyped && { choice, customText }), ...(tip && { tip }) });
  }

  function reserveTipSpace(): void {
    reservesTipSpace.value = !config.peek() && options.peek().provider === 'stripe';
  }

  function chooseAmount(isSuggestionDue?: boolean): void {
    check('amount');
    // A smaller gift may have overtaken it.
    if (tip.peek().type === 'invalid') check('tip');
    reserveTipSpace();
    if (amount.peek().type === 'invalid') return;
    confirm();
    dispatch({ type: 'amount-chosen', isSuggestionDue });
  }

  return {
    edit,
    chooseCurrency,
    /** Reads what is being typed as the amount; a problem shows when the field is left, not while typing. */
    typeAmount(customText: string) {
      edit({ customText, choice: customText.trim() ? 'custom' : undefined });
      checked.value = new Set([...checked.peek()].filter((field) => field !== 'amount'));
    },
    /** The donor left a field. */
    fieldBlurred(field: Field) {
      if (field === 'amount' ? draft.peek().choice === 'custom' : draft.peek()[field]) check(field);
    },
    chooseNonprofit(slug: string) {
      batch(() => {
        edit({ nonprofit: slug });
        dispatch({ type: 'nonprofit-chosen' });
      });
    },
    chooseAmount: () => batch(() => chooseAmount(!edits.peek().isByPage && isSuggestionDue())),
    /** The donor has chosen between a monthly and a one-time gift. */
    answerSuggestion(change: Partial<Draft>) {
      batch(() => {
        edit(change);
        confirm();
        reserveTipSpace();
        dispatch({ type: 'suggestion-ended' });
      });
    },
    /** Applies what the page has chosen in the donor's place; with a valid amount the form goes on to its second step. */
    applyChoice(change: Partial<Draft>) {
      batch(() => {
        edit(change, true);
        if (change.nonprofit) dispatch({ type: 'nonprofit-chosen' });
        if (amount.peek().type === 'invalid') return;
        if (Object.hasOwn(change, 'choice')) chooseAmount();
        else if (edits.peek().confirmed) confirm();
      });
    },
    back: () => dispatch({ type: 'back', hasPicker: hasPicker.peek() }),
    /** Returns the whole request for a link, as the donor sees it now; shows what is wrong if anything is. */
    buildRequest(): CreateLinkRequest | undefined {
      check(...fieldNames);
      const reading = amount.peek();
      const { nonprofit, frequency, email, firstName, lastName } = draft.peek();
      const { confirmed = nameGift() } = edits.peek();
      // The host page may have made it another gift since: another currency, other presets, bounds or nonprofits.
      if (reading.type === 'invalid' || !nonprofit || confirmed !== nameGift()) {
        dispatch({ type: 'back', hasPicker: false });
      } else if (Object.keys(donorProblems.peek()).length || tip.peek().type === 'invalid') {
        dispatch({ type: 'incomplete' });
      } else {
        const { currency, provider, referralCode } = options.peek();
        return {
          nonprofitSlug: nonprofit,
          amount: reading.amountMinor,
          currency,
          frequency,
          provider,
          donorEmail: email.trim(),
          firstName: firstName.trim(),
          lastName: lastName.trim(),
          tipAmount: tipMinor.peek() || undefined,
          referralCode: referralCode || undefined,
        };
      }
    },
  };
}
