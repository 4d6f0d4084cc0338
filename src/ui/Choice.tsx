import type { ComponentChildren } from 'preact';

/** One of several: a native radio button, as large as the card that is drawn under it. */
export const Choice = ({
  name,
  part,
  checked,
  invalid,
  onChange,
  children,
}: {
  /** Name of the radio group. Arrow keys move within it. */
  name: string;
  part: string;
  checked: boolean;
  invalid?: boolean | undefined;
  onChange: () => void;
  children: ComponentChildren;
}) => (
  <label class="choice" part={checked ? `${part} selected` : part}>
    <input
      type="radio"
      name={name}
      checked={checked}
      aria-invalid={invalid ? 'true' : undefined}
      onChange={onChange}
    />
    <span class="card">{children}</span>
  </label>
);
