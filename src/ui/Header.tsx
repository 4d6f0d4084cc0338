import { Icon } from './Icon.js';
import { Logo } from './Logo.js';
import type { View } from './view.js';

/**
 * Who the gift is for. Its height never changes: the name fills in when the API answers, clamped to two lines.
 */
export function Header({ flow, text, onClose }: View) {
  const state = flow.state.value;
  const nonprofit = flow.nonprofit.value;
  const name = nonprofit?.value?.name;
  const choosing = state.name === 'nonprofit';
  const canGoBack = state.name === 'details' || (state.name === 'amount' && flow.hasPicker.value);
  const isSettled = choosing || state.name === 'unavailable';
  return (
    <header class="header" part="header">
      {canGoBack && (
        <button type="button" class="icon-button back" aria-label={text('back')} onClick={flow.back}>
          <Icon path="back" />
        </button>
      )}
      {!choosing && <Logo name={name ?? (isSettled ? ' ' : undefined)} logo={nonprofit?.value?.logo} />}
      <div class="who">
        <span class="kicker">
          {!choosing && text('donateTo')}
          {flow.options.value.environment === 'sandbox' && <span class="badge">{text('testMode')}</span>}
        </span>
        <h2 id="sir-title" class="name" title={name}>
          {choosing ? (
            text('donate')
          ) : name ? (
            <bdi>{name}</bdi>
          ) : (
            <span class="skeleton line">{text('donate')}</span>
          )}
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
