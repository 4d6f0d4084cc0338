/** Impact texts as an editor writes them, one line an amount: `25 = feeds a family for a week`. */
import { readTexts } from '../../../src/contract/text-list.js';

const line = /^\s*([^=:]*?)\s*[=:]\s*(.+?)\s*$/;
/** What people write besides: `$25 – a meal`, `25 a meal`. */
const looseLine = /^\s*[$€£]?\s*(\d+(?:[.,]\d+)?)(?:\s*[–—=:-]\s*|\s+)(\D.*?)\s*$/;

const isAmount = /^\d+(?:[.,]\d+)?$/;

/** Whether a field has impact texts. */
export const isImpact = (name: string): boolean => name === 'impact' || name === 'monthly-impact';

/** Returns the amounts and texts, or the first line that is neither empty nor understood. */
export function readImpactLines(text: string): { entries: [amount: string, text: string][]; wrong?: string } {
  const entries: [string, string][] = [];
  for (const written of text.split('\n').filter((each) => each.trim())) {
    let [, amount = '', impact = ''] = line.exec(written) ?? [];
    if (!isAmount.test(amount)) [, amount = '', impact = ''] = looseLine.exec(written) ?? [];
    if (!isAmount.test(amount)) return { entries, wrong: written.trim() };
    entries.push([amount.replace(',', '.'), impact]);
  }
  return { entries };
}

/**
 * Writes them as the attribute has them: `25=feeds a family; 50=two boards`, because editors curl the quotes of JSON and eat
 * its backslashes. Texts that would be read otherwise in that form are written as JSON.
 */
export function impactAttribute(text: string): string {
  const texts = Object.fromEntries(readImpactLines(text).entries);
  const plain = Object.entries(texts)
    .map(([amount, impact]) => `${amount}=${impact}`)
    .join('; ');
  return sameTexts(readTexts(plain), texts) ? plain : JSON.stringify(texts);
}

const sameTexts = (read: unknown, texts: Readonly<Record<string, string>>): boolean =>
  JSON.stringify(read) === JSON.stringify(texts);
