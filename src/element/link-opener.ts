import { readAddressAttributes } from '../contract/address-attributes.js';
import { type AddressTheme, readAddressTheme } from '../contract/address-theme.js';
import { parseApiBase } from '../contract/api-base.js';
import type { AttributeName } from '../contract/attribute-names.js';
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

interface LinkSettings {
  attributes: Partial<Record<AttributeName, string>>;
  tokens: AddressTheme['tokens'];
}

/**
 * Returns the attributes that a link sets; undefined if the page that it leads to would refuse them, and says why.
 *
 * Whoever writes into a page may write a link, so it sets what an address may set: by its address, or by `data-` attributes.
 */
export function readLink(link: HTMLAnchorElement, hostname = location.hostname): LinkSettings | undefined {
  const data = [...link.attributes].flatMap(({ name, value }) =>
    name.startsWith('data-') ? [[name.slice(5), value]] : [],
  );
  const { attributes, themeParameters, secretAttribute, warnings } = readAddressAttributes(
    link.hasAttribute('data-publishable-key') ? `${new URLSearchParams(data)}` : link.search,
  );
  const theme = readAddressTheme(themeParameters ?? {}, attributes.theme);
  [...warnings, ...theme.warnings].forEach(warn);
  if (secretAttribute) return undefined;
  const { tokens } = theme;
  const { mode, 'api-base': apiBase, ...others } = attributes;
  if (!others['publishable-key']) {
    warn('data-sir-donate needs data-publishable-key and data-nonprofit. The link was followed.');
    return undefined;
  }
  // Somebody else's API would be a phishing page under the partner's name.
  if (!apiBase?.trim()) return { attributes: others, tokens };
  return parseApiBase(apiBase, { loopback: isLoopback(hostname) })
    ? { attributes: { ...others, 'api-base': apiBase }, tokens }
    : undefined;
}

function elementFor(link: HTMLAnchorElement, settings: LinkSettings): SirDonateElement {
  const { ownerDocument } = link;
  const { attributes, tokens } = settings;
  const key = JSON.stringify(settings);
  const known = elements.get(key);
  if (known?.isConnected) return known;
  const element = ownerDocument.createElement('sir-donate') as SirDonateElement;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  for (const [name, value] of Object.entries(tokens)) element.style.setProperty(name, value);
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
  const settings = readLink(link);
  if (!settings) {
    outcome?.onFail();
    return;
  }
  const element = elementFor(link, settings);
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
