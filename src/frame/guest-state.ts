import type { DetailOf } from '../contract/messages.js';
import type { GuestMessage } from './guest-messages.js';

/** What the host page knows of the guest: the element's read-only properties. */
export type GuestState = Partial<DetailOf<GuestMessage, 'state'>> &
  Pick<DetailOf<GuestMessage, 'state'>, 'type'>;

interface Use {
  /** The donor comes back to the widget in which the donation was made. */
  isExpected: boolean;
  /** The dialog is open, or the focus is in the frame. */
  isInUse: boolean;
}

/** As `donation/idle-check.ts`, from what the page can know of the guest. */
export const isGuestIdle = (type: GuestState['type'], { isExpected, isInUse }: Use): boolean =>
  /^(idle|nonprofit|amount)$/.test(type)
    ? isExpected || !isInUse
    : isExpected && /^(details|unavailable)$/.test(type);
