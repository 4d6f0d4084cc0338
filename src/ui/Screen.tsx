import type { ComponentChildren } from 'preact';
import { Icon } from './Icon.js';

/** A screen that says one thing: a sign, a heading, what to do. */
export function Screen({
  icon,
  tone = '',
  title,
  status,
  children,
}: {
  /** An icon's name or path. */
  icon: string;
  tone?: 'good' | 'bad' | 'busy' | '';
  title: string;
  /** What a screen reader says when it changes while the screen stays. */
  status?: string | undefined;
  children: ComponentChildren;
}) {
  return (
    <div class="step">
      <div class="body screen">
        <span class={`medal ${tone}`}>
          <Icon path={icon} />
        </span>
        <h3 class="title" part="title" tabIndex={-1}>
          {title}
        </h3>
        {children}
        <Status>{status}</Status>
      </div>
    </div>
  );
}

/** Says changes that the eye sees and the focus does not follow. What it says at first is not spoken. */
export const Status = ({ children }: { children: string | false | undefined }) => (
  <p class="visually-hidden" role="status">
    {children}
  </p>
);

/** A link that opens beside the page and is cut off from it. */
export const OutLink = ({
  href,
  look,
  onClick,
  children,
}: {
  href: string;
  look: 'primary' | 'secondary';
  onClick?: () => void;
  children: string;
}) => (
  <a
    class={look}
    part={parts[look]}
    href={href}
    target="_blank"
    rel="noopener noreferrer"
    onClick={onClick}
    // The middle button opens, the right one does not.
    onAuxClick={({ button }) => button === 1 && onClick?.()}
  >
    {children}
    <Icon path="out" />
  </a>
);

const parts = { primary: 'submit', secondary: 'secondary' };

/** Pressing the button that sends must not take the focus out of a field: an error that appears below the field would move the button away from under the press. */
const keepFocus = (event: MouseEvent): void => event.preventDefault();

/** A button that shows that something is under way without losing the focus. */
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
