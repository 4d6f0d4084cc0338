/** Whether two lists of the same kind have the same values, so that what was made of one holds for the other. */
export const sameValues = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.length === other.length && one.every((value, index) => value === other[index]);
