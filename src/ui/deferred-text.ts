import { type DeferredText, fill, type Placeholders } from './text.js';
import { translate } from './translate.js';
import { enDeferred } from './translations/en.deferred.js';
import { en } from './translations/en.js';
import type { TranslationKey } from './translations/translations.js';
import type { View } from './view.js';

export type DeferredView = Omit<View, 'text'> & { text: DeferredText };

export function createDeferredText({ text, translations }: View): DeferredText {
  const strings = translate({ ...en, ...enDeferred }, translations);
  return Object.assign(
    (key: TranslationKey, placeholders?: Placeholders) => fill(strings[key], placeholders),
    text,
  );
}
