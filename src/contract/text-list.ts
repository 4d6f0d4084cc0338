import { cleanValue, unquote } from './clean-value.js';

/**
 * Texts by name, as site editors can write them: `25=feeds a family; 50=two boards`. Editors curl the quotes of JSON, eat
 * its backslashes, and end a tag at its `>`.
 *
 * A semicolon or a line break begins the next text only where `=` follows, so a text may contain both.
 */
function parseTextList(raw: string): Record<string, string> | undefined {
  const entries = raw
    .split(/[;\n](?=[^;=\n]*=|\s*$)/)
    .filter((entry) => entry.trim())
    .map((entry): [string, string] => {
      const [, name = '', text = ''] = /^([^=]*)=(?!>)(.*)$/s.exec(entry) ?? [];
      return [cleanValue(name), unquote(text.trim())];
    });
  const isList =
    entries.length && entries.every(([name, text]) => /^(?:[a-z]{3} )?[\w.]+$/i.test(name) && text);
  return isList ? Object.fromEntries(entries) : undefined;
}

/** Parses JSON; `undefined` for what is none. */
const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/**
 * Reads texts by name: a list of texts, or JSON of any kind. An editor may have curled the quotes of JSON, encoded them
 * twice, or changed its spaces.
 */
export const readTexts = (raw: string): unknown =>
  parseJson(raw) ??
  parseJson(
    raw
      .replace(/^\p{QMark}(?=\{)|(?<=\})\p{QMark}$/gu, '')
      .replace(/[“-‟«»″]|&quot;/g, '"')
      .replace(/[\s\u200b\u2060]/g, ' '),
  ) ??
  parseTextList(raw);
