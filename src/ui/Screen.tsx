import type { ComponentChildren } from 'preact';
import { Icon } from './Icon.js';

/** A screen with an icon, a heading and what to do. */
export function Screen({
  icon,
  tone = '',
  title,
  announcement,
  children,
}: {
  /** An icon's name or path. */
  icon: string;
  tone?: 'good' | 'bad' | 'busy' | '';
  title: string;
  /** Announced by screen readers when it changes while the screen stays. */
  announcement?: string | undefined;
  children: ComponentChildren;
}) {
  return (
    <div class="step">
      <div class="body screen">
        <span class={`screen-icon ${tone}`}>
          <Icon path={icon} />
        </span>
        <h3 class="title" part="title" tabIndex={-1}>
          {title}
        </h3>
        {children}
        <Status>{announcement}</Status>
      </div>
    </div>
  );
}

/** A live region, for changes that are visible but do not move the focus. Its first content is not announced. */
export const Status = ({ children }: { children: string | false | undefined }) => (
  <p class="visually-hidden" role="status">
    {children}
  </p>
);

/** A link that opens in a new tab without an opener, or in the top window. */
export const OutLink = ({
  href,
  look,
  target = '_blank',
  onClick,
  children,
}: {
  href: string;
  look: 'primary' | 'secondary';
  target?: '_blank' | '_top';
  onClick?: (event: Event) => void;
  children: string;
}) => (
  <a
    class={look}
    part={parts[look]}
    href={href}
    target={target}
    rel="noopener noreferrer"
    onClick={onClick}
    // The middle button opens the link. The right one opens a menu.
    onAuxClick={(event) => event.button === 1 && onClick?.(event)}
  >
    {children}
    <Icon path="out" />
  </a>
);

const parts = { primary: 'submit', secondary: 'secondary' };

/**
 * Pressing the submit button must not blur a field: an error that appears below the field would move the button away from
 * under the pointer.
 */
const keepFocus = (event: MouseEvent): void => event.preventDefault();

/** A button that shows a pending action without losing the focus. */
export const BusyButton = ({
  look,
  busy,
  onClick,
  children,
}: {
  look: 'primary' | 'secondary';
  busy?: boolean;
  onClick?: () => void;
  children: string;
}) => (
  <button
    type={onClick ? 'button' : 'submit'}
    class={look}
    part={parts[look]}
    aria-disabled={busy || undefined}
    onMouseDown={onClick ? undefined : keepFocus}
    onClick={onClick}
  >
    {busy && <span class="spinner" aria-hidden="true" />}
    {children}
  </button>
);
