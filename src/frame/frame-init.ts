import { attributeNames } from '../contract/attribute-names.js';
import { findSecret, hasSecretKey, isHmacSecret } from '../contract/secrets.js';
import type { ElementShell } from '../element/form-module.js';
import { nearestLanguage } from '../element/nearest-language.js';
import type { FrameInit } from './host-messages.js';
import { listStoredDonations } from './host-storage.js';
import { themeProperties } from './theme-properties.js';

/**
 * Reads everything that the guest must know. A value that looks like a secret is left out.
 *
 * @param languageObserver is set up to observe changes of the language around the element
 */
export function readFrameInit(
  { element, fallbackHref }: ElementShell,
  languageObserver: MutationObserver,
): FrameInit {
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
  return {
    attributes,
    secretAttribute: findSecret(element.attributes),
    language: nearestLanguage(element, languageObserver),
    fallbackHref: fallbackHref(),
    theme,
    storedDonations: listStoredDonations(attributes['publishable-key'] ?? '', attributes.nonprofit ?? ''),
  };
}
