/** Upper bound of a frame's height, so that a misbehaving guest cannot grow the page without limit. */
export const maxHeightPx = 5_000;
