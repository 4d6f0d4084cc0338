import { loadTimeoutMs } from './load-timeout.js';
import { scriptFolders } from './script-folders.js';

/** An image that is named `currentScript` hides the script: https://html.spec.whatwg.org/#dom-document-nameditem */
const { currentScript } = document;
const script = currentScript instanceof HTMLScriptElement ? currentScript : undefined;

/**
 * A module that failed to load stays failed under its URL in some browsers (https://github.com/whatwg/html/issues/6768),
 * and one that does not answer stays unanswered in all.
 */
let query = '';
const renewQuery = (): void => {
  query = `?${Date.now()}`;
};

/** As `scriptFolders`, for this script and page. */
export const ownFolders = (): string[] =>
  scriptFolders(script, () => ({
    elements: document.querySelectorAll('script'),
    loaded: performance
      .getEntriesByType('resource')
      .flatMap((entry) =>
        (entry as PerformanceResourceTiming).initiatorType === 'script' ? entry.name : [],
      ),
  }));

/**
 * Imports a file of ours, wherever this script was loaded from.
 *
 * @param file its address, relative to the script's
 */
export async function importFile<Module>(file: string): Promise<Module> {
  let failure: unknown = 'Unknown address';
  for (const folder of ownFolders()) {
    const timer = setTimeout(renewQuery, loadTimeoutMs);
    try {
      return await import(/* @vite-ignore */ folder + file + query);
    } catch (error) {
      failure = error;
    } finally {
      clearTimeout(timer);
    }
  }
  renewQuery();
  throw new Error(`${failure}. Set data-files="(folder of sir-donate.js)" on the script?`);
}
