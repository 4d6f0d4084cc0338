/**
 * What the site's editor has chosen, without the key: all of it texts, so that the address of the page can hold it.
 * A secret never becomes a choice (`secret-fields.ts`).
 */
import { type FieldName, fieldNames, fields } from './fields.js';
import { holdsSecret } from './secret-fields.js';
import { type SnippetForm, type SystemId, snippetForms, systems } from './systems.js';

/** Further parts of the code, on demand. */
export const extras = ['stylesheet', 'integrity', 'policy', 'height', 'index'] as const;
export type Extra = (typeof extras)[number];

export type Choices = Readonly<Record<FieldName, string>> &
  Readonly<Record<Extra, string>> & { readonly system: SystemId; readonly form: SnippetForm };

/** Value of a flag or an extra that is chosen. */
export const chosen = 'true';

const emptyFields = Object.fromEntries(
  fieldNames.map((name) => [name, fields[name].choices?.[0]?.[0] ?? '']),
) as Record<FieldName, string>;

export const defaultChoices: Choices = {
  ...emptyFields,
  stylesheet: '',
  integrity: '',
  policy: '',
  height: '',
  index: '',
  system: 'html',
  form: 'html',
};

/** Chooses a system, and the form that it keeps. */
export const chooseSystem = (choices: Choices, system: SystemId): Choices => ({
  ...choices,
  system,
  form: systems[system].form,
});

/** Writes what differs from the defaults as the fragment of an address, which no server receives. */
export function writeFragment(choices: Choices): string {
  const pairs = Object.entries(choices).filter(
    ([name, value]) => value !== defaultChoices[name as keyof Choices],
  );
  return pairs.length ? `#${new URLSearchParams(pairs)}` : '';
}

/**
 * Reads the fragment of an address. What is unknown, or looks like a secret, is left out.
 *
 * @param nonprofit what to begin with where the fragment names none
 */
export function readFragment(fragment: string, nonprofit = ''): Choices {
  const params = new URLSearchParams(fragment.replace(/^#/, ''));
  const read = Object.keys(defaultChoices).flatMap((name) => {
    const value = params.get(name);
    return value === null || !isPossible(name, value) ? [] : [[name, value]];
  });
  return { ...defaultChoices, nonprofit, ...Object.fromEntries(read) };
}

function isPossible(name: string, value: string): boolean {
  if (name === 'system') return Object.hasOwn(systems, value);
  if (name === 'form') return Object.hasOwn(snippetForms, value);
  const { choices, kind } = Object.hasOwn(fields, name)
    ? fields[name as FieldName]
    : { choices: undefined, kind: 'flag' };
  if (choices) return choices.some(([possible]) => possible === value);
  return kind === 'flag' ? value === chosen : value.length <= 2000 && !holdsSecret(name, value);
}
