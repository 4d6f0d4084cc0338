/** Writes HTML and CSS of snippets. */
import type { AttributeName } from '../../../src/contract/attribute-names.js';
import { type AttributeField, attributesWithoutField, fields } from './fields.js';
import type { SnippetOptions, Tokens } from './snippet-options.js';

export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Returns one attribute with a space before it; empty for an empty value. */
export const attribute = (name: string, value: string): string =>
  value ? ` ${name}="${escapeHtml(value)}"` : '';

/** Returns the attributes of the element, a flag by its name alone. */
export const htmlAttributes = (attributes: SnippetOptions['attributes']): string =>
  [...attributes].map(([name, value]) => (isFlag(name) ? ` ${name}` : attribute(name, value))).join('');

export const isFlag = (name: AttributeName): boolean =>
  !(name in attributesWithoutField) && fields[name as AttributeField].kind === 'flag';

/** Returns the tokens as the value of a style attribute. */
export const styleOf = (tokens: Tokens): string =>
  Object.entries(tokens)
    .map(([name, value]) => `${name}: ${value}`)
    .join('; ');

/** Rules that reserve the element's space until the script has arrived: docs/styling.md. */
const reservedSpace = `sir-donate { display: inline-block; min-block-size: 50px; vertical-align: top }
sir-donate[mode="inline"] { display: block; min-block-size: 548px }
`;

/** Returns the rules for a site's stylesheet: no layout shift, and the tokens. */
export const stylesheet = (tokens: Tokens): string => `${reservedSpace}${tokenRule(tokens)}`;

/** Returns the rule with the tokens; empty without any. */
export const tokenRule = (tokens: Tokens): string => {
  const lines = Object.entries(tokens).map(([name, value]) => `  ${name}: ${value};\n`);
  return lines.length ? `sir-donate {\n${lines.join('')}}\n` : '';
};
