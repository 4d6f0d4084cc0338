/** A publishable key without what editors add to a value. */
export const bareKey = (key: string): string => key.replace(/[^\w-]/g, '');

/**
 * Returns the prefix of the storage keys of the donations to one nonprofit; the donation's id follows it. The form writes
 * these entries, and the shell looks for them before the form is loaded. Valid keys and slugs have no colon, so that an
 * id, which may have one, ends no other entry's prefix.
 */
export const donationKeyPrefix = (key: string, slug: string): string =>
  `donation:${bareKey(key)}:${slug.trim()}:`;
