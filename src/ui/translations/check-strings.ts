import { quote } from '../../contract/secrets.js';
import { enDeferred } from './en.deferred.js';
import { en } from './en.js';

/** Warns the developer of each key in the page's own strings that the form does not have. */
export function checkStrings(strings: ReadonlyMap<string, string>, warn: (message: string) => void): void {
  for (const key of strings.keys()) {
    if (key !== 'lang' && !Object.hasOwn(en, key) && !Object.hasOwn(enDeferred, key))
      warn(`strings: ${quote(key)} is no text of the form and was ignored; strings/en.json has all keys.`);
  }
}
