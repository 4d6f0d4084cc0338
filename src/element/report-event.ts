import type { Emit } from '../contract/events.js';
import { warn } from '../contract/log.js';
import { minorDigits } from '../contract/minor-digits.js';

let pushEvent: Emit<void> | undefined;

/**
 * Reports an event to the page's analytics. The code is loaded with the first event, which is long before the donor leaves
 * for a checkout: from there on nothing delays a report.
 */
export const reportEvent: Emit<void> = (name, detail) => {
  if (pushEvent) {
    pushEvent(name, detail);
    return;
  }
  import('./data-layer.js').then(
    ({ createDataLayer }) => {
      pushEvent ??= createDataLayer(minorDigits);
      pushEvent(name, detail);
    },
    () => warn('analytics: a file did not load, so an event was not reported.'),
  );
};
