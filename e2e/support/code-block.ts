/** The examples of the docs, for the tests that run or check them. */
import { readFileSync } from 'node:fs';

const readPage = (page: string): string =>
  readFileSync(new URL(`../../docs/${page}.md`, import.meta.url), 'utf8');

/** Returns the first block of code in a language below a heading of a page of the docs. */
export function codeBlock(heading: string, language: 'html' | 'ts' | 'js', page = 'testing'): string {
  const [, section = ''] = readPage(page).split(`\n## ${heading}\n`);
  const [, code] = new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\``, 'm').exec(section) ?? [];
  if (!code) throw new Error(`docs/${page}.md has no ${language} code below "${heading}".`);
  return code;
}

/** Returns what the first example of a page, or of a section of it, sets on the element beside key and nonprofit. */
export function exampleAttributes(page: string, heading = ''): Record<string, string> {
  const section = heading ? readPage(page).split(`\n## ${heading}\n`)[1] : readPage(page);
  const [, tag = ''] = /^```html\n[\s\S]*?<sir-donate([^>]*)>/m.exec(section ?? '') ?? [];
  const attributes = Object.fromEntries(
    [...tag.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
  );
  const { 'publishable-key': key, nonprofit, ...others } = attributes;
  if (!key || !nonprofit) throw new Error(`docs/${page}.md has no example of the element.`);
  return others;
}
