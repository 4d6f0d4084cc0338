/**
 * How long a donor waits for code of ours before the page's own link is offered: ten seconds, less what showing it takes.
 * Code that comes later is still used, because a slow phone may need longer.
 */
export const loadTimeoutMs = 9_000;
