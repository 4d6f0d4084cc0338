/**
 * Makes a form's submit handler of an action: the page stays, and the focus goes to the list of what the action has
 * found to mend or, where there is none, to the first field that it has marked invalid.
 */
export const handleSubmit =
  (action: () => void) =>
  (event: SubmitEvent): void => {
    event.preventDefault();
    action();
    if (event.currentTarget instanceof HTMLElement) {
      const form = event.currentTarget;
      (
        form.querySelector<HTMLElement>('.notice') ?? form.querySelector<HTMLElement>('[aria-invalid]')
      )?.focus();
    }
  };
