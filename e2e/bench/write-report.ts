/** Puts generated Markdown between two comments of a page. */
import { readFile, writeFile } from 'node:fs/promises';

const begin = (name: string): string => `<!-- ${name}: written by npm run bench -- --write -->`;
const end = (name: string): string => `<!-- ${name}: end -->`;

/**
 * Returns `page` with `content` between the two comments called `name`.
 * @throws Error if the page has not exactly one pair of them.
 */
export function replaceSection(page: string, name: string, content: string): string {
  const [before, rest, ...more] = page.split(begin(name));
  const [, after, ...others] = rest?.split(end(name)) ?? [];
  if (before === undefined || after === undefined || more.length > 0 || others.length > 0)
    throw new Error(`The page has not exactly one section "${name}".`);
  return `${before}${begin(name)}\n\n${content}\n\n${end(name)}${after}`;
}

export async function writeSection(path: string, name: string, content: string): Promise<void> {
  await writeFile(path, replaceSection(await readFile(path, 'utf8'), name, content));
}
