import { nearestLanguage } from './nearest-language.js';
import { themeProperties } from './theme-properties.js';

/**
 * A second element at the end of the body, from which the dialog of a hidden element is shown. It has the tag name and
 * the classes of the first, so that the page's `::part()` rules apply, and its computed theme, language and direction.
 * It has a shadow root before it is connected, so the element's class leaves it alone.
 */
export interface Portal {
  readonly host: HTMLElement;
  /** The wrapper inside the shadow root. */
  readonly container: HTMLElement;
}

const properties = [...themeProperties, 'font-family'];

/** Sets what the portal would not inherit. A property that has the same value there goes on following the page. */
export function updatePortal({ host, container }: Portal, element: HTMLElement): void {
  for (const name of properties) host.style.removeProperty(name);
  const style = getComputedStyle(element);
  const inherited = getComputedStyle(host);
  for (const name of properties) {
    const value = style.getPropertyValue(name);
    if (value !== inherited.getPropertyValue(name)) host.style.setProperty(name, value);
  }
  const language = nearestLanguage(element);
  // Forms observe the page's languages, and update the portal after a change.
  if (host.lang !== language) host.lang = language;
  host.dir = style.direction;
  // What `followColorScheme()` has set on the container of the element.
  const source = element.shadowRoot?.querySelector<HTMLElement>('.root');
  container.className = source?.className ?? 'root';
  container.style.cssText = source?.style.cssText ?? '';
}

/** Appends a portal for the element to the end of the body. */
export function createPortal(element: HTMLElement): Portal {
  const { ownerDocument } = element;
  const host = ownerDocument.createElement(element.localName);
  host.className = element.className;
  // Without a box it moves nothing in the page. A rule that hides all elements of this tag or class must not hide it.
  host.style.setProperty('display', 'contents', 'important');
  const container = ownerDocument.createElement('div');
  host.attachShadow({ mode: 'open' }).append(container);
  ownerDocument.body.append(host);
  const portal = { host, container };
  updatePortal(portal, element);
  return portal;
}
