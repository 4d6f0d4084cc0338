/** Names the entry of one widget's donation under way: written by the flow, looked for by the shell before any form. */
export const donationEntry = (key: string, nonprofit: string): string =>
  `donation:${key}:${nonprofit}`.replace(/\s/g, '');
