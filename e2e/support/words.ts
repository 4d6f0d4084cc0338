import { en } from '../../src/ui/strings/en.js';
import { enAfter } from '../../src/ui/strings/en-after.js';

/** What the widget says, from where it says it, so that a reworded string needs no change here. */
const strings = { ...en, ...enAfter };

/** Returns a string with its `{places}` filled. */
export const say = (key: keyof typeof strings, places: Readonly<Record<string, string>> = {}): string =>
  strings[key].replace(/\{(\w+)\}/g, (whole, name: string) => places[name] ?? whole);
