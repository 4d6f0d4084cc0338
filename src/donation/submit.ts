import type { ReadonlySignal } from '@preact/signals';
import type { CreateLinkRequest } from '../contract/schemas.js';
import type { CheckoutLoader } from './checkout-loader.js';
import type { Choices } from './choices.js';
import { fieldNames } from './draft.js';
import type { FlowContext } from './flow-context.js';
import type { FormActions } from './form-actions.js';
import type { State } from './state.js';

interface SubmitOptions extends Pick<FlowContext, 'windows' | 'options' | 'dispatch'> {
  state: ReadonlySignal<State>;
  choices: Choices;
  check: FormActions['check'];
  backToStart(): void;
  loader: CheckoutLoader;
}

/**
 * The last button. The click checks the form, builds the whole request as the donor sees it, and opens the window; all
 * of that waits for the deferred module, which makes the link.
 */
export function createSubmit({ state, choices, options, windows, loader, ...flow }: SubmitOptions) {
  /** Goes up with each click and each cancel, so that code that loads late makes no link for an older click. */
  let submissions = 0;

  return {
    cancel: () => void submissions++,

    /** @param placeholderText what the empty window says while the link is made */
    submit(placeholderText: string) {
      if (state.peek().type !== 'details') return;
      flow.check(...fieldNames);
      const reading = choices.amount.peek();
      // The host page may have made the amount invalid since: another currency, other presets or bounds.
      if (reading.type === 'invalid') return flow.dispatch({ type: 'back', hasPicker: false });
      if (Object.keys(choices.donorProblems.peek()).length) return flow.dispatch({ type: 'incomplete' });
      const { nonprofit, frequency, email, firstName, lastName } = choices.draft.peek();
      if (!nonprofit) return flow.backToStart();
      const { checkout, currency, provider, referralCode } = options.peek();
      const tipAmount = choices.tipMinor.peek();
      const request: CreateLinkRequest = {
        nonprofitSlug: nonprofit,
        amount: reading.amountMinor,
        currency,
        frequency,
        provider,
        donorEmail: email.trim(),
        firstName: firstName.trim(),
        lastName: lastName.trim(),
        ...(tipAmount && { tipAmount }),
        ...(referralCode && { referralCode }),
      };
      const checkoutMode = windows.canOpenWindows ? checkout : 'redirect';
      // Browsers allow a new window only inside the click, so it opens empty and goes to the link later.
      const popup =
        checkoutMode === 'redirect' ? undefined : windows.openWindow(checkoutMode, placeholderText);
      flow.dispatch({ type: 'submitted' });
      const submission = ++submissions;
      void loader
        .run((controller) => {
          if (submission === submissions) return controller.submit({ request, checkoutMode, popup });
          popup?.close();
        })
        .then((ran) => ran || popup?.close());
    },
  };
}
