/**
 * What forms with `suggest-monthly` load beside the deferred module: what decides, the screen, and the memory of whether the
 * donor has been asked.
 */
import type { SuggestionContext } from '../donation/suggestion.js';
import { createSuggestionController } from '../donation/suggestion-controller.js';

export { SuggestionScreen } from '../ui/SuggestionScreen.js';

const entry = 'sir-donate:asked-monthly';

/** Of all forms of the page, and where the browser denies storage. */
let isAskedOnPage = false;

/** A visit is that of a tab: `sessionStorage` goes with it. */
function wasAsked(isSimulated: boolean): boolean {
  try {
    return isAskedOnPage || (!isSimulated && sessionStorage.getItem(entry) !== null);
  } catch {
    return false;
  }
}

function rememberAsked(isSimulated: boolean): void {
  isAskedOnPage = true;
  try {
    if (!isSimulated) sessionStorage.setItem(entry, '1');
  } catch {
    // Then the page remembers it.
  }
}

export const createSuggestion = (context: SuggestionContext) =>
  createSuggestionController(context, { wasAsked, rememberAsked });
