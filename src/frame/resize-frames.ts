import { protocolVersion } from '../contract/messages.js';
import { maxHeightPx } from './max-height.js';

/**
 * Gives every bare iframe of a page the height that its form asks for. A message counts if
 *
 * 1. its sender is the window of an iframe of the page, now,
 * 2. that iframe's own address is one of our pages, and the sender has its origin: the frame has not gone elsewhere. A sandbox
 *    without `allow-same-origin` takes the origin away, so there the height alone can be wrong,
 * 3. it is a `resize` message of this protocol version, with a height above 0.
 *
 * An isolated element sizes its own iframe, so its shadow root is left alone. Others that are open are searched.
 */
const source = 'sir-donate';

const ourPage = /^[^?#]*\/(?:frame|give)(?:\.html)?(?:[?#]|$)/;

function findFrames(root: Document | ShadowRoot): HTMLIFrameElement[] {
  return [...root.querySelectorAll('*')].flatMap((element) => {
    // Stryker disable next-line ArrayDeclaration: what has no window is the sender of no message.
    if (element instanceof HTMLIFrameElement) return ourPage.test(element.src) ? element : [];
    // Stryker disable next-line ArrayDeclaration: the same.
    return element.shadowRoot && element.localName !== source ? findFrames(element.shadowRoot) : [];
  });
}

/** Whether messages of the frame have this origin. `src` reads as the whole address, as the browser understands it. */
const hasOrigin = ({ sandbox, src }: HTMLIFrameElement, origin: string): boolean =>
  origin === 'null'
    ? sandbox.length > 0 && !sandbox.contains('allow-same-origin')
    : src.startsWith(`${origin}/`);

function setHeight(frame: HTMLIFrameElement, height: number): void {
  const { boxSizing } = getComputedStyle(frame);
  const border = boxSizing === 'border-box' ? frame.offsetHeight - frame.clientHeight : 0;
  // Themes set heights of iframes with `!important`.
  frame.style.setProperty('height', `${Math.min(height, maxHeightPx) + border}px`, 'important');
}

export function resizeFrames(): void {
  addEventListener('message', ({ source: sender, origin, data }) => {
    const height: unknown = data?.detail?.height;
    if (data?.source !== source || data.version !== protocolVersion || data.type !== 'resize') return;
    if (typeof height !== 'number' || !(height > 0)) return;
    const frame = findFrames(document).find(({ contentWindow }) => contentWindow === sender);
    if (frame && hasOrigin(frame, origin)) setHeight(frame, height);
  });
  // Those that have loaded before this script have sent their height to nobody. Others send it when they have loaded.
  for (const { contentWindow } of findFrames(document))
    contentWindow?.postMessage({ source, version: protocolVersion, type: 'get-height', detail: {} }, '*');
}
