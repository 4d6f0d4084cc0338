import type { DonationDetail, SirDonateEventDetails, SirDonateEventName } from '../contract/events.js';
import { sampleDetails } from '../contract/sample-details.js';
import { AttributeElement } from './attribute-element.js';
import { eventInit } from './event-init.js';
import type { ElementState } from './form-module.js';

/**
 * `<sir-donate>` for unit tests of the page around it. It has the attributes, properties and methods of the real element.
 * It draws nothing, loads nothing and requests nothing, so that it also works in jsdom and happy-dom.
 */

export class InertElement extends AttributeElement {
  /** As of the real element. */
  static readonly version: string = __SIR_VERSION__;
  static frameUrl: string | undefined;

  /** What `state` of the real element says. A test may set it. */
  state: ElementState = 'idle';
  /** A test may set it. `dispatchSirDonateEvent()` sets it to that of the event's detail. */
  partnerDonationId: string | undefined;
  /** What `donation` of the real element says. A test may set it. */
  donation: DonationDetail | undefined;
  #isOpen = false;

  /** Dispatches `sir-donate-open`, once until it is closed. */
  open(): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    dispatchSirDonateEvent(this, 'sir-donate-open');
  }

  /** Dispatches `sir-donate-close`, if it is open. */
  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    dispatchSirDonateEvent(this, 'sir-donate-close');
  }

  reset(): void {}
}

/**
 * Dispatches an event of the widget on an element, as the real one does: it bubbles, is composed, and can be cancelled if
 * its name contains `before`.
 *
 * @param element the `<sir-donate>` of the page under test
 * @param detail overrides parts of a plausible detail: 25 USD, once, by Stripe; amounts in minor units
 * @returns false if a listener has called `preventDefault()`
 */
export function dispatchSirDonateEvent<Name extends SirDonateEventName>(
  element: Element,
  name: Name,
  detail: Partial<SirDonateEventDetails[Name]> = {},
): boolean {
  const merged = { ...sampleDetails[name], ...detail };
  if (element instanceof InertElement && 'partnerDonationId' in merged)
    element.partnerDonationId = merged.partnerDonationId;
  // jsdom refuses an event of another window's class.
  const { CustomEvent: EventClass } = element.ownerDocument.defaultView ?? globalThis;
  return element.dispatchEvent(new EventClass(name, eventInit(name, merged)));
}
