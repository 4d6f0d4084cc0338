/**
 * Returns the prefix of the storage keys of one widget's donations; the donation's id follows it. The form writes these
 * entries, and the shell looks for them before the form is loaded.
 */
export const donationKeyPrefix = (key: string, nonprofit: string): string =>
  `donation:${key}:${nonprofit}:`.replace(/\s/g, '');
