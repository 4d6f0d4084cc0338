import type { ComponentChildren } from 'preact';
import { ColorField } from './ColorField.js';
import { type Choices, chosen } from './choices.js';
import type { Problems } from './field-checks.js';
import { type Field, type FieldName, fieldNames, fields } from './fields.js';
import { TextField } from './TextField.js';

export interface ChoiceFieldsProps {
  group: Field['group'];
  choices: Choices;
  problems: Problems;
  onChange(name: FieldName, value: string): void;
}

/** All fields of a group, in the order of the table. */
export function ChoiceFields({ group, choices, problems, onChange }: ChoiceFieldsProps) {
  return (
    <div class="fields">
      {fieldNames
        .filter((name) => fields[name].group === group)
        .map((name) => (
          <ChoiceField
            key={name}
            name={name}
            choices={choices}
            // An empty field is no mistake yet; `Copy` asks for what is needed.
            problem={choices[name].trim() ? problems[name] : undefined}
            onChange={(value) => onChange(name, value)}
          />
        ))}
    </div>
  );
}

interface ChoiceFieldProps {
  name: FieldName;
  choices: Choices;
  problem: string | undefined;
  onChange(value: string): void;
}

function ChoiceField({ name, choices, problem, onChange }: ChoiceFieldProps) {
  const { kind, label, hint, example, choices: options = [] } = fields[name];
  const value = choices[name];
  switch (kind) {
    case 'choice':
      return <SelectField {...{ name, label, hint, value, options, problem, onChange }} />;
    case 'languages':
      return <SelectField {...{ name, label, hint, value, options: languageChoices(), problem, onChange }} />;
    case 'flag':
      return <CheckField {...{ name, label, hint, isChosen: value === chosen, onChange }} />;
    case 'color':
      return <ColorField {...{ name, label, hint, example, choices, problem, onChange }} />;
    default:
      return (
        <TextField {...{ name, label, hint, example, value, problem, onChange }} isLong={kind === 'lines'} />
      );
  }
}

/** The languages that ship, by their own names. */
function languageChoices(): (readonly [string, string])[] {
  const nameOf = (tag: string): string => new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag;
  const languages = ['en', ...__SIR_LANGUAGES__.split(' ')].map((tag) => [tag, nameOf(tag)] as const);
  return [['', 'that of the page'], ...languages.sort(([, one], [, other]) => one.localeCompare(other))];
}

interface SelectFieldProps {
  name: string;
  label: string;
  hint?: string | undefined;
  value: string;
  options: readonly (readonly [value: string, text: string])[];
  problem?: string | undefined;
  onChange(value: string): void;
}

export function SelectField({ name, label, hint, value, options, problem, onChange }: SelectFieldProps) {
  const id = `field-${name}`;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        name={name}
        value={value}
        aria-describedby={`${id}-hint ${id}-problem`}
        onInput={({ currentTarget }) => onChange(currentTarget.value)}
      >
        {options.map(([each, text]) => (
          <option key={each} value={each}>
            {text}
          </option>
        ))}
      </select>
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
      <p class="problem" id={`${id}-problem`} aria-live="polite">
        {problem}
      </p>
    </div>
  );
}

interface CheckFieldProps {
  name: string;
  label: string;
  hint?: ComponentChildren;
  isChosen: boolean;
  onChange(value: string): void;
}

export function CheckField({ name, label, hint, isChosen, onChange }: CheckFieldProps) {
  const id = `field-${name}`;
  return (
    <div class="field check-field wide">
      <input
        id={id}
        name={name}
        type="checkbox"
        checked={isChosen}
        aria-describedby={`${id}-hint`}
        onInput={({ currentTarget }) => onChange(currentTarget.checked ? chosen : '')}
      />
      <label for={id}>{label}</label>
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
    </div>
  );
}
