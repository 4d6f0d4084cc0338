/**
 * Tells how high the frame must be, and keeps scroll bars out of frames that follow. A frame that nobody sizes keeps
 * its height and scrolls. What is measured is the content, which never depends on the frame's height, so no answer
 * can set off another question.
 */

/** How long a page that has followed before is waited for, before the content may scroll. */
const pollWindowMs = 500;

export interface FrameHeight {
  /** Whether the page around gives the frame the height it asks for. */
  isAwaitingStatus(): boolean;
  /** Measures something that stands outside the flow, such as a dialog, as long as it is in the page. */
  watch(element: Element | null): void;
}

export function watchContentHeight(content: Element, tell: (height: number) => void): FrameHeight {
  const root = document.documentElement;
  const watched = new Set([content]);
  let wanted = 0;
  let isAwaitingStatus = false;
  let late: ReturnType<typeof setTimeout> | undefined;

  function settle(): void {
    clearTimeout(late);
    if (innerHeight >= wanted) root.style.overflow = 'hidden';
    else if (isAwaitingStatus) late = setTimeout(() => scroll(), pollWindowMs);
    else scroll();
  }

  function scroll(): void {
    isAwaitingStatus = false;
    root.style.overflow = '';
  }

  function measure(): void {
    let height = 0;
    for (const element of watched) {
      const { height: own } = element.getBoundingClientRect();
      // A dialog needs air around it.
      if (element.isConnected) height = Math.max(height, element === content ? own : own + 32);
      else watched.delete(element);
    }
    height = Math.ceil(height);
    // A frame that is not shown has no width, and heights without meaning.
    if (!innerWidth || height === wanted) return;
    wanted = height;
    tell(height);
    settle();
  }

  const observer = new ResizeObserver(measure);
  observer.observe(content);
  addEventListener('resize', () => {
    isAwaitingStatus ||= innerHeight === wanted;
    settle();
  });

  return {
    isAwaitingStatus: () => isAwaitingStatus,
    watch(element) {
      if (!element) return;
      watched.add(element);
      observer.observe(element);
    },
  };
}
