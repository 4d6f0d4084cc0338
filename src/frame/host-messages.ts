import { attributeNames } from '../contract/attribute-names.js';
import { type Messages, messageReader, returned } from '../contract/messages.js';
import { boolean, list, object, optional, type Shaped, string, strings } from '../contract/validate.js';
import { themeProperties } from './theme-properties.js';

/** What the page around a frame says to it. The donor's prefill goes this way, and in no address. */
const nothing = object({});

const frameInit = object({
  /** All of the element's attributes; what is absent is absent. */
  attributes: strings(attributeNames),
  /** Name of an attribute that looked like a secret; its value was not sent. */
  secretAttribute: optional(string),
  language: string,
  fallbackHref: optional(string),
  theme: strings(themeProperties),
  /** The donations under way that the page has stored; `donation/donation-storage.ts` parses them. */
  storedDonations: optional(list(object({ name: string, value: string }))),
});

export type FrameInit = Shaped<typeof frameInit>;

const details = {
  /** Answers `hello`, and promises to answer `before-checkout`. */
  init: frameInit,
  /** Something of what `init` said has changed. */
  update: frameInit,
  /** Somebody shows interest: ask the API. */
  load: nothing,
  open: nothing,
  close: nothing,
  reset: nothing,
  /** Answers `before-checkout`. */
  'before-checkout-result': object({ partnerDonationId: string, proceed: boolean }),
  returned,
};

export type HostMessage = Messages<typeof details>;

export const readHostMessage = messageReader(details);
