import type { Frequency } from '../contract/enums.js';
import { currencySymbol } from '../contract/money.js';
import { Choice } from './Choice.js';
import { Field } from './Field.js';
import { handleSubmit } from './handle-submit.js';
import { HelpLink, PartnerLine } from './PartnerLinks.js';
import { BusyButton, OutLink } from './Screen.js';
import type { View } from './view.js';

/** Step 1: the frequency and the amount. Usable from the attributes alone, before the API answers. */
export function AmountStep({ flow, text, fallbackHref }: View) {
  const state = flow.state.value;
  const problem = state.type === 'amount' ? state.problem : undefined;
  const draft = flow.draft.value;
  const { frequencies, amounts, impact, presetsOnly, currency, locale, notice, helpUrl } = flow.options.value;
  const reading = flow.amount.value;
  const error =
    (flow.checked.value.has('amount') && text.amountProblem(reading)) ||
    (problem?.fields?.includes('amount') ? text.sentence(problem.code) : '');
  /** The error is about the presets, not about what was typed. */
  const isOfPresets = !!error && (presetsOnly || typeof draft.choice === 'number');
  const hasImpact = amounts.some((amountMinor) => impact.has(amountMinor));
  const labels: Record<Frequency, string> = { once: text('once'), monthly: text('monthly') };

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
        <fieldset
          class={`amounts ${hasImpact ? 'with-impact' : ''}`}
          aria-describedby={isOfPresets ? 'sir-amount-error' : undefined}
        >
          <legend class="title" part="title" tabIndex={-1}>
            {text('amount')}
          </legend>
          {amounts.map((amountMinor) => (
            <Choice
              key={amountMinor}
              name="amount"
              part="amount"
              checked={draft.choice === amountMinor}
              invalid={isOfPresets}
              onChange={() => flow.edit({ choice: amountMinor })}
            >
              <span class="figure" translate={false}>
                {text.money(amountMinor)}
              </span>
              {impact.has(amountMinor) && (
                <span class="impact" dir="auto">
                  {impact.get(amountMinor)}
                </span>
              )}
            </Choice>
          ))}
        </fieldset>
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
      </div>
      <div class="footer" part="footer">
        {problem?.offersFallback && fallbackHref && (
          <OutLink look="secondary" href={fallbackHref}>
            {text('fallback')}
          </OutLink>
        )}
        <BusyButton look="primary">
          {reading.type === 'valid'
            ? text(draft.frequency === 'monthly' ? 'giveMonthly' : 'give', {
                amount: text.money(reading.amountMinor),
              })
            : text('continue')}
        </BusyButton>
        {helpUrl && (
          <PartnerLine>
            <HelpLink flow={flow} text={text} />
          </PartnerLine>
        )}
      </div>
    </form>
  );
}
