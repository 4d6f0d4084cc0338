import { readAddressAttributes } from '../contract/address-attributes.js';
import { parseApiBase } from '../contract/api-base.js';
import { type AttributeName, addressAttributeNames } from '../contract/attribute-names.js';
import { warn } from '../contract/log.js';
import { isLoopback } from '../contract/loopback.js';
import type { LinkOutcome } from './form-module.js';
import { nearestLanguage } from './nearest-language.js';
import type { SirDonateElement } from './sir-donate-element.js';

/**
 * Opens the form in the page for a link. Each link has a hidden element at the end of the body, whose dialog the form shows;
 * links with the same attributes share one.
 */

const elements = new Map<string, SirDonateElement>();
/** Those whose dialog is open. */
const opened = new WeakSet<SirDonateElement>();

type LinkAttributes = Partial<Record<AttributeName, string>>;

/**
 * Returns the attributes that a link sets; undefined if the page that it leads to would refuse them, and says why.
 *
 * Whoever writes into a page may write a link, so it sets what an address may set: by its address, or by `data-` attributes.
 */
export function readLink(link: HTMLAnchorElement, hostname = location.hostname): LinkAttributes | undefined {
  let attributes: LinkAttributes = {};
  if (link.hasAttribute('data-publishable-key')) {
    for (const name of addressAttributeNames) {
      const value = link.getAttribute(`data-${name}`);
      if (value !== null) attributes[name] = value;
    }
  } else {
    const address = readAddressAttributes(link.search);
    address.warnings.forEach(warn);
    if (address.secretAttribute) return undefined;
    attributes = address.attributes;
  }
  const { mode, 'api-base': apiBase, ...others } = attributes;
  if (!others['publishable-key']) {
    warn('data-sir-donate needs data-publishable-key and data-nonprofit. The link was followed.');
    return undefined;
  }
  // Somebody else's API would be a phishing page under the partner's name.
  if (!apiBase?.trim()) return others;
  return parseApiBase(apiBase, { loopback: isLoopback(hostname) })
    ? { ...others, 'api-base': apiBase }
    : undefined;
}

function elementFor(link: HTMLAnchorElement, attributes: LinkAttributes): SirDonateElement {
  const { ownerDocument } = link;
  const key = JSON.stringify(attributes);
  const known = elements.get(key);
  if (known?.isConnected) return known;
  const element = ownerDocument.createElement('sir-donate') as SirDonateElement;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.hidden = true;
  element.addEventListener('sir-donate-open', () => opened.add(element));
  element.addEventListener('sir-donate-close', () => opened.delete(element));
  const { lang } = ownerDocument.documentElement;
  const language = nearestLanguage(link);
  if (lang && language !== lang) element.lang = language;
  // Where the form cannot work, it offers the page's link.
  const fallback = ownerDocument.createElement('a');
  fallback.href = link.href;
  fallback.textContent = link.textContent;
  element.append(fallback);
  ownerDocument.body.append(element);
  elements.set(key, element);
  return element;
}

/** Opens the form of a link or, without an `outcome`, loads it. */
export function openLink(link: HTMLAnchorElement, outcome?: LinkOutcome): void {
  const attributes = readLink(link);
  if (!attributes) {
    outcome?.onFail();
    return;
  }
  const element = elementFor(link, attributes);
  if (!outcome) {
    // The element takes it as reached for itself.
    element.dispatchEvent(new Event('pointerenter'));
    return;
  }
  const { onOpen, onFail } = outcome;
  if (opened.has(element)) {
    onOpen();
    return;
  }
  const listening = new AbortController();
  const whileListening = { signal: listening.signal };
  element.addEventListener('sir-donate-open', onOpen, whileListening);
  element.addEventListener(
    'sir-donate-error',
    ({ detail: { code } }) => {
      if (code !== 'load-failed') return;
      listening.abort();
      onFail();
    },
    whileListening,
  );
  element.addEventListener(
    'sir-donate-close',
    () => {
      listening.abort();
      // Safari gives a pressed link no focus that the dialog could restore.
      link.focus();
    },
    whileListening,
  );
  element.open();
}
