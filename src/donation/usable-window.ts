/**
 * Whether a page would work in an empty window that was just opened. A window that a sandboxed frame opens has the frame's
 * sandbox, unless that has `allow-popups-to-escape-sandbox`. Without `allow-forms` a checkout there cannot be sent, and
 * without `allow-same-origin` it has neither cookies nor storage.
 */
export function isUsableWindow(opened: Window): boolean {
  try {
    const { document } = opened;
    const form = document.createElement('form');
    let isSubmitted = false;
    form.onsubmit = () => {
      isSubmitted = true;
      return false;
    };
    document.body.append(form);
    form.requestSubmit();
    form.remove();
    return isSubmitted;
  } catch {
    // A sandboxed frame without an origin cannot reach into its window if that has no origin either. It reaches into one
    // that has escaped the sandbox. Others that forbid it, such as a page's own stand-in for a window, are taken as they are.
    return globalThis.origin !== 'null';
  }
}
