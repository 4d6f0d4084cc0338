import type { DeferredKey } from './en.deferred.js';
import type { FormKey } from './en.js';

/** English is built in, half of it in the deferred module; each other language is a file in `locales/`. */
export type TranslationKey = FormKey | DeferredKey;
export type Translations = Readonly<Record<TranslationKey, string>>;

/** The host page's own strings; they win over those of the widget. */
export type PageStrings = { readonly [Key in TranslationKey]?: string | undefined } & {
  /** BCP 47 tag of the language they are in, where it is not the widget's. */
  readonly lang?: string | undefined;
};
