import type { ComponentChildren, TargetedEvent } from 'preact';
import { useState } from 'preact/hooks';
import { isImpact } from './impact-lines.js';
import { holdsSecret, secretReason } from './secret-fields.js';

export interface TextFieldProps {
  name: string;
  label: string;
  hint?: string | undefined;
  example?: string | undefined;
  value: string;
  problem?: string | undefined;
  isLong?: boolean;
  /** Takes a row of its own. */
  isWide?: boolean;
  /** Beside the field, in the same line. */
  beside?: ComponentChildren;
  children?: ComponentChildren;
  onChange(value: string): void;
}

type Input = HTMLInputElement | HTMLTextAreaElement;

/**
 * A labelled text field with its hint and the reason why its value is not understood. A secret is refused before the field
 * has it; where the browser does not tell in advance, it is taken out again at once. After that nothing can be typed until
 * something is deleted or pasted, or the field is left.
 */
export function TextField(props: TextFieldProps) {
  const { name, label, hint, example, value, isLong, isWide = isLong, beside, children, onChange } = props;
  const [isRefused, setRefused] = useState(false);
  // Only while the field has the focus: whoever comes back may type. The reason stays until the text changes.
  const [isBlocked, setBlocked] = useState(false);
  const problem = isRefused ? secretReason : props.problem;
  const id = `field-${name}`;

  const refuseSecret = (event: InputEvent): void => {
    const text = event.data ?? event.dataTransfer?.getData('text/plain');
    if (!text) return;
    const isTyped = event.inputType === 'insertText' && text.length === 1;
    const { value: before, selectionStart, selectionEnd } = event.target as Input;
    const after = before.slice(0, selectionStart ?? 0) + text + before.slice(selectionEnd ?? before.length);
    // The rest of a secret that is typed must not come in behind its beginning.
    if (!(isBlocked && isTyped) && !holdsSecret(name, after)) return;
    event.preventDefault();
    setRefused(true);
    setBlocked(true);
  };
  const read = ({ currentTarget: input }: TargetedEvent<Input>): void => {
    const refused = holdsSecret(name, input.value);
    setRefused(refused);
    setBlocked(refused);
    if (refused) input.value = value;
    else onChange(input.value);
  };

  const attributes = {
    id,
    name,
    value,
    placeholder: example,
    spellcheck: isImpact(name),
    autocomplete: 'off',
    'aria-invalid': Boolean(problem),
    'aria-describedby': `${id}-hint ${id}-problem`,
    onBeforeInput: refuseSecret,
    onInput: read,
    onBlur: () => setBlocked(false),
  } as const;
  return (
    <div class={`field${isWide ? ' wide' : ''}`}>
      <label for={id}>{label}</label>
      <div class="input-row">
        {isLong ? <textarea {...attributes} rows={3} /> : <input {...attributes} type="text" />}
        {beside}
      </div>
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
      <p class="problem" id={`${id}-problem`} aria-live="polite">
        {problem}
      </p>
      {children}
    </div>
  );
}
