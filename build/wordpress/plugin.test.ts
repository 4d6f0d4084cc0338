/** The WordPress plug-in has the host contract, and says what this repository says. What runs in WordPress: `npm run test:wordpress`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { reservedSpaceCss } from '../../e2e/support/snippets.js';
import { formsTable, rolesTable } from '../../e2e/wordpress/forms.js';
import { attributeOf } from '../../src/contract/attribute-names.js';
import { modes, themes } from '../../src/contract/enums.js';
import { readPackageJson } from '../package-json.js';
import { attributeTable, translatedTexts, translationTemplate } from './plugin-data.js';
import { pluginFiles, pluginFolder } from './plugin-folder.js';
import { zipPlugin } from './zip.js';

const read = (path: string): string => readFileSync(join(pluginFolder, path), 'utf8');
const sources = pluginFiles().filter((path) => path.endsWith('.php'));

const block = z
  .object({
    version: z.string(),
    attributes: z.record(z.string(), z.object({ enum: z.array(z.string()).optional() })),
  })
  .parse(JSON.parse(read('block/block.json')));

describe('the WordPress plug-in', () => {
  it('has every attribute of the table (if not: npm run docs)', async () => {
    await expect(attributeTable()).toMatchFileSnapshot(join(pluginFolder, 'includes/attributes.php'));
  });

  it('has a template for translators (if not: npm run docs)', async () => {
    await expect(translationTemplate()).toMatchFileSnapshot(join(pluginFolder, 'languages/sir-donate.pot'));
  });

  it('translates each text with its text domain', () => {
    expect(translatedTexts().length).toBeGreaterThan(40);
    for (const path of sources) {
      const calls = read(path).match(/\b(?:__|_e|esc_html__|esc_html_e|esc_attr__)\(/g) ?? [];
      const domains = read(path).match(/', 'sir-donate' \)/g) ?? [];
      expect(domains.length, path).toBeGreaterThanOrEqual(calls.length);
    }
  });

  it('has a block whose fields are attributes of the element', () => {
    const own = ['label', 'textAlign'];
    const names = Object.keys(block.attributes).filter((name) => !own.includes(name));
    expect(names.filter((name) => !attributeOf.has(name))).toEqual([]);
    // A block without a button of its own would be nothing to see.
    expect(modes).toEqual(expect.arrayContaining(block.attributes.mode?.enum ?? ['none']));
    expect(block.attributes.theme?.enum).toEqual([...themes]);
  });

  it('has the version of the package wherever it names one', () => {
    const { version } = readPackageJson();
    expect(block.version).toBe(version);
    expect(read('sir-donate.php')).toContain(` * Version:           ${version}\n`);
    expect(read('sir-donate.php')).toContain(`'SIR_DONATE_VERSION', '${version}'`);
    expect(read('readme.txt')).toContain(`Stable tag: ${version}\n`);
  });

  it('keeps the place of the element with the documented rules', () => {
    for (const rule of reservedSpaceCss.trim().split('\n'))
      expect(read('includes/script.php').replaceAll('\\"', '"')).toContain(rule);
  });

  it('runs no file that a browser asks for by itself', () => {
    for (const path of sources)
      expect(read(path), path).toMatch(/^defined\( '(?:ABSPATH|WP_UNINSTALL_PLUGIN)' \) \|\| exit;$/m);
  });

  it('has no syntax or function that PHP 7.4 and WordPress 6.1 lack', () => {
    for (const path of sources)
      expect(read(path), path).not.toMatch(/\bmatch\s*\(|\?->|\bstr_(?:contains|starts_with|ends_with)\(/);
  });
});

describe('the docs of WordPress', () => {
  const docs = (page: string): string => readFileSync(new URL(`../../docs/${page}`, import.meta.url), 'utf8');

  it('have the tables of what was tried', () => {
    expect(docs('wordpress.md')).toContain(`<!-- roles -->\n\n${formsTable()}\n\n<!-- /roles -->`);
    expect(docs('cms.md')).toContain(`<!-- wordpress -->\n\n${rolesTable()}\n\n<!-- /wordpress -->`);
  });
});

describe('the zip of the WordPress plug-in', () => {
  const files = new Map([
    ['v0/sir-donate.js', '// the shell'],
    ['0.1.0/form-abcdefgh.js', '// the form'],
  ]);
  const unzipped = (zip: Uint8Array) =>
    new Map(Object.entries(unzipSync(zip)).map(([path, content]) => [path, strFromU8(content)]));

  it('has the plug-in in a folder of its name, with its own copy of the files', () => {
    const content = unzipped(zipPlugin({ files }));
    expect(content.get('sir-donate/sir-donate.php')).toBe(read('sir-donate.php'));
    expect(content.get('sir-donate/files/v0/sir-donate.js')).toBe('// the shell');
    expect(content.get('sir-donate/files/0.1.0/form-abcdefgh.js')).toBe('// the form');
    expect(content.has('sir-donate/LICENSE')).toBe(true);
  });

  it('names the host of the files instead, if it is told to', () => {
    const content = unzipped(zipPlugin({ filesUrl: "https://cdn.example/it's/v0/" }));
    expect(content.get('sir-donate/sir-donate.php')).toContain(
      "define( 'SIR_DONATE_FILES_URL', 'https://cdn.example/it%27s/v0/' );",
    );
    expect([...content.keys()].filter((path) => path.includes('/files/'))).toEqual([]);
  });

  it('refuses a host of the files without https', () => {
    expect(() => zipPlugin({ filesUrl: 'http://cdn.example/v0/' })).toThrow('https');
  });

  it('is the same for the same content', () => {
    expect(zipPlugin({ files })).toEqual(zipPlugin({ files }));
  });
});
