import type { Field as FieldName } from '../flow/draft.js';
import { Field } from './Field.js';
import { Icon } from './Icon.js';
import { BusyButton } from './Screen.js';
import { submits } from './submits.js';
import { TipChoice } from './TipChoice.js';
import type { View } from './view.js';

type DonorField = Exclude<FieldName, 'amount'>;

const fields: readonly (readonly [name: DonorField, autocomplete: string])[] = [
  ['firstName', 'given-name'],
  ['lastName', 'family-name'],
  ['email', 'email'],
];

/** Step 2: who gives, the tip, the total, and the way to the checkout. */
export function DetailsStep({ flow, text }: View) {
  const state = flow.state.value;
  const isCreating = state.name === 'creating';
  const problem = state.name === 'details' ? state.problem : undefined;
  const draft = flow.draft.value;
  const problems = flow.donorProblems.value;
  const gift = flow.amount.value;
  const total = (gift.ok ? gift.amountMinor : 0) + flow.tipMinor.value;
  const { provider } = flow.options.value;

  const errorOf = (name: DonorField): string | undefined => {
    const own = flow.checked.value.has(name) ? problems[name] : undefined;
    if (own) return text.fieldProblem(own, name);
    return problem?.fields?.includes(name) ? text('refused') : undefined;
  };

  const amount = text.money(total);
  return (
    <form class="step" noValidate onSubmit={submits(() => flow.submit(text('preparing')))}>
      <h3 class="title" tabIndex={-1}>
        {text('yourDetails')}
      </h3>
      {problem && (
        <p class="notice" role="alert">
          <Icon path="alert" />
          <span>
            {text.sentence(problem.code)} {text('notCharged')}
          </span>
        </p>
      )}
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
              maxLength: 200,
              required: true,
              ...(name === 'email'
                ? { type: 'email', inputmode: 'email', autocapitalize: 'none', spellcheck: false, dir: 'ltr' }
                : { dir: 'auto' }),
            }}
            onValue={(value) => flow.edit({ [name]: value })}
            onLeave={() => flow.leave(name)}
          />
        ))}
      </div>
      <TipChoice flow={flow} text={text} />
      <dl class="sums">
        {flow.tipMinor.value > 0 && gift.ok && (
          <>
            <div>
              <dt>{text('gift')}</dt>
              <dd>{text.money(gift.amountMinor)}</dd>
            </div>
            <div>
              <dt>{text('tipRow')}</dt>
              <dd>{text.money(flow.tipMinor.value)}</dd>
            </div>
          </>
        )}
        <div class="total">
          <dt>{text('total')}</dt>
          <dd>{draft.frequency === 'monthly' ? text('perMonth', { amount }) : amount}</dd>
        </div>
      </dl>
      <BusyButton look="primary" busy={isCreating}>
        {text(isCreating ? 'preparing' : 'toCheckout')}
      </BusyButton>
      <p class="secure">
        <Icon path="lock" />
        {text('secureBy', { provider: provider === 'stripe' ? 'Stripe' : 'Every.org' })}
      </p>
    </form>
  );
}
