import { attributeNames } from '../contract/attribute-names.js';
import { type Messages, messageReader, returned } from '../contract/messages.js';
import { boolean, list, object, optional, type Shaped, string, strings } from '../contract/validate.js';
import { themeProperties } from '../element/theme-properties.js';

/** The messages of the host page. Donor data for prefilling goes this way, and in no address. */
const nothing = object({});

const frameInit = object({
  /** The element's attributes, without those that are absent. */
  attributes: strings(attributeNames),
  /** Name of an attribute that looked like a secret; its value was not sent. */
  secretAttribute: optional(string),
  /** Whether a site editor is looking at the page: `element/editor-preview.ts`. */
  isPreview: optional(boolean),
  language: string,
  fallbackHref: optional(string),
  theme: strings(themeProperties),
  /** Donations in progress in the host page's storage, as `donation/donation-storage.ts` writes them. */
  storedDonations: optional(list(object({ name: string, value: string }))),
  /** Describes the element among those of the page, as `element/widget-identity.ts` writes it. */
  widget: optional(string),
});

export type FrameInit = Shaped<typeof frameInit>;

const details = {
  /** Answers `hello`, and promises to answer `before-checkout`. */
  init: frameInit,
  /** Something in `init` has changed. */
  update: frameInit,
  /** The donor shows interest: ask the API. */
  load: nothing,
  /** What the page chooses in the donor's place. */
  open: strings(['amount', 'frequency', 'nonprofit']),
  close: nothing,
  reset: nothing,
  /** Asks for `resize` again, because the page gives the frame the height that it asks for: `frame-height.js`. */
  'get-height': nothing,
  /** Answers `before-checkout`. */
  'before-checkout-result': object({ partnerDonationId: string, proceed: boolean }),
  /** Answers `checkout`. The page has the event and has stored the donation. */
  'checkout-received': object({ partnerDonationId: string }),
  /** Another widget has taken a donation back: the form forgets it, and removes nothing. */
  'donation-lost': object({ partnerDonationId: string }),
  returned,
};

export type HostMessage = Messages<typeof details>;

export const readHostMessage = messageReader(details);
