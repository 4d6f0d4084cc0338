import type { ComponentChildren } from 'preact';
import { Icon } from './Icon.js';

/** A screen that says one thing: a sign, a heading, what to do. */
export function Screen({
  icon,
  tone = '',
  title,
  children,
}: {
  /** An icon's name or path. */
  icon: string;
  tone?: 'good' | 'bad' | 'busy' | '';
  title: string;
  children: ComponentChildren;
}) {
  return (
    <div class="step screen">
      <span class={`medal ${tone}`}>
        <Icon path={icon} />
      </span>
      <h3 class="title" tabIndex={-1}>
        {title}
      </h3>
      {children}
    </div>
  );
}

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
    href={href}
    target="_blank"
    rel="noopener noreferrer"
    onClick={onClick}
    onAuxClick={onClick}
  >
    {children}
    <Icon path="out" />
  </a>
);

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
    part={look === 'primary' ? 'submit' : undefined}
    aria-disabled={busy || undefined}
    onClick={onClick}
  >
    {busy && <span class="spinner" aria-hidden="true" />}
    {children}
  </button>
);
