import { effect, type ReadonlySignal } from '@preact/signals';
import type { SirDonateError } from '../contract/errors.js';
import type { FlowContext } from './model.js';
import { isForm } from './state.js';

/**
 * Acts on what the API says of the partner and the nonprofits while the donor chooses: an obstacle ends the form, a
 * nonprofit that turns out to be none is chosen again, and one that is left over needs no choosing.
 *
 * @param abandon gives up a link that is being made for a nonprofit that is none
 * @returns stops acting
 */
export function watchOffers(
  flow: FlowContext,
  { obstacle, abandon }: { obstacle: ReadonlySignal<SirDonateError | undefined>; abandon: () => void },
): () => void {
  let wasLost = false;
  const effects = [
    effect(() => {
      const blocked = obstacle.value;
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
        if (flow.state.peek().name === 'creating' || isForm(flow.state.peek())) flow.loseNonprofit();
      } else if (only && left.length === 1 && !wasLost && flow.state.value.name === 'nonprofit') {
        // The one that is left over needs no choosing, unless the donor had chosen another.
        flow.chooseNonprofit(only.slug);
      }
    }),
  ];
  return () => {
    for (const stop of effects) stop();
  };
}
