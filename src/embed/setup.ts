import { createTextStorage } from '../api/storage.js';
import { attributeNames } from '../contract/attributes.js';
import { donationEntry } from '../contract/donation-entry.js';
import type { Setup } from '../contract/host-messages.js';
import { lookNames } from '../contract/look.js';
import { findSecret, hasSecretKey, isHmacSecret } from '../contract/secrets.js';
import type { FormHost } from './form-module.js';
import { nearestLanguage } from './nearest-language.js';

/**
 * What the element tells its frame, and what the page keeps for it: the donations under way, in the same entries
 * of localStorage as without a frame, because a browser may deny or soon forget the frame's own.
 */
const storage = createTextStorage(() => localStorage);
const longestEntry = 4_000;

/**
 * Reads all that the frame has to know. A value that looks like a secret stays here.
 *
 * @param watch is set to see when the language around the element changes
 */
export function readSetup({ element, fallbackHref }: FormHost, watch: MutationObserver): Setup {
  const attributes: Setup['attributes'] = {};
  for (const name of attributeNames) {
    const value = element.getAttribute(name);
    if (value !== null && !hasSecretKey(value) && !isHmacSecret(value)) attributes[name] = value;
  }
  const style = getComputedStyle(element);
  const look: Setup['look'] = {};
  for (const name of lookNames) {
    const value = style.getPropertyValue(name).trim();
    if (value) look[name] = value;
  }
  look['--sir-font'] ??= style.fontFamily;
  const start = donationEntry(attributes['publishable-key'] ?? '', attributes.nonprofit ?? '');
  return {
    attributes,
    secretIn: findSecret(element.attributes),
    language: nearestLanguage(element, watch),
    fallbackHref: fallbackHref(),
    look,
    kept: storage.endings(start).map((id) => ({ name: start + id, text: storage.get(start + id) ?? '' })),
  };
}

/** Keeps or forgets what the frame asks to; nothing but a donation's entry of this element's key. */
export function keepEntry(
  element: Element,
  { name, text }: { name: string; text?: string | undefined },
): void {
  // Of any nonprofit: the page may have changed it since the donation was made.
  const start = donationEntry(element.getAttribute('publishable-key') ?? '', '').slice(0, -1);
  if (!name.startsWith(start) || (text ?? '').length > longestEntry) return;
  if (text === undefined) storage.remove(name);
  else storage.set(name, text);
}
