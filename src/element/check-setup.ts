import { isInline, isPublishableKey } from '../contract/attribute-checks.js';
import { warnAgain } from '../contract/log.js';
import { hasStoredDonation } from '../donation/has-stored-donation.js';
import { isPreview } from './editor-preview.js';
import type { ShellParts } from './form-module.js';
import { afterSetupGrace } from './setup-grace.js';

/**
 * A missing key or nonprofit may come late: a framework hydrates a server's HTML, a script defines the element before it
 * sets it up, a consent manager waits. Until then no form is loaded for it and nothing is said.
 */
const missingGraceMs = 8_000;

type Problem = 'malformed' | 'missing';

/** Elements that wait, and for what. */
const waiting = new WeakMap<HTMLElement, Problem>();

function findProblem(read: ShellParts['read']): Problem | undefined {
  const key = read('publishable-key');
  if (key?.trim() && !isPublishableKey(key)) return 'malformed';
  return key?.trim() && read('nonprofit')?.trim() ? undefined : 'missing';
}

/**
 * Looks for reasons to load the form before any intent, and calls back:
 *
 * - A donation of an earlier visit is polled to its end. One whose next poll is not due yet needs no form.
 * - A malformed key is shown on the page, after the form's own grace. So is a missing one, to a site editor.
 * - A missing key or nonprofit is no longer waited for after 8 s: a form in view shows it. For a button the developer is
 *   told, and the donor once they press it.
 *
 * @param onDue returns whether the form is being loaded
 */
export function checkSetup(
  { element, read, hadDonation }: ShellParts,
  onDue: (isFormDue: boolean) => boolean,
): void {
  const problem = findProblem(read);
  if (!problem) {
    if (hadDonation || hasStoredDonation(`${read('publishable-key')}`, `${read('nonprofit')}`, Date.now()))
      onDue(true);
    return;
  }
  if (waiting.get(element) === problem) return;
  waiting.set(element, problem);
  const isDue = problem === 'malformed' || isPreview(location);
  afterSetupGrace(
    () => {
      // Another problem has a grace of its own.
      if (waiting.get(element) !== problem) return;
      waiting.delete(element);
      if (!element.isConnected || findProblem(read) !== problem) return;
      // The form has a line of its own. An inline one is loaded once it is in view.
      if (!onDue(isDue) && !isInline(read('mode')))
        warnAgain('publishable-key or nonprofit is missing: the form cannot be used.');
    },
    isDue ? undefined : missingGraceMs,
  );
}
