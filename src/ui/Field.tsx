import type { ComponentChildren, InputHTMLAttributes } from 'preact';

/** A labelled text field. Its hint and its error are tied to it by `aria-describedby`. */
export interface FieldProps {
  id: string;
  label: string;
  value: string;
  error?: string | undefined;
  hint?: string | undefined;
  /** A currency symbol before or after the text, hidden from assistive technology. */
  adornment?: { symbol: string; before: boolean };
  input: InputHTMLAttributes<HTMLInputElement>;
  onValue(value: string): void;
  onBlur?: () => void;
  /** Rendered below the input. */
  children?: ComponentChildren;
}

export function Field({
  id,
  label,
  value,
  error,
  hint,
  adornment,
  input,
  onValue,
  onBlur,
  children,
}: FieldProps) {
  const handleInput = ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
    if (currentTarget.value !== value) onValue(currentTarget.value);
  };
  const below = error || hint;
  return (
    <div class={`field ${error ? 'invalid' : ''}`} part="field">
      <label for={id}>{label}</label>
      <div class={`input ${adornment && !adornment.before ? 'reversed' : ''}`}>
        {adornment && (
          <span class="adornment" aria-hidden="true">
            <bdi>{adornment.symbol}</bdi>
          </span>
        )}
        <input
          {...input}
          id={id}
          part="input"
          value={value}
          aria-invalid={error ? 'true' : undefined}
          aria-describedby={below ? `${id}-below` : undefined}
          onInput={handleInput}
          // Some password managers dispatch only this event when they fill in a field.
          onChange={handleInput}
          onBlur={onBlur}
        />
      </div>
      {below && (
        <p class={error ? 'error' : 'hint'} id={`${id}-below`}>
          {below}
        </p>
      )}
      {children}
    </div>
  );
}
