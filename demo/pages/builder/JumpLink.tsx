import type { ComponentChildren } from 'preact';

interface JumpLinkProps {
  /** Id of an element that can take the focus. */
  to: string;
  children: ComponentChildren;
}

/** Leads to a part of the page. The address stays as it is, because its fragment holds the choices. */
export function JumpLink({ to, children }: JumpLinkProps) {
  const jump = (event: Event): void => {
    event.preventDefault();
    document.querySelector<HTMLElement>(`#${to}`)?.focus();
  };
  return (
    <a href={`#${to}`} onClick={jump}>
      {children}
    </a>
  );
}
