import { parseJson } from '../api/text-storage.js';
import { donationKeyPrefix } from '../contract/donation-key-prefix.js';
import type { Frequency, HandOff, Provider } from '../contract/enums.js';
import { listItems } from '../contract/list-items.js';
import { boolean, INVALID, nonNegativeNumber, object, optional, string, word } from '../contract/validate.js';

/**
 * A donation in progress, as the two sides of a frame exchange it: the name and the text of a storage entry. Neither side
 * takes an entry of the other without this check. A page may embed the frame with any key, and must not be able to write
 * anything but a donation of that key; a guest must not be able to write anything else into the page's storage.
 */
export interface DonationEntry {
  name: string;
  value: string;
}

const maxLength = 4_000;

/** What the events say of a donation. */
export const donationFields = {
  partnerDonationId: string,
  amountMinor: nonNegativeNumber,
  currency: string,
  frequency: word<Frequency>(),
  provider: word<Provider>(),
  handOff: word<HandOff>(),
};

/** The fields that every entry has. `donation/donation-storage.ts` checks the rest when it reads the entry. */
const readDonation = object({
  ...donationFields,
  tipMinor: nonNegativeNumber,
  nonprofit: string,
  createdAt: nonNegativeNumber,
  calls: nonNegativeNumber,
  isOpen: boolean,
  /** Entries of earlier releases do not name the widget. */
  widget: optional(string),
});

/** Reads the text of an entry. */
export function readDonationEntry(value: string) {
  const donation = value.length > maxLength ? INVALID : readDonation(parseJson(value));
  return donation === INVALID ? undefined : { ...donation, widget: donation.widget ?? '' };
}

/** Whose donations a form may read and write. */
export interface DonationOwner {
  key: string;
  /** The attribute: slugs, separated by commas. */
  nonprofits: string;
}

/** Whether an entry is a donation of this key, to one of these nonprofits, under its own name. */
export function isDonationEntry({ key, nonprofits }: DonationOwner, { name, value }: DonationEntry): boolean {
  const donation = readDonationEntry(value);
  return (
    !!donation &&
    name === donationKeyPrefix(key, donation.nonprofit) + donation.partnerDonationId &&
    listItems(nonprofits).includes(donation.nonprofit)
  );
}

/** Returns the entries without those of one donation. */
export const withoutDonation = (entries: DonationEntry[] | undefined, partnerDonationId: string) =>
  entries?.filter(({ value }) => readDonationEntry(value)?.partnerDonationId !== partnerDonationId);

const calls = /"calls":(\d+)/;

/** Returns how many status calls an entry counts; 0 without an entry. */
// Stryker disable next-line StringLiteral: any text without calls does.
export const callsOf = (value: string | undefined): number => Number(calls.exec(value ?? '')?.[1] ?? 0);

/** Returns an entry's text with at least as many calls as that of another. */
export const withCallsOf = (value: string, other: string | undefined): string =>
  value.replace(calls, `"calls":${Math.max(callsOf(value), callsOf(other))}`);
