import { batch, effect, type ReadonlySignal, type Signal, untracked } from '@preact/signals';
import type { Options } from '../contract/options.js';
import type { Draft } from './draft.js';
import { isDonationShown, type State } from './state.js';

/**
 * Applies the host page's options to one widget's flow. Attributes may change, blink or come late at any time:
 *
 * 1. From the last button until the donor starts again, key, API, simulation and nonprofits stay those that the donation
 *    was made with. The page's own apply as soon as the donor is back in the form.
 * 2. The step, like the draft, is always derived from what the donor did last, and never from an earlier derivation.
 *    Options that change and change back leave it as it was.
 * 3. While the nonprofit that the donor chose is not offered, the form shows its first step.
 */
export interface PageOptions {
  /** Applies the page's options as far as the flow allows it now. */
  update(next: Options): void;
  /** Whether the page has moved on to another key or nonprofit than those of the donation on the screen. */
  isDonationElsewhere(): boolean;
  dispose(): void;
}

export interface PageOptionsContext {
  /** The options that apply. */
  options: Signal<Options>;
  /** Follows the options. */
  draft: ReadonlySignal<Draft>;
  state: Signal<State>;
  /** Returns the step at which the form starts with the options that apply. */
  firstStep(): State;
  /** Called when a key, an API or a simulation has been replaced, before anything reads the new one. */
  onPartnerChanged(): void;
  /** Called after a key, an API, a simulation or the nonprofits have been replaced. */
  onScopeChanged(): void;
}

const isSamePartner = (one: Options, other: Options): boolean =>
  one.key === other.key && one.apiBase === other.apiBase && one.simulate === other.simulate;

const isSameScope = (one: Options, other: Options): boolean =>
  isSamePartner(one, other) && one.nonprofits.join() === other.nonprofits.join();

export function createPageOptions(context: PageOptionsContext): PageOptions {
  const { options, draft, state } = context;
  let wanted = options.peek();
  /** The step as the donor left it, and the nonprofits at that time. */
  let ownStep = { state: state.peek(), chosen: draft.peek().nonprofit, offered: wanted.nonprofits.length };
  let placed = ownStep.state;

  function resolveOptions(before: Options): Options {
    if (!isDonationShown(state.peek())) return wanted;
    const { key, environment, apiBase, simulate, nonprofits } = before;
    return { ...wanted, key, environment, apiBase, simulate, nonprofits };
  }

  function apply(): void {
    const before = options.peek();
    const next = resolveOptions(before);
    if (next === before) return;
    if (!isSamePartner(next, before)) context.onPartnerChanged();
    batch(() => {
      if (state.peek() !== placed)
        ownStep = { state: state.peek(), chosen: draft.peek().nonprofit, offered: before.nonprofits.length };
      options.value = next;
      placed = isDonationShown(state.peek()) || isChoiceKept(next) ? ownStep.state : context.firstStep();
      state.value = placed;
    });
    if (!isSameScope(next, before)) context.onScopeChanged();
  }

  /** A page that replaces its only nonprofit replaces the donor's, too. */
  const isChoiceKept = (next: Options): boolean =>
    draft.peek().nonprofit === ownStep.chosen || (ownStep.offered === 1 && next.nonprofits.length === 1);

  const stopApplying = effect(() => {
    if (!isDonationShown(state.value)) untracked(apply);
  });

  return {
    update(next) {
      wanted = next;
      apply();
    },
    isDonationElsewhere() {
      const current = state.peek();
      return (
        'donation' in current &&
        !(isSamePartner(wanted, options.peek()) && wanted.nonprofits.includes(current.donation.nonprofit))
      );
    },
    dispose: stopApplying,
  };
}
