/** The pages of docs/frameworks against the apps in demo/integrations, which are built and driven. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

const pages = readdirSync(`${root}/docs/frameworks`).filter((file) => file.endsWith('.md'));

describe.each(pages)('docs/frameworks/%s', (page) => {
  const text = readFileSync(`${root}/docs/frameworks/${page}`, 'utf8');

  it('quotes the apps word for word', () => {
    const blocks = [...text.matchAll(/^```\w+ (\S+)\n([\s\S]*?)^```$/gm)];
    for (const [, file = '', code = ''] of blocks)
      expect(readFileSync(`${root}/${file}`, 'utf8'), file).toContain(code);
  });
});
