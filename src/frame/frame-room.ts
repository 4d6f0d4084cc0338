/**
 * Decides whether a bare frame shows the form in place or a button that opens it as a page. Editors insert iframes without a
 * size (300 × 150 px) or with one that is too low.
 *
 * 1. A frame with room shows the form. One that is too narrow shows the button.
 * 2. In a frame that is too low, the form is laid out unseen, so that its height is known and sent. If the host page gives
 *    the frame that height, the form is shown. If it does not within 500 ms, the button is.
 * 3. A host page that then sets the height of the button, or asks for the height, is one that resizes: step 2 once again.
 * 4. A frame that grows shows the form. One that shrinks shows the button, but never takes away a form that is in use.
 */
export type Room = 'form' | 'unknown' | 'button';

/** About half of the first step. A lower frame shows too little of it at once, even though it scrolls. */
const minHeightPx = 300;
const minWidthPx = 240;
/** How long a host page is waited for that may resize the frame. */
const resizeTimeoutMs = 500;

export interface FrameRoom {
  readonly room: Room;
  /** The height that the frame needs was sent to the host page. */
  handleHeightSent(): void;
  /** The host page asks for the height, because it sets heights. */
  handleHostResizes(): void;
  /** The donor has used the form. */
  handleUse(): void;
}

/**
 * @param isHeightGiven whether the host page has given the frame the height that it asks for now
 * @param onChange called after `room` has changed
 */
export function createFrameRoom(isHeightGiven: () => boolean, onChange: () => void): FrameRoom {
  let isInUse = false;
  let isSecondTry = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let room: Room = 'unknown';

  const isTooNarrow = () => innerWidth > 0 && innerWidth < minWidthPx;
  const fits = () => !isTooNarrow() && (innerHeight >= minHeightPx || (isHeightGiven() && room !== 'button'));

  function change(next: Room): void {
    clearTimeout(timer);
    timer = undefined;
    if (next === room) return;
    room = next;
    onChange();
  }

  function decideLater(): void {
    timer ??= setTimeout(() => change(fits() ? 'form' : 'button'), resizeTimeoutMs);
  }

  function tryAgain(): void {
    if (room !== 'button' || isSecondTry || isTooNarrow()) return;
    isSecondTry = true;
    change('unknown');
  }

  function handleResize(): void {
    if (isInUse) return;
    if (fits()) change('form');
    else if (isTooNarrow()) change('button');
    else if (room === 'form') decideLater();
    else if (isHeightGiven()) tryAgain();
  }

  addEventListener('resize', handleResize);
  if (fits()) room = 'form';
  else if (isTooNarrow()) room = 'button';

  return {
    get room() {
      return room;
    },
    handleHeightSent() {
      if (room === 'unknown') decideLater();
    },
    handleHostResizes: tryAgain,
    handleUse() {
      isInUse = true;
      clearTimeout(timer);
    },
  };
}
