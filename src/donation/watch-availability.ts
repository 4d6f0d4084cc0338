import { effect, type ReadonlySignal } from '@preact/signals';
import type { SirDonateError } from '../contract/errors.js';
import type { FlowContext } from './flow-context.js';
import { isForm } from './state.js';

/**
 * Applies what the API answers about the partner and the nonprofits while the donor chooses. If donations are
 * unavailable, show that screen. If the chosen nonprofit is invalid, ask again. If only one remains, select it.
 *
 * @param abandon gives up a link that is being made for a nonprofit that is none
 * @returns stops acting
 */
export function watchAvailability(
  flow: FlowContext,
  {
    unavailableReason,
    abandon,
  }: { unavailableReason: ReadonlySignal<SirDonateError | undefined>; abandon: () => void },
): () => void {
  let wasLost = false;
  const effects = [
    effect(() => {
      const blocked = unavailableReason.value;
      if (!blocked || !isForm(flow.state.value)) return;
      flow.report(blocked);
      flow.dispatch({ type: 'api-unavailable', code: blocked.code });
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
        wasLost = true;
        abandon();
        if (flow.state.peek().type === 'creating' || isForm(flow.state.peek())) flow.clearNonprofit();
      } else if (only && left.length === 1 && !wasLost && flow.state.value.type === 'nonprofit') {
        // The one that is left over needs no choosing, unless the donor had chosen another.
        flow.chooseNonprofit(only.slug);
      }
    }),
  ];
  return () => {
    for (const stop of effects) stop();
  };
}
