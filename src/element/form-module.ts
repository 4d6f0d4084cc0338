import type { Emit } from '../contract/events.js';

/**
 * What the shell element and the lazily loaded form know of each other. Free of Preact and zod, so that neither the
 * shell nor the published types carry them.
 */
export interface FormHost {
  readonly element: HTMLElement;
  /** The wrapper inside the shadow root into which the form draws; it resets what the page would leak in. */
  readonly container: HTMLElement;
  readonly emit: Emit;
  /** Whether an earlier visit left a donation to follow. */
  readonly hasDonation: boolean;
  /** The donation link of the light DOM, if there is one. */
  fallbackHref(): string | undefined;
  /** Shows or hides the shell's own button. */
  showButton(visible: boolean): void;
}

export interface FormHandle {
  /** Where the form comes from elsewhere: resolves when it is there; rejects, and leaves nothing, when it does not come. */
  readonly arrived?: Promise<void>;
  /** `idle` where no form is possible, else the name of the flow's state. */
  readonly state: string;
  readonly partnerDonationId: string | undefined;
  /** Asks the API for what the form will show. */
  load(): void;
  open(): void;
  close(): void;
  reset(): void;
  /** Reads the attributes again. */
  update(): void;
  dispose(): void;
}

export interface FormModule {
  mountForm(host: FormHost): FormHandle;
}
