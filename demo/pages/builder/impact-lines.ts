/** Impact texts as an editor writes them, one line an amount: `25 = feeds a family for a week`. */

const line = /^\s*([^=:]*?)\s*[=:]\s*(.+?)\s*$/;

/** Returns the amounts and texts, or the first line that is neither empty nor understood. */
export function readImpactLines(text: string): { entries: [amount: string, text: string][]; wrong?: string } {
  const entries: [string, string][] = [];
  for (const written of text.split('\n').filter((each) => each.trim())) {
    const [, amount = '', impact = ''] = line.exec(written) ?? [];
    if (!/^\d+(?:[.,]\d+)?$/.test(amount)) return { entries, wrong: written.trim() };
    entries.push([amount.replace(',', '.'), impact]);
  }
  return { entries };
}

/** Writes them as the attribute has them. */
export const impactJson = (text: string): string => {
  // Keys that are whole numbers would be sorted by an object; the order has no meaning.
  return JSON.stringify(Object.fromEntries(readImpactLines(text).entries));
};
