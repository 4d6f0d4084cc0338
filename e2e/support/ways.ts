/**
 * The two ways in which an element shows its form: in the page, and isolated in a frame. Donors and host pages must
 * see the same, so the specs about that run once for each.
 */
import type { Page } from 'playwright/test';
import type { HandOff, Step } from '../../src/contract/enums.js';
import type { SirDonateEventDetails, SirDonateEventName } from '../../src/contract/events.js';
import type { Place } from './donor.js';
import { framePolicy, inFrame } from './frame.js';
import { type Attributes, type HostPage, strictPolicy } from './host-page.js';

export interface Way {
  name: string;
  /** Where the form is. */
  form: (page: Page) => Place;
  /** Whether `sir-donate-before-checkout` gives the page the link. */
  givesLink: boolean;
  /** A partner's page with the widget in this way, under the policy that the docs give for it. */
  page: (page?: HostPage) => HostPage;
}

const way = (name: string, form: Way['form'], attributes: Attributes, policy: string): Way => ({
  name,
  form,
  givesLink: form !== inFrame,
  page: (page = {}) => ({
    ...page,
    attributes: { ...attributes, ...page.attributes },
    headers: { 'Content-Security-Policy': policy, ...page.headers },
  }),
});

export const ways: readonly Way[] = [
  way('in the page', (page) => page, {}, strictPolicy),
  way('isolated', inFrame, { isolated: '' }, framePolicy['Content-Security-Policy']),
];

export type NamedEvent = {
  [Name in SirDonateEventName]: [name: Name, detail: SirDonateEventDetails[Name]];
}[SirDonateEventName];

const choice = { currency: 'USD', frequency: 'once' } as const;

/** The events of a donation of $25 through a popup, in order. A form in a frame gives the page no `link`. */
export function expectedEvents(
  { id, link }: { id: string; link?: string | undefined },
  { mode, handOff, end }: { mode: 'button' | 'inline'; handOff: HandOff; end: 'complete' | 'failed' },
): NamedEvent[] {
  const donation = {
    partnerDonationId: id,
    amountMinor: 2500,
    ...choice,
    provider: 'stripe',
    handOff,
    tipMinor: 250,
    nonprofit: 'clean-water-fund',
    environment: 'sandbox',
  } as const;
  const { handOff: _, ...beforeCheckout } = donation;
  const { partnerDonationId: __, ...change } = beforeCheckout;
  const step = (from: Step, to: Step): NamedEvent => ['sir-donate-step', { from, to }];
  return [
    ['sir-donate-ready', { environment: 'sandbox' }],
    ...(mode === 'button' ? [['sir-donate-open', {}] satisfies NamedEvent] : []),
    ['sir-donate-change', change],
    step('amount', 'details'),
    step('details', 'creating'),
    ['sir-donate-before-checkout', { ...(link && { donationLink: link }), ...beforeCheckout }],
    ['sir-donate-checkout', donation],
    step('creating', 'waiting'),
    end === 'complete'
      ? ['sir-donate-complete', { ...donation, reward: { tokens: 25, status: 'DISTRIBUTED' } }]
      : ['sir-donate-failed', { ...donation, reason: 'card_declined' }],
    step('waiting', end === 'complete' ? 'succeeded' : 'failed'),
    ...(mode === 'button' ? [['sir-donate-close', {}] satisfies NamedEvent] : []),
  ];
}
