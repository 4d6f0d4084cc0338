import { isPreloaded } from '../contract/attribute-checks.js';
import type { PreloadModule, PreloadParts } from './form-module.js';

/** What the shell carries of preloading. The rest is in `preload.ts`, which it imports once the page has loaded. */

/** Once for all widgets of the page. */
let preloading: Promise<PreloadModule> | undefined;

/**
 * Lets the form of an element be got ready once the page has loaded, unless the element says otherwise, or the visitor has
 * asked for little data or has a slow network, which only Chromium tells. What fails is left to the intent.
 */
export function preloadAfterLoad(parts: PreloadParts, load: () => Promise<PreloadModule>): void {
  const { connection } = navigator;
  if (!isPreloaded(parts.read) || /2g|true/.test(`${connection?.effectiveType}${connection?.saveData}`))
    return;
  preloading ??= new Promise((resolve) => {
    if (document.readyState === 'complete') resolve(undefined);
    else addEventListener('load', resolve);
  }).then(load);
  preloading.then(
    ({ preload }) => preload(parts),
    () => {},
  );
}
