/** The word on the button, in each language that ships. */
import { en } from '../../../src/ui/translations/en.js';

const files = import.meta.glob<{ donate: string }>('../../../src/ui/translations/locales/*.ts', {
  eager: true,
  import: 'default',
});

/** Returns *Donate* in a language that ships; in English for any other, and for that of the page. */
export function donateWord(language: string): string {
  const path = Object.keys(files).find((each) => each.endsWith(`/${language}.ts`));
  return (path && files[path]?.donate) || en.donate;
}
