import { scriptAddresses } from './script-addresses.js';

/** An image that is named `currentScript` hides the script: https://html.spec.whatwg.org/#dom-document-nameditem */
const { currentScript } = document;
const script = currentScript instanceof HTMLScriptElement ? currentScript : undefined;

/** A module that failed to load stays failed under its URL in some browsers: https://github.com/whatwg/html/issues/6768 */
let query = '';

/** As `scriptAddresses`, for this script and page. */
export const ownAddresses = (): string[] =>
  scriptAddresses(script, () => [
    ...document.querySelectorAll('script'),
    // A page's own variable `performance` replaces the object.
    ...(performance.getEntriesByType?.('resource') ?? []).flatMap((entry) =>
      (entry as PerformanceResourceTiming).initiatorType === 'script' ? { src: entry.name, dataset: {} } : [],
    ),
  ]);

/**
 * Imports a file of ours, wherever this script was loaded from.
 *
 * @param file its address, relative to the script's
 */
export async function importFile<Module>(file: string): Promise<Module> {
  let failure: unknown;
  for (const address of ownAddresses())
    try {
      const url = file + query;
      return await import(
        /* @vite-ignore */ address ? new URL(url, new URL(address, document.baseURI)).href : url
      );
    } catch (error) {
      failure = error;
    }
  query = `?${Date.now()}`;
  throw new Error(`${failure}. Set data-files="(folder of sir-donate.js)" on the script?`);
}
