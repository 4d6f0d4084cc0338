import { en } from './strings/en.js';
import { enLater } from './strings/en-later.js';
import type { StringKey } from './strings/strings.js';
import { fill, type Places, type Text } from './text.js';
import type { View } from './view.js';
import { wordsOf } from './words.js';

/** The words of both halves; known once the second is there. */
export interface LaterText extends Text {
  (key: StringKey, places?: Places): string;
}

export type LaterView = Omit<View, 'text'> & { text: LaterText };

const textsOfForm = Object.keys(en).length;

export function createLaterText({ text, words }: View): LaterText {
  const strings = { ...wordsOf(en, 0, words), ...wordsOf(enLater, textsOfForm, words) };
  return Object.assign((key: StringKey, places?: Places) => fill(strings[key], places), text);
}
