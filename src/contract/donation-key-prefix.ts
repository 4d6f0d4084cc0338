/**
 * Returns the prefix of the storage keys of the donations to one nonprofit; the donation's id follows it. The form writes
 * these entries, and the shell looks for them before the form is loaded. Valid keys and slugs have no colon, so that an
 * id, which may have one, ends no other entry's prefix.
 */
export const donationKeyPrefix = (key: string, slug: string): string =>
  `donation:${key.trim()}:${slug.trim()}:`;
