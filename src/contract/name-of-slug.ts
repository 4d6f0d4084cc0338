/** Returns a slug as a name: `clean-water-fund` is `Clean Water Fund`. */
export const nameOfSlug = (slug: string): string =>
  slug
    .split(/[-_.\s]+/)
    .map((word) => word.replace(/^./u, (first) => first.toUpperCase()))
    .join(' ')
    .trim();
