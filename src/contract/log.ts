/** Texts that this bundle has written to the console. */
const logged = new Set<string>();

/** Writes a developer warning to the console. It names the version, because a page may have files of two releases. */
export const warnAgain = (message: string): void =>
  console.warn(`[sir-donate ${__SIR_VERSION__}] ${message}`);

/** Writes a developer warning to the console, once per page and text. */
export function warn(message: string): void {
  if (!logged.has(message)) warnAgain(message);
  logged.add(message);
}
