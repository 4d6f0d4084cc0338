/**
 * Submits by script where the browser does not: in a frame whose sandbox lacks `allow-forms`, a press of the submit button,
 * and Enter in a field, which presses it too, dispatch no `submit` event. The form sends nothing by itself, it only
 * listens, so the event is all that is missing. Where the browser dispatches it, nothing changes.
 *
 * @see https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#form-submission-algorithm
 */
export function submitInSandbox(root: HTMLElement): void {
  let isSubmitted = false;
  root.addEventListener(
    'submit',
    () => {
      isSubmitted = true;
    },
    true,
  );
  root.addEventListener('click', (event) => {
    const { target } = event;
    const submitter = target instanceof Element && target.closest<HTMLButtonElement>('[type=submit]');
    if (!submitter) return;
    isSubmitted = false;
    // The browser submits right after the event, and before any timer.
    setTimeout(() => {
      if (!isSubmitted && !event.defaultPrevented)
        submitter.form?.dispatchEvent(
          new SubmitEvent('submit', { bubbles: true, cancelable: true, submitter }),
        );
    });
  });
}
