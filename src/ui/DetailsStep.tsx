import type { Field as FieldName } from '../donation/draft.js';
import { suggestEmail } from '../donation/suggest-email.js';
import type { DeferredView } from './deferred-text.js';
import { Field } from './Field.js';
import { handleSubmit } from './handle-submit.js';
import { Icon } from './Icon.js';
import { Notice } from './Notice.js';
import { BusyButton, OutLink, Status } from './Screen.js';
import { Sums, totalOf } from './Sums.js';
import { TipChoice } from './TipChoice.js';
import { TrustLine } from './TrustLine.js';

type DonorField = Exclude<FieldName, 'amount' | 'tip'>;

type DonorFields = readonly (readonly [name: DonorField, autocomplete: string])[];

const firstName: DonorFields = [['firstName', 'given-name']];
const lastName: DonorFields = [['lastName', 'family-name']];

/** Languages that put the family name first ask for it first. */
const fieldsIn = (language: string): DonorFields => [
  ...(/^(?:ja|ko|zh|vi|hu)\b/.test(language) ? [...lastName, ...firstName] : [...firstName, ...lastName]),
  ['email', 'email'],
];

/** Step 2: who gives, the tip, the total, and the way to the checkout. */
export function DetailsStep({ flow, text, translations, fallbackHref }: DeferredView) {
  const fields = fieldsIn(translations.language);
  const state = flow.state.value;
  const isCreating = state.type === 'creating';
  const details = state.type === 'details' ? state : undefined;
  const problem = details?.problem;
  const draft = flow.draft.value;
  const problems = flow.donorProblems.value;
  const gift = flow.amount.value;
  const { provider, currency } = flow.options.value;

  const errorOf = (name: DonorField): string | undefined => {
    const own = flow.checked.value.has(name) ? problems[name] : undefined;
    if (own) return text(own === 'required' ? 'required' : 'emailMalformed');
    return problem?.fields?.includes(name) ? text('refused') : undefined;
  };
  const meant = flow.checked.value.has('email') ? suggestEmail(draft.email) : undefined;
  const didYouMean = meant && text('didYouMean', { address: meant });
  const amounts = {
    amountMinor: gift.type === 'valid' ? gift.amountMinor : 0,
    tipMinor: flow.tipMinor.value,
    currency,
    frequency: draft.frequency,
  };

  return (
    <form class="step" noValidate onSubmit={handleSubmit(() => flow.submit(text('preparing')))}>
      <div class="body">
        <h3 class="title" part="title" tabIndex={-1}>
          {text('yourDetails')}
        </h3>
        <div class="fields">
          {fields.map(([name, autocomplete]) => (
            <Field
              key={name}
              id={`sir-${name}`}
              label={text(name)}
              value={draft[name]}
              error={errorOf(name)}
              hint={name === 'email' ? text('emailHint') : undefined}
              input={{
                autocomplete,
                required: true,
                ...(name === 'email'
                  ? {
                      type: 'email',
                      inputmode: 'email',
                      autocapitalize: 'none',
                      spellcheck: false,
                      dir: 'ltr',
                    }
                  : { dir: 'auto' }),
              }}
              onValue={(value) => flow.edit({ [name]: value })}
              onBlur={() => flow.fieldBlurred(name)}
            >
              {name === 'email' && meant && (
                <button
                  type="button"
                  class="link"
                  onClick={({ currentTarget }) => {
                    // The button disappears with the typo; the focus must not.
                    currentTarget.closest('.field')?.querySelector('input')?.focus();
                    flow.edit({ email: meant });
                  }}
                >
                  {didYouMean}
                </button>
              )}
            </Field>
          ))}
        </div>
        <TipChoice flow={flow} text={text} />
      </div>
      <div class="footer" part="footer">
        {details && (
          <Notice
            problem={problem && `${text.sentence(problem.code)} ${text('notCharged')}`}
            heading={text('checkFields')}
            isList={details.isIncomplete || !!problem?.fields}
            fields={[
              ...fields
                .filter(([name]) => errorOf(name))
                .map(([name]) => ({ id: `sir-${name}`, label: text(name) })),
              ...(flow.tip.value.type === 'invalid' ? [{ id: 'sir-tip', label: text('tipRow') }] : []),
            ]}
          />
        )}
        {problem?.offersFallback && fallbackHref && (
          <OutLink look="secondary" href={fallbackHref}>
            {text('fallback')}
          </OutLink>
        )}
        <Sums
          amounts={amounts}
          text={text}
          isTipPending={flow.reservesTipSpace.value && !flow.config.value}
        />
        <TrustLine key={draft.nonprofit} flow={flow} text={text} />
        <BusyButton look="primary" busy={isCreating}>
          {text(isCreating ? 'preparing' : 'toCheckout')}
        </BusyButton>
        <p class="hint secure">
          <Icon path="lock" />
          {text('secureBy', { provider: provider === 'stripe' ? 'Stripe' : 'Every.org' })}
        </p>
        <Status>
          {isCreating
            ? text('preparing')
            : (draft.tip ?? draft.tipPercent) !== undefined && `${text('total')} ${totalOf(amounts, text)}`}
        </Status>
        {/* A region of its own: it stays until the typo is fixed, and must not hide a change of the total. */}
        <Status>{didYouMean}</Status>
      </div>
    </form>
  );
}
