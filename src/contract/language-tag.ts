/**
 * A BCP 47 tag, also as POSIX, Java, WordPress and people write it: `de_DE`, `de_DE.UTF-8`, `sr_RS@latin`, `de, en`. Of a
 * tag that is wrong further back, what stands before that remains: `de-de-de` is `de-DE`.
 */
export const languageTag = (raw: string): string | undefined => {
  const [, tag] =
    /^\W*([a-z]{2,3}(?:-[a-z\d]{1,8})*)(?=[^a-z\d]*$|\s*[,;]|-)/i.exec(
      raw.replace(/[.@].*/, '').replace(/_/g, '-'),
    ) ?? [];
  for (let rest = tag; rest; rest = rest.replace(/-?[^-]*$/, '')) {
    try {
      return Intl.getCanonicalLocales(rest)[0];
    } catch {
      // Shorter, then.
    }
  }
  return undefined;
};
