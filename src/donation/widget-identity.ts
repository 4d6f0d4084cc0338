import type { BrowserServices } from './browser-services.js';
import type { Donation } from './donation-storage.js';

/** How well a widget fits a stored donation, compared with the other widgets of its page. */
export interface WidgetRank {
  /** This is the widget in which the donation was made, as far as that can be recognised after a reload. */
  isUsed: boolean;
  /** The donation was made in this tab. */
  isOwnTab: boolean;
  /** The number of widgets of the page that fit better. */
  betterCount: number;
}

/** What is needed of a donation to find its widget. */
export type RankedDonation = Pick<Donation, 'widget' | 'nonprofit' | 'isOpen'>;

/** Recognises the widget of a donation after a reload, a redirect, or on another page. */
export interface WidgetIdentity {
  /** Describes the widget among those of its page that offer the nonprofit, for `Donation.widget`. Holds data of the page only. */
  describe(nonprofit: string): string;
  rank(donation: RankedDonation): WidgetRank;
}

export type WidgetServices = BrowserServices & { widget: WidgetIdentity };
