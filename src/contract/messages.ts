import * as z from 'zod/mini';
import { oneOf, parse, text } from './schemas.js';

/**
 * What crosses windows. So far one message: a page that the checkout sent the donor back to (`complete.html`) says
 * which donation returned. It is a hint to ask for the status, never a result, so its sender need not be trusted.
 */
export const channelName = 'sir-donate';

const returnedSchema = z.object({
  source: oneOf('sir-donate'),
  version: oneOf(1),
  type: oneOf('returned'),
  detail: z.object({ partnerDonationId: z.optional(text) }),
});

export interface ReturnedMessage {
  source: 'sir-donate';
  version: 1;
  type: 'returned';
  /** Without an id, whichever donation is under way is meant. */
  detail: { partnerDonationId?: string | undefined };
}

/** Reads a foreign message; `undefined` where it is not ours. */
export const readReturned = (data: unknown): ReturnedMessage | undefined => parse(returnedSchema, data);
