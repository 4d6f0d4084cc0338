/** Moves the focus to the first field that is marked invalid, once the marks are drawn. */
export const focusFirstInvalid = (form: HTMLElement): void => {
  queueMicrotask(() => form.querySelector<HTMLElement>('[aria-invalid]')?.focus());
};
