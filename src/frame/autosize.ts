/**
 * Measures how high the frame must be to show everything, and hides scroll bars in frames that the host page resizes. A
 * frame that nobody resizes keeps its height and scrolls. The measured content never depends on the frame's height, so
 * a resize cannot cause another one.
 */

/** How long a host page that has resized the frame before is waited for, before the content may scroll. */
const resizeTimeoutMs = 500;
/** Room for the dialog's margins. */
const dialogMarginPx = 32;

export interface Autosize {
  /** Whether the host page gives the frame the height it asks for. */
  isResizedByHost(): boolean;
  /** Whether it has given the height that the frame asks for now. */
  isHeightGiven(): boolean;
  /** Measures an element outside the flow too, such as a dialog, as long as it is connected. */
  watch(element: Element | null): void;
  /** Reports the height again. */
  resend(): void;
}

/** @param onHeight called with each new height, in CSS pixels */
export function createAutosize(content: Element, onHeight: (heightPx: number) => void): Autosize {
  const root = document.documentElement;
  const watched = new Set([content]);
  let neededHeight = 0;
  let isResizedByHost = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function updateOverflow(): void {
    clearTimeout(timer);
    if (innerHeight >= neededHeight) root.style.overflow = 'hidden';
    else if (isResizedByHost) timer = setTimeout(allowScrolling, resizeTimeoutMs);
    else allowScrolling();
  }

  function allowScrolling(): void {
    isResizedByHost = false;
    root.style.overflow = '';
  }

  function measure(): void {
    let height = 0;
    for (const element of watched) {
      const own = element.getBoundingClientRect().height;
      if (element.isConnected) height = Math.max(height, element === content ? own : own + dialogMarginPx);
      else watched.delete(element);
    }
    height = Math.ceil(height);
    // A frame that is not shown has no width, and heights without meaning.
    if (!innerWidth || height === neededHeight) return;
    neededHeight = height;
    onHeight(height);
    updateOverflow();
  }

  const observer = new ResizeObserver(measure);
  observer.observe(content);
  addEventListener('resize', () => {
    isResizedByHost ||= innerHeight === neededHeight;
    updateOverflow();
  });

  return {
    isResizedByHost: () => isResizedByHost,
    isHeightGiven: () => isResizedByHost && innerHeight >= neededHeight,
    watch(element) {
      if (!element) return;
      watched.add(element);
      observer.observe(element);
    },
    resend() {
      if (neededHeight) onHeight(neededHeight);
    },
  };
}
