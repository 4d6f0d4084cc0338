import { Icon } from './Icon.js';

const focus = (element: HTMLElement | null): void => element?.focus();

/**
 * What went wrong when the form was submitted. A list of fields to correct takes the focus, and each entry focuses its
 * field. Any other problem is announced, and the focus stays on the button for another try.
 */
export function Notice({
  problem,
  heading,
  isList,
  fields,
}: {
  problem: string | undefined;
  heading: string;
  isList: boolean;
  fields: readonly { id: string; label: string }[];
}) {
  if (!problem && !(isList && fields.length)) return null;
  return (
    <div
      class="notice"
      part="notice"
      tabIndex={-1}
      {...(isList ? { role: 'group', 'aria-labelledby': 'sir-notice', ref: focus } : { role: 'alert' })}
    >
      <Icon path="alert" />
      <div>
        <p id="sir-notice">{problem ?? heading}</p>
        {isList &&
          fields.map(({ id, label }) => (
            <button
              key={id}
              type="button"
              class="link"
              onClick={({ currentTarget }) =>
                currentTarget.closest('form')?.querySelector<HTMLElement>(`#${id}`)?.focus()
              }
            >
              {label}
            </button>
          ))}
      </div>
    </div>
  );
}
