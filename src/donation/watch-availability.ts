import { effect, type ReadonlySignal } from '@preact/signals';
import type { SirDonateError } from '../contract/errors.js';
import type { FlowContext } from './flow-context.js';
import { isForm } from './state.js';

/**
 * Applies what the API answers about the partner and the nonprofits while the donor chooses. If donations are
 * unavailable, show that screen. If the chosen nonprofit is invalid, ask again. If only one remains, select it.
 *
 * @param abandon gives up the link that is being made, because its nonprofit is invalid
 * @returns a stop function
 */
export function watchAvailability(
  flow: FlowContext,
  {
    unavailableReason,
    abandon,
  }: { unavailableReason: ReadonlySignal<SirDonateError | undefined>; abandon: () => void },
): () => void {
  let wasCleared = false;
  /** The errors that stop no donation, by message, so that each is reported once. */
  const reported = new Set<string>();
  const effects = [
    effect(() => {
      const answers = [flow.partnerCache.config.value, ...flow.nonprofits.value];
      // Until one can be read, it is open whether the other stops the donation.
      if (!answers.some(({ value }) => value)) return;
      for (const { error } of answers) {
        if (error?.code !== 'bad-response' || reported.has(error.message)) continue;
        reported.add(error.message);
        flow.report(error);
      }
    }),
    effect(() => {
      const reason = unavailableReason.value;
      if (!reason || !isForm(flow.state.value)) return;
      flow.dispatch({ type: 'api-unavailable', code: reason.code });
      flow.report(reason);
    }),
    effect(() => {
      const left = flow.nonprofits.value;
      const { nonprofits } = flow.options.value;
      if (nonprofits.length === 1) return;
      for (const slug of nonprofits) {
        if (left.some((one) => one.slug === slug)) continue;
        flow.report(`nonprofit: "${slug}" is unknown to the API or not active, and was left out.`);
      }
      const { nonprofit } = flow.draft.peek();
      const [only] = left;
      if (nonprofit && !left.some(({ slug }) => slug === nonprofit)) {
        wasCleared = true;
        abandon();
        if (flow.state.peek().type === 'creating' || isForm(flow.state.peek())) flow.clearNonprofit();
      } else if (only && left.length === 1 && !wasCleared && flow.state.value.type === 'nonprofit') {
        // Not if the donor had chosen another: then the donor chooses again.
        flow.chooseNonprofit(only.slug);
      }
    }),
  ];
  return () => {
    for (const stop of effects) stop();
  };
}
