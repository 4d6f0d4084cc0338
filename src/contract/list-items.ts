/** The items of a comma-separated list, or of a list in JSON such as `[15,30]`, without repeats. */
export const listItems = (list: string): string[] => [
  ...new Set(
    list
      .replace(/^\s*\[(.*)\]\s*$/s, (_, inner: string) => inner.replace(/["']/g, ''))
      .split(',')
      .map((item) => item.trim())
      .filter(Boolean),
  ),
];
