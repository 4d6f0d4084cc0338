import { attributeNames } from './attributes.js';
import { lookNames } from './look.js';
import { type Messages, messageReader, returned } from './messages.js';
import { flag, list, object, optional, type Shaped, text, texts } from './shape.js';

/** What the page around a frame says to it. The donor's prefill goes this way, and in no address. */
const nothing = object({});

const setup = object({
  /** All of the element's attributes; what is absent is absent. */
  attributes: texts(attributeNames),
  /** Name of an attribute that looked like a secret; its value was not sent. */
  secretIn: optional(text),
  language: text,
  fallbackHref: optional(text),
  look: texts(lookNames),
  /** The donations under way that the page has kept; the flow's own memory parses them. */
  kept: optional(list(object({ name: text, text }))),
});

export type Setup = Shaped<typeof setup>;

const details = {
  /** Answers `hello`, and promises to answer `before-checkout`. */
  init: setup,
  /** Something of what `init` said has changed. */
  update: setup,
  /** Somebody shows interest: ask the API. */
  load: nothing,
  open: nothing,
  close: nothing,
  reset: nothing,
  /** Answers `before-checkout`. */
  verdict: object({ partnerDonationId: text, proceed: flag }),
  returned,
};

export type HostMessage = Messages<typeof details>;

export const readHostMessage = messageReader(details);
