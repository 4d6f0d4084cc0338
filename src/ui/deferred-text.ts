import { fill, type Places, type Text } from './text.js';
import { enDeferred } from './translations/en.deferred.js';
import { en } from './translations/en.js';
import type { StringKey } from './translations/strings.js';
import { wordsOf } from './translations.js';
import type { View } from './view.js';

/** The words of both halves; known once the second is there. */
export interface DeferredText extends Text {
  (key: StringKey, places?: Places): string;
}

export type DeferredView = Omit<View, 'text'> & { text: DeferredText };

const textsOfForm = Object.keys(en).length;

export function createDeferredText({ text, words }: View): DeferredText {
  const strings = { ...wordsOf(en, 0, words), ...wordsOf(enDeferred, textsOfForm, words) };
  return Object.assign((key: StringKey, places?: Places) => fill(strings[key], places), text);
}
