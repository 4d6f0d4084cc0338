/** Takes away one pair of quotation marks around a text, straight or curly, unless there are double ones inside too. */
export const unquote = (text: string): string =>
  text.replace(/^\p{QMark}([^"«»“-‟]*)\p{QMark}$/u, '$1').trim();

/**
 * Takes away what editors and copying add to the value of an attribute or an address's parameter:
 *
 * - spaces of any kind and invisible characters at both ends (`&nbsp;`, zero-width spaces, byte order marks),
 * - quotation marks around the whole,
 * - invisible characters anywhere in a value that is otherwise plain ASCII. Other scripts and emoji need some of them.
 */
export function cleanValue(value: string): string {
  // The lookbehind keeps a long run of spaces inside from being searched once for each of them.
  const text = unquote(value.replace(/^[\s\p{DI}]+|(?<![\s\p{DI}])[\s\p{DI}]+$/gu, ''));
  const visible = text.replace(/\p{DI}/gu, '');
  return /^[ -~]*$/.test(visible) ? visible : text;
}
