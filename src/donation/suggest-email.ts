/**
 * Finds likely typos in an email address: names of big providers with letters missing, doubled, swapped or mistyped,
 * and endings that do not exist. A hint, never an error: what looks like a typo may be a real domain.
 */
const providers = [
  'gmail gmial gmal gmai gmil gamil gnail gmaill gmsil gmali ggmail gmaul',
  'hotmail hotmial hotmal hotmai hotmil homail hotnail hotmaill hotamil hormail htomail',
  'yahoo yaho yahooo yhaoo yahho yhoo yaoo',
  'outlook outlok outloo oulook outllok outlock otulook',
  'icloud iclod icoud icluod iclould iclud',
].map((names) => names.split(' '));

/** Returns the address that was probably meant, or `undefined` if this one looks right. */
export function suggestEmail(address: string): string | undefined {
  const typed = address.trim();
  const at = typed.lastIndexOf('@') + 1;
  const domain = typed.slice(at).toLowerCase();
  const [host = '', ending = '', ...more] = domain.split('.');
  const [provider] = providers.find((names) => names.includes(host)) ?? [];
  // No country has these endings; .co and .cm are real, but the big providers are not there.
  const isCom =
    /^(?:con|cmo|ocm|vom|xom|cpm|comm|coom|c0m)$/.test(ending) || (provider && /^cm?o?$/.test(ending));
  const meant = `${provider ?? host}.${isCom ? 'com' : ending}`;
  return at > 1 && ending && !more.length && meant !== domain ? typed.slice(0, at) + meant : undefined;
}
