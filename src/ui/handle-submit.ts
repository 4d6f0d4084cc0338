/**
 * Makes a submit handler of an action. The page stays. The focus moves to the notice that the action has shown or, if
 * there is none, to the first field that it has marked invalid.
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
