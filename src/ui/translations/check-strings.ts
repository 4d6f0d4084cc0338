import { quote } from '../../contract/secrets.js';
import { stringKeys } from './in-order.js';

/** Tells the developer of those of the page's own texts that the form has no place for. */
export function checkStrings(strings: ReadonlyMap<string, string>, warn: (message: string) => void): void {
  const known: readonly string[] = ['lang', ...stringKeys];
  for (const key of strings.keys()) {
    if (!known.includes(key))
      warn(`strings: ${quote(key)} is no text of the form and was ignored; strings/en.json has all keys.`);
  }
}
