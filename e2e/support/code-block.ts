/** The examples of docs/testing.md, for the tests that run or check them. */
import { readFileSync } from 'node:fs';

/** Returns the first block of code in a language below a heading of docs/testing.md. */
export function codeBlock(heading: string, language: 'html' | 'ts'): string {
  const page = readFileSync(new URL('../../docs/testing.md', import.meta.url), 'utf8');
  const [, section = ''] = page.split(`\n## ${heading}\n`);
  const [, code] = new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\``, 'm').exec(section) ?? [];
  if (!code) throw new Error(`docs/testing.md has no ${language} code below "${heading}".`);
  return code;
}
