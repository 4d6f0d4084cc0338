/** Texts that were already written to the console by this bundle. */
const logged = new Set<string>();

/**
 * Writes a developer warning to the console, once per page and text.
 *
 * @param repeat writes it each time, for what happens to the page and is not a fault of its code
 */
export function warn(message: string, { repeat = false } = {}): void {
  if (!repeat && logged.has(message)) return;
  logged.add(message);
  console.warn(`[sir-donate] ${message}`);
}
