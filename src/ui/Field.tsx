import type { ComponentChildren, InputHTMLAttributes } from 'preact';

/** A labelled text field with its hint and its error tied to it. */
export interface FieldProps {
  id: string;
  label: string;
  value: string;
  error?: string | undefined;
  hint?: string | undefined;
  /** Stands before or after the text, for the eye only: a currency symbol. */
  adornment?: { symbol: string; before: boolean };
  input: InputHTMLAttributes<HTMLInputElement>;
  onValue(value: string): void;
  onBlur?: () => void;
  /** Stands below, and goes with the field. */
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
  const take = ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
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
          onInput={take}
          // Some password managers say only this when they fill a field in.
          onChange={take}
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
