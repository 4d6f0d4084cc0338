import type { ComponentChildren } from 'preact';
import type { State } from '../flow/state.js';
import { Icon } from './Icon.js';
import type { View } from './view.js';

/** The screens after the hand-off, and the one in place of the form where nothing can be given. */
function Screen({
  icon,
  tone,
  title,
  children,
}: {
  icon: 'check' | 'clock' | 'out' | 'alert';
  tone?: 'good' | 'bad' | 'busy';
  title: string;
  children: ComponentChildren;
}) {
  return (
    <div class="step screen">
      <span class={`medal ${tone ?? ''}`}>
        <Icon name={icon} />
      </span>
      <h3 class="title" tabIndex={-1}>
        {title}
      </h3>
      {children}
    </div>
  );
}

const CheckoutLink = ({ href, primary, onClick, children }: { href: string; primary?: boolean; onClick?: () => void; children: string }) => (
  <a class={primary ? 'primary' : 'secondary'} part={primary ? 'submit' : undefined} href={href} target="_blank" rel="noopener noreferrer" onClick={onClick}>
    {children}
    <Icon name="out" />
  </a>
);

const Quiet = ({ onClick, children }: { onClick: () => void; children: string }) => (
  <button type="button" class="quiet" onClick={onClick}>
    {children}
  </button>
);

export function AfterHandOff({ view, state }: { view: View; state: State }) {
  const { flow, text, fallbackHref, onClose } = view;
  switch (state.name) {
    case 'link':
      return (
        <Screen icon="out" title={text('linkTitle')}>
          <p>{text('linkText')}</p>
          <CheckoutLink primary href={state.link} onClick={flow.linkClicked}>
            {text('openCheckout')}
          </CheckoutLink>
          <Quiet onClick={flow.restart}>{text('startOver')}</Quiet>
        </Screen>
      );
    case 'waiting':
      return (
        <Screen icon="clock" tone="busy" title={text('waitingTitle')}>
          <p>{text(state.link ? 'waitingText' : 'waitingTextHere')}</p>
          {state.link && <CheckoutLink href={state.link}>{text('openAgain')}</CheckoutLink>}
          <Quiet onClick={flow.restart}>{text('startOver')}</Quiet>
        </Screen>
      );
    case 'pending':
      return (
        <Screen icon="clock" title={text('pendingTitle')}>
          <p>{text('pendingText')}</p>
          <button type="button" class="primary" part="submit" aria-disabled={state.isChecking || undefined} onClick={flow.checkNow}>
            {state.isChecking && <span class="spinner" aria-hidden="true" />}
            {text(state.isChecking ? 'checking' : 'checkAgain')}
          </button>
          {state.link && <CheckoutLink href={state.link}>{text('openAgain')}</CheckoutLink>}
          <Quiet onClick={flow.restart}>{text('startOver')}</Quiet>
        </Screen>
      );
    case 'succeeded': {
      const { donation, reward } = state;
      const { nonprofit, amountMinor, currency, frequency } = donation;
      const name = flow.nameOf(nonprofit);
      const key = frequency === 'monthly' ? 'thanksMonthly' : 'thanksText';
      return (
        <Screen icon="check" tone="good" title={text('thanksTitle')}>
          <p>{text(key, { amount: text.money(amountMinor, currency), nonprofit: name })}</p>
          {reward?.tokens && <p class="reward">{text('reward', { tokens: text.number(reward.tokens) })}</p>}
          <p class="hint">{text('receipt')}</p>
          {onClose ? (
            <button type="button" class="primary" part="submit" onClick={onClose}>
              {text('close')}
            </button>
          ) : null}
          <Quiet onClick={flow.reset}>{text('giveAgain')}</Quiet>
        </Screen>
      );
    }
    case 'failed':
      return (
        <Screen icon="alert" tone="bad" title={text('failedTitle')}>
          <p>{text('failedText')}</p>
          <button type="button" class="primary" part="submit" onClick={flow.restart}>
            {text('tryAgain')}
          </button>
        </Screen>
      );
    case 'unavailable':
      return (
        <Screen icon="alert" title={text('unavailableTitle')}>
          <p>{text.obstacle(state.code)}</p>
          {fallbackHref && (
            <CheckoutLink primary href={fallbackHref}>
              {text('fallback')}
            </CheckoutLink>
          )}
          <button type="button" class="secondary" aria-disabled={state.isRetrying || undefined} onClick={flow.retry}>
            {state.isRetrying && <span class="spinner" aria-hidden="true" />}
            {text('tryAgain')}
          </button>
        </Screen>
      );
    default:
      return null;
  }
}
