/**
 * Makes a form's submit handler of an action: the page stays, and the focus goes to the first field that the action
 * has marked invalid.
 */
export const submits =
  (action: () => void) =>
  (event: SubmitEvent): void => {
    event.preventDefault();
    action();
    if (event.currentTarget instanceof HTMLElement) {
      event.currentTarget.querySelector<HTMLElement>('[aria-invalid]')?.focus();
    }
  };
