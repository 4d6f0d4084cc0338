import { addressAttributeNames } from '../contract/attribute-names.js';
import { createStylesheet } from '../element/adopt-stylesheet.js';
import { readGuestAddress } from './guest-address.js';
import type { OnHeading } from './guest-page.js';
import ownPageCss from './own-page.css?inline';

/** The page around the form when `frame.html` or `give.html` is opened by itself. No frame loads it. */

/**
 * Returns the address of the page as it may be passed on: with the parameters that are ours, and without those that others
 * have added. The form shares it.
 */
function canonicalHref(): string {
  const { attributes, themeParameters } = readGuestAddress(location);
  const url = new URL(location.href);
  url.search = url.hash = '';
  for (const name of addressAttributeNames) {
    const value = attributes[name];
    if (value !== undefined) url.searchParams.set(name, value);
  }
  for (const [name, value] of Object.entries(themeParameters ?? {})) url.searchParams.set(name, value);
  return url.href;
}

/** Adds a heading to the page. Returns a function that sets it and the page's title. */
export function createOwnPage(main: Element): OnHeading {
  createStylesheet(ownPageCss)(document);
  const heading = document.createElement('h1');
  heading.textContent = document.title;
  heading.dir = 'auto';
  const header = document.createElement('header');
  header.append(heading);
  main.before(header);
  const link = document.createElement('link');
  link.rel = 'canonical';
  link.href = canonicalHref();
  document.head.append(link);
  return (text, donate) => {
    heading.textContent = text;
    document.title = text === donate ? donate : `${text} · ${donate}`;
  };
}
