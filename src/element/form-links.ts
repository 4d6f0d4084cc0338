import type { LinkOpener } from './form-module.js';

/**
 * Links to the form's own page open the form in the page instead, and so do links with `data-sir-donate`. Every editor keeps
 * links, also those that remove elements and scripts. What opens the form is a file that the first such link loads.
 */

/** How long a visitor waits for the form before the link is followed. */
const followAfterMs = 5_000;

/** A link of the form says so by its address, since editors remove attributes. Visitors' links do not count. */
const selector =
  ':is([href*="frame.html?"][href*="publishable-key=pk_"],[href][data-sir-donate]):not([download],[rel~=ugc i])';

export interface FormLinkOptions {
  loadOpener(): Promise<LinkOpener>;
  /** Addresses of our files, absolute or relative to the page: a link's address counts if it has the origin of one. */
  ownAddresses(): readonly (string | undefined)[];
}

/** Watches the document. In the capturing phase, because menus keep a click from bubbling, and routers take it. */
export function watchFormLinks({ loadOpener, ownAddresses }: FormLinkOptions): void {
  let lastLink: Element | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function onIntent(event: Event): void {
    const path = event.composedPath() as Element[];
    // Along the path, and not by `closest()`: what is pressed may be in the shadow root of an icon in the link.
    const link = path.find((node): node is HTMLAnchorElement => node.matches?.(selector));
    const isOfForm = ({ origin, dataset }: HTMLAnchorElement) =>
      'sirDonate' in dataset ||
      // A link resolves any text as an address, and throws for none.
      ownAddresses().some(
        (href) => href && Object.assign(document.createElement('a'), { href }).origin === origin,
      );
    // The links of an element, and of a form, lead there where the form does not work.
    if (!link || path.some(({ localName }) => localName === 'sir-donate') || !isOfForm(link)) return;
    const { type, button, ctrlKey, metaKey, shiftKey, altKey } = event as MouseEvent;
    if (type !== 'click') {
      if (link !== lastLink)
        loadOpener().then(
          ({ openLink }) => openLink(link),
          () => {},
        );
      lastLink = link;
      return;
    }
    if (event.defaultPrevented || button || ctrlKey || metaKey || shiftKey || altKey) return;
    event.preventDefault();
    const onOpen = () => clearTimeout(timer);
    const onFail = () => {
      onOpen();
      location.href = link.href;
    };
    onOpen();
    timer = setTimeout(onFail, followAfterMs);
    loadOpener()
      .then(({ openLink }) => openLink(link, { onOpen, onFail }))
      .catch(onFail);
  }

  for (const type of ['click', 'pointerover', 'focusin']) document.addEventListener(type, onIntent, true);
}
