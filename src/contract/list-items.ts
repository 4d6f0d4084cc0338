import { cleanValue } from './clean-value.js';

/** The items of a comma-separated list, or of a list in JSON such as `[15,30]`, without repeats. */
export const listItems = (list: string): string[] => [
  ...new Set(
    cleanValue(list)
      .replace(/^\[(.*)\]$/s, '$1')
      .split(/[,،，、]/)
      .map(cleanValue)
      .filter(Boolean),
  ),
];
