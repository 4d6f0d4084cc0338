/**
 * What the WordPress plug-in (`demo/integrations/wordpress/`) has of the host contract and of its own texts, written by
 * `npm run docs`: its table of attributes, and the template for translators.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AttributeName } from '../../src/contract/attribute-names.js';
import { describeAttributes } from '../contract-docs.js';
import { pluginFiles, pluginFolder } from './plugin-folder.js';

/**
 * Attributes that a block or a shortcode cannot set: the key and the API are the site's, and a page with donor data must not be
 * cached, as pages of WordPress are.
 */
const isForAuthors = (name: AttributeName): boolean =>
  name !== 'publishable-key' && name !== 'api-base' && !name.startsWith('donor-');

/** Writes `includes/attributes.php`. */
export function attributeTable(): string {
  const rows = describeAttributes().map(({ name, fromAddress, byDefault }) => {
    const spec = { author: isForAuthors(name), address: fromAddress, flag: byDefault === 'off' };
    const items = Object.entries(spec).map(([key, value]) => `\t\t'${key}' => ${value},\n`);
    return `\t'${name}' => array(\n${items.join('')}\t),\n`;
  });
  return `<?php
/**
 * The attributes of the element: whether a block or a shortcode may set one, whether an address may, and whether it stands
 * without a value. Written by \`npm run docs\` from src/contract/attributes.ts. Change it there.
 *
 * @package SirDonate
 */

defined( 'ABSPATH' ) || exit;

return array(
${rows.join('')});
`;
}

/** A call of a translation function with a text in single quotes and the text domain: alike in PHP and JavaScript. */
const translated =
  /\b(?:__|_e|esc_html__|esc_html_e|esc_attr__)\(\s*'((?:[^'\\]|\\.)*)',\s*'sir-donate',?\s*\)/g;

const potString = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

interface Message {
  text: string;
  places: string[];
  /** What a translator must know. */
  comment: string | undefined;
}

/** Lists what is translated, in the order of the files, each text once. */
export function translatedTexts(): Message[] {
  const messages = new Map<string, Message>();
  for (const path of pluginFiles().filter((file) => /\.(?:php|js)$/.test(file))) {
    const source = readFileSync(join(pluginFolder, path), 'utf8');
    for (const { index, 1: text = '' } of source.matchAll(translated)) {
      const before = source.slice(0, index);
      const comment = /\/\* translators: (.*?) \*\/[^\n]*\n[^\n]*$/.exec(before)?.[1];
      const message = messages.get(text) ?? { text, places: [], comment };
      if (!message.places.includes(path)) message.places.push(path);
      messages.set(text, message);
    }
  }
  return [...messages.values()];
}

/** Writes `languages/sir-donate.pot`. */
export function translationTemplate(): string {
  const block: { title: string; description: string } = JSON.parse(
    readFileSync(join(pluginFolder, 'block/block.json'), 'utf8'),
  );
  const fromBlock = [
    `#: block/block.json\nmsgctxt "block title"\nmsgid ${potString(block.title)}\nmsgstr ""\n`,
    `#: block/block.json\nmsgctxt "block description"\nmsgid ${potString(block.description)}\nmsgstr ""\n`,
  ];
  const entries = translatedTexts().map(({ text, places, comment }) =>
    [
      ...(comment ? [`#. translators: ${comment}`] : []),
      ...places.map((place) => `#: ${place}`),
      ...(/%[sd]/.test(text) ? ['#, php-format'] : []),
      `msgid ${potString(text)}`,
      'msgstr ""',
      '',
    ].join('\n'),
  );
  const header = [
    '# Written by `npm run docs` from the files of the plug-in.',
    'msgid ""',
    'msgstr ""',
    '"Project-Id-Version: SIR Donate\\n"',
    '"MIME-Version: 1.0\\n"',
    '"Content-Type: text/plain; charset=UTF-8\\n"',
    '"Content-Transfer-Encoding: 8bit\\n"',
    '"X-Domain: sir-donate\\n"',
    '',
  ].join('\n');
  return [header, ...entries, ...fromBlock].join('\n');
}
