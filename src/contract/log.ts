/** Texts that this bundle has written to the console. */
const logged = new Set<string>();

/** Writes a developer warning to the console. */
export const warnAgain = (message: string): void => console.warn(`[sir-donate] ${message}`);

/** Writes a developer warning to the console, once per page and text. */
export function warn(message: string): void {
  if (!logged.has(message)) warnAgain(message);
  logged.add(message);
}
