import type { SirDonateEventDetails, SirDonateEventName } from '../contract/events.js';

/** Returns how an event of the element is created. One that comes before something happens can be cancelled. */
export const eventInit = <Name extends SirDonateEventName>(
  name: Name,
  detail: SirDonateEventDetails[Name],
) => ({ detail, bubbles: true, composed: true, cancelable: name.includes('before') });
