import { Icon } from './Icon.js';
import { Logo } from './Logo.js';
import { displayName } from './NonprofitStep.js';
import type { View } from './view.js';

/**
 * The recipient. Its height does not change when the name arrives: it has room for two lines, and shows no more unless
 * the form is narrower than a phone. Until then it shows no text, because a name of two lines moves the line above it;
 * the key replaces the placeholder instead of moving it.
 */
export function Header({ flow, text, onClose }: View) {
  const state = flow.state.value;
  const { environment, simulate } = flow.options.value;
  const given = 'donation' in state ? state.donation.nonprofit : undefined;
  const choice = flow.nonprofits.value.find(({ slug }) => slug === given) ?? flow.nonprofit.value;
  const name = choice && displayName(choice);
  // No nonprofit is chosen yet, or its name will not arrive.
  const isNameless = state.type === 'nonprofit' || (state.type === 'unavailable' && !choice?.value);
  const canGoBack =
    /^(details|suggestion)$/.test(state.type) || (state.type === 'amount' && flow.hasPicker.value);
  return (
    <header class="header" part="header">
      {canGoBack && (
        <button
          type="button"
          class="icon-button back"
          part="back"
          aria-label={text('back')}
          onClick={flow.back}
        >
          <Icon path="back" />
        </button>
      )}
      {!isNameless && <Logo name={name} logo={choice?.value?.logo} />}
      <div key={name} class={isNameless || name ? 'who' : 'who pending'}>
        <p class="overline">
          {!isNameless && <span id="sir-to">{text('donateTo')}</span>}
          {environment === 'sandbox' && (
            <span class="badge">{text(simulate ? 'simulation' : 'testMode')}</span>
          )}
        </p>
        <h2 id="sir-title" class="name" dir="auto" title={name}>
          {isNameless ? text('donate') : (name ?? <span class="skeleton line">{text('donate')}</span>)}
        </h2>
      </div>
      {onClose && (
        <button
          type="button"
          class="icon-button close"
          part="close"
          aria-label={text('close')}
          onClick={onClose}
        >
          <Icon path="close" />
        </button>
      )}
    </header>
  );
}
