/**
 * Every event of a donor's input that bubbles and leaves a shadow tree, with old and vendors' names. Without
 * `pointerrawupdate`: a listener for it makes Chromium send raw moves to the whole page.
 */
const inputEvents =
  `click dblclick auxclick contextmenu DOMActivate keydown keypress keyup mousedown mousemove mouseout mouseover mouseup
pointercancel pointerdown pointermove pointerout pointerover pointerup gotpointercapture lostpointercapture
touchcancel touchend touchmove touchstart gesturechange gestureend gesturestart wheel mousewheel DOMMouseScroll
MozMousePixelScroll drag dragend dragenter dragleave dragover dragstart drop focusin focusout DOMFocusIn DOMFocusOut
beforeinput input textInput compositionend compositionstart compositionupdate copy cut paste beforecopy beforecut
beforepaste select selectstart`.split(/\s/);

/**
 * Keeps what a donor does in an element of ours from the page's own scripts. Otherwise hot keys take its letters, cards
 * that can be clicked navigate away, and focus traps pull the focus back. Listeners of the page in the capturing phase
 * run first and cannot be kept out. The documented events are not contained: the host element dispatches them itself.
 */
export function containEvents(root: HTMLElement, isExempt = (_: Event): boolean => false): void {
  const stop = (event: Event): void => {
    if (!isExempt(event)) event.stopPropagation();
  };
  for (const type of inputEvents) root.addEventListener(type, stop, { passive: true });
}
