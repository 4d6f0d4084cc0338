import type { Frequency } from '../contract/enums.js';
import { currencySymbol } from '../contract/money.js';
import { offerOf } from '../donation/offer.js';
import { Choice } from './Choice.js';
import { CurrencySelect } from './CurrencySelect.js';
import { Field } from './Field.js';
import { handleSubmit } from './handle-submit.js';
import { HelpLine } from './PartnerLinks.js';
import { Presets } from './Presets.js';
import { BusyButton, OutLink, Status } from './Screen.js';
import type { View } from './view.js';

/** Step 1: the frequency and the amount. Usable from the attributes alone, before the API answers. */
export function AmountStep({ flow, text, fallbackHref }: View) {
  const state = flow.state.value;
  const problem = state.type === 'amount' ? state.problem : undefined;
  const draft = flow.draft.value;
  const options = flow.options.value;
  const { frequencies, presetsOnly, currency, locale, notice } = options;
  const reading = flow.amount.value;
  const error =
    (flow.checked.value.has('amount') && text.amountProblem(reading)) ||
    (problem?.fields?.includes('amount') ? text('amountRefused') : '');
  /** The error is about the presets, not about what was typed. */
  const isOfPresets = !!error && (presetsOnly || typeof draft.choice === 'number');
  const offers = frequencies.map((frequency) => offerOf(options, frequency));
  const offer = offerOf(options, draft.frequency);
  const other = offers.find(({ presets, impact }) => presets !== offer.presets || impact !== offer.impact);
  const hasImpact = offers.some(({ presets, impact }) => presets.some((preset) => impact.has(preset)));
  const isOtherSize = hasImpact || other?.presets.length !== offer.presets.length;
  const labels: Record<Frequency, string> = { once: text('once'), monthly: text('monthly') };
  const buttonText =
    reading.type === 'valid'
      ? text(draft.frequency === 'monthly' ? 'giveMonthly' : 'give', {
          amount: text.money(reading.amountMinor),
        })
      : text('continue');
  const { frequency: chosenFrequency, currency: chosenCurrency, amountFormat } = flow.edits.value;
  const isMoved =
    typeof draft.choice === 'number' &&
    (amountFormat?.frequency !== draft.frequency || amountFormat.currency !== currency);

  return (
    <form class="step" noValidate onSubmit={handleSubmit(flow.chooseAmount)}>
      <div class="body">
        {notice && (
          <p class="partner-notice" part="partner-notice" dir="auto">
            {notice}
          </p>
        )}
        {frequencies.length > 1 && (
          <fieldset class="segments" part="frequency">
            <legend class="visually-hidden">{text('frequency')}</legend>
            {frequencies.map((frequency) => (
              <Choice
                key={frequency}
                name="frequency"
                part="segment"
                checked={draft.frequency === frequency}
                onChange={() => flow.edit({ frequency })}
              >
                {labels[frequency]}
              </Choice>
            ))}
          </fieldset>
        )}
        {options.perCurrency.length > 1 && (
          <CurrencySelect
            flow={flow}
            text={text}
            error={problem?.fields?.includes('currency') ? text.sentence(problem.code) : ''}
          />
        )}
        <div class="offers">
          <Presets
            offer={offer}
            text={text}
            hasImpact={hasImpact}
            chosen={draft.choice}
            isInvalid={isOfPresets}
            onChange={(choice) => flow.edit({ choice })}
          />
          {/* The other frequency's presets keep their place, so that a switch moves nothing. */}
          {other && isOtherSize && <Presets offer={other} text={text} hasImpact={hasImpact} />}
        </div>
        {isOfPresets && (
          <p class="error" id="sir-amount-error">
            {error}
          </p>
        )}
        {!presetsOnly && (
          <Field
            id="sir-amount"
            label={text('otherAmount')}
            value={draft.customText}
            error={isOfPresets ? undefined : error}
            adornment={currencySymbol({ currency, locale })}
            // No maxLength: a browser would cut a pasted text inside its number.
            input={{ inputmode: 'decimal', autocomplete: 'off' }}
            onValue={flow.typeAmount}
            onBlur={() => flow.fieldBlurred('amount')}
          />
        )}
        {(frequencies.length > 1 || options.perCurrency.length > 1) && (
          <Status>
            {(chosenFrequency || chosenCurrency) &&
              (isMoved ? buttonText : offer.presets.map((preset) => text.money(preset)).join(', '))}
          </Status>
        )}
      </div>
      <div class="footer" part="footer">
        {problem?.offersFallback && fallbackHref && (
          <OutLink look="secondary" href={fallbackHref}>
            {text('fallback')}
          </OutLink>
        )}
        <BusyButton look="primary">{buttonText}</BusyButton>
        <HelpLine flow={flow} text={text} />
      </div>
    </form>
  );
}
