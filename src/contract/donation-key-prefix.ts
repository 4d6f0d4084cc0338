/**
 * Names what the entries of one widget's donations begin with, before the donation's id: written by the flow, looked
 * for by the shell before any form.
 */
export const donationKeyPrefix = (key: string, nonprofit: string): string =>
  `donation:${key}:${nonprofit}:`.replace(/\s/g, '');
