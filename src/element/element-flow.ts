import type { Options } from '../contract/options.js';
import type { Donation } from '../donation/donation-storage.js';
import { requestEarly } from '../donation/early-requests.js';
import { createFlow, type Flow, type FlowOptions } from '../donation/flow.js';
import type { FlowSnapshot } from '../donation/flow-snapshot.js';
import type { FormHost } from './form-host.js';
import {
  isDeferredLoaded,
  loadDeferred,
  loadSuggestion,
  warnOfUnknownStrings,
  windows,
} from './load-deferred.js';
import { loadInTime } from './load-in-time.js';
import { onStep } from './on-step.js';

/** What donors did in elements that were removed from the page, by the element's container: an element may be put back. */
const snapshots = new WeakMap<HTMLElement, FlowSnapshot>();

/** Ends the flow of an element that was removed. Keeps what the donor did until the element is put back, or gone. */
export function suspendFlow({ container, emit }: FormHost, flow: Flow): void {
  // A stored donation stays open, so that the dialog is back with the element.
  if (flow.isOpen.peek()) emit('sir-donate-close', {});
  snapshots.set(container, flow.snapshot());
  flow.dispose();
}

interface ElementFlowOptions extends Pick<FlowOptions, 'options' | 'emit' | 'report'> {
  /** Returns the options of the time at which the deferred module has loaded. */
  readLater(): Options | undefined;
  /** Called when a stored donation was found. */
  onResumed(donation: Donation): void;
  /** Called if the widget in which that donation was made takes it back. */
  onLost(): void;
}

/** Creates the flow of an element. It goes on where the element's last flow ended, and resumes a stored donation. */
export function createElementFlow(
  host: FormHost,
  { options, readLater, emit, report, onResumed, onLost }: ElementFlowOptions,
): Flow {
  const flow: Flow = createFlow({
    options,
    windows,
    async loadDeferred(outcome) {
      const deferred = await loadInTime(loadDeferred(host, outcome), () => flow);
      warnOfUnknownStrings(readLater(), report);
      return deferred;
    },
    loadSuggestion: () =>
      loadInTime(loadSuggestion(), () => flow).catch(() => {
        report('suggest-monthly: nothing was suggested, because a file did not load.');
        return undefined;
      }),
    emit,
    report,
    snapshot: snapshots.get(host.container),
  });
  flow.resume(onResumed, { onLost, isStored: () => host.hasStoredDonation() });
  const stopEmitting = onStep(flow.state, (detail) => emit('sir-donate-step', detail));
  return {
    ...flow,
    dispose() {
      stopEmitting();
      flow.dispose();
    },
    load() {
      if (!isDeferredLoaded()) requestEarly(flow.options.peek());
      flow.suggestion.load();
      flow.load();
    },
  };
}
