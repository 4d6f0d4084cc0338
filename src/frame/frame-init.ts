import { createTextStorage } from '../api/text-storage.js';
import { attributeNames } from '../contract/attribute-names.js';
import { donationKeyPrefix } from '../contract/donation-key-prefix.js';
import { findSecret, hasSecretKey, isHmacSecret } from '../contract/secrets.js';
import type { FormHost } from '../element/form-module.js';
import { nearestLanguage } from '../element/nearest-language.js';
import type { FrameInit } from './host-messages.js';
import { themeProperties } from './theme-properties.js';

/**
 * What the element tells its frame, and what the page keeps for it: the donations under way, in the same entries
 * of localStorage as without a frame, because a browser may deny or soon forget the frame's own.
 */
const storage = createTextStorage(() => localStorage);
const maxEntryLength = 4_000;

/**
 * Reads all that the frame has to know. A value that looks like a secret stays here.
 *
 * @param watch is set to see when the language around the element changes
 */
export function readFrameInit({ element, fallbackHref }: FormHost, watch: MutationObserver): FrameInit {
  const attributes: FrameInit['attributes'] = {};
  for (const name of attributeNames) {
    const value = element.getAttribute(name);
    if (value !== null && !hasSecretKey(value) && !isHmacSecret(value)) attributes[name] = value;
  }
  const style = getComputedStyle(element);
  const theme: FrameInit['theme'] = {};
  for (const name of themeProperties) {
    const value = style.getPropertyValue(name).trim();
    if (value) theme[name] = value;
  }
  theme['--sir-font'] ??= style.fontFamily;
  const start = donationKeyPrefix(attributes['publishable-key'] ?? '', attributes.nonprofit ?? '');
  return {
    attributes,
    secretAttribute: findSecret(element.attributes),
    language: nearestLanguage(element, watch),
    fallbackHref: fallbackHref(),
    theme,
    storedDonations: storage
      .suffixesOf(start)
      .map((id) => ({ name: start + id, value: storage.get(start + id) ?? '' })),
  };
}

/** Whether an entry is a donation's, of this element's key and any nonprofit: the page may have changed it since. */
function isDonationEntry(element: Element, name: string): boolean {
  return name.startsWith(donationKeyPrefix(element.getAttribute('publishable-key') ?? '', '').slice(0, -1));
}

/** Stores a donation under way for the frame; refuses every other entry. */
export function storeDonation(element: Element, { name, value }: { name: string; value: string }): void {
  if (isDonationEntry(element, name) && value.length <= maxEntryLength) storage.set(name, value);
}

/** Removes a donation's entry for the frame; refuses every other. */
export function removeDonation(element: Element, { name }: { name: string }): void {
  if (isDonationEntry(element, name)) storage.remove(name);
}
