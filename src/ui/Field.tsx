import type { InputHTMLAttributes } from 'preact';

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
  onLeave?: () => void;
}

export function Field({ id, label, value, error, hint, adornment, input, onValue, onLeave }: FieldProps) {
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div class={`field ${error ? 'invalid' : ''}`} part="field">
      <label for={id}>{label}</label>
      <div class={`input ${adornment && !adornment.before ? 'reversed' : ''}`}>
        {adornment && (
          <span class="adornment" aria-hidden="true">
            {adornment.symbol}
          </span>
        )}
        <input
          {...input}
          id={id}
          part="input"
          value={value}
          aria-invalid={error ? 'true' : undefined}
          aria-describedby={described || undefined}
          onInput={(event) => onValue(event.currentTarget.value)}
          onBlur={onLeave}
        />
      </div>
      {hint && !error && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}
