import { listItems } from '../contract/list-items.js';
import { findSecret, isSecret } from '../contract/secrets.js';
import { isPreview } from '../element/editor-preview.js';
import type { ElementShell } from '../element/form-module.js';
import { nearestLanguage } from '../element/nearest-language.js';
import { themeProperties } from '../element/theme-properties.js';
import { createWidgetIdentity } from '../element/widget-identity.js';
import type { HostDonations } from './host-donations.js';
import type { FrameInit } from './host-messages.js';

/** Reads what a frame inherits from no page. */
export function readTheme(element: Element): FrameInit['theme'] {
  const style = getComputedStyle(element);
  const theme: FrameInit['theme'] = {};
  for (const name of themeProperties) {
    const value = style.getPropertyValue(name).trim();
    if (value) theme[name] = value;
  }
  theme['--sir-font'] ??= style.fontFamily;
  return theme;
}

/**
 * Reads everything that the guest must know. A value that looks like a secret is left out.
 *
 * @param donations claims those that the page has stored
 * @param languageObserver is set up to observe changes of the language around the element
 */
export function readFrameInit(
  { element, attributeNames, read, fallbackHref }: ElementShell,
  { donations, languageObserver }: { donations: HostDonations; languageObserver: MutationObserver },
): FrameInit {
  const attributes: FrameInit['attributes'] = {};
  for (const name of attributeNames) {
    const value = read(name);
    if (value !== null && !isSecret({ name, value })) attributes[name] = value;
  }
  const [firstNonprofit = ''] = listItems(attributes.nonprofit ?? '');
  return {
    attributes,
    secretAttribute: findSecret(element.attributes),
    isPreview: isPreview(location) || undefined,
    language: nearestLanguage(element, languageObserver),
    fallbackHref: fallbackHref(),
    theme: readTheme(element),
    widget: createWidgetIdentity(element).describe(firstNonprofit),
    storedDonations: donations.claim({
      key: attributes['publishable-key'] ?? '',
      nonprofits: attributes.nonprofit ?? '',
    }),
  };
}
