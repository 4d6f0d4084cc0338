import type { DeferredKey } from './en.deferred.js';
import type { FormKey } from './en.js';

/** Every text of the widget. English is built in, in two halves; another language is one file of this shape. */
export type StringKey = FormKey | DeferredKey;
export type Strings = Readonly<Record<StringKey, string>>;

/** Texts of the page's own, over those of the widget. */
export interface PageStrings extends Partial<Strings> {
  /** Their language, BCP 47, where they are not in the one that the widget would speak. */
  readonly lang?: string;
}
