import type { Frequency } from './enums.js';

/** What a page chooses in the donor's place when it opens the form. */
export interface FormChoice {
  /** In major units of the form's currency: `25` or `'12.50'`. With a valid one the form opens on its second step. */
  amount?: number | string | undefined;
  frequency?: Frequency | undefined;
  /** Slug of one of the nonprofits that the form offers. */
  nonprofit?: string | undefined;
}

/** The same as it goes to a frame. */
export interface FormChoiceTexts {
  amount?: string | undefined;
  frequency?: string | undefined;
  nonprofit?: string | undefined;
}

/** Returns what an object chooses, as texts. Handlers pass an event, which chooses nothing. */
export function choiceTexts(choice: FormChoice | undefined): FormChoiceTexts {
  const texts: FormChoiceTexts = {};
  for (const name of ['amount', 'frequency', 'nonprofit'] as const) {
    const value: unknown = choice?.[name];
    if (value != null) texts[name] = String(value);
  }
  return texts;
}
