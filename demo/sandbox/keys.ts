/**
 * A key of the sandbox chooses how the API behaves: `pk_test_<behaviour>`, optionally followed by
 * `_<anything>`, so that each test can have a key, and with it a log and donations, of its own.
 * Live keys, secret keys and unknown behaviours are answered 401.
 */
import type { Fault } from './faults.js';

/** What a donation becomes when the donor presses Pay. */
export type PaymentOutcome = 'completed' | 'completed-without-reward' | 'pending' | 'failed';

export interface KeyBehaviour {
  /** One line for the overview page. */
  readonly summary: string;
  /** A fault on every request of the key; `flaky` has it on every other one. */
  readonly fault?: Fault;
  readonly everyOtherRequest?: true;
  readonly isActive?: false;
  readonly takesDonations?: false;
  readonly tips?: false;
  /** Overrides the link to the hosted checkout. */
  readonly donationLink?: string;
  readonly paying?: PaymentOutcome;
  /** Cuts the window's opener on the checkout pages. */
  readonly coop?: true;
}

export const behaviours = {
  demo: { summary: 'All is well: tips of 10 %, donations complete and are rewarded.' },
  notips: { summary: 'The partner asks for no tip.', tips: false },
  norewards: { summary: 'Donations complete, the reward fails.', paying: 'completed-without-reward' },
  pending: { summary: 'Paying never leads to a final status.', paying: 'pending' },
  failed: { summary: 'Paying ends in a final failure with a reason.', paying: 'failed' },
  coop: { summary: 'As demo, but the checkout cuts window.opener.', coop: true },
  inactive: { summary: 'The partner is not active.', isActive: false },
  nodonations: { summary: 'The partner has no DONATIONS feature.', takesDonations: false },
  suspended: { summary: '403 on everything.', fault: '403' },
  unknown: { summary: '401, as for any key that does not exist.', fault: '401' },
  ratelimited: { summary: '429 with Retry-After on everything.', fault: '429-retry-after' },
  down: { summary: '503 with an HTML page from a proxy.', fault: '503-html' },
  broken: { summary: '200 with JSON of a wrong shape.', fault: 'wrong-shape' },
  garbage: { summary: '200 with something that is no JSON.', fault: 'invalid-json' },
  slow: { summary: 'Each answer takes three seconds.', fault: 'slow' },
  hang: { summary: 'No answer ever comes.', fault: 'hang' },
  flaky: {
    summary: 'Every other connection is dropped, the first one too.',
    fault: 'refused',
    everyOtherRequest: true,
  },
  evil: {
    summary: 'The link to the checkout is a javascript: URL.',
    donationLink: 'javascript:alert(document.domain)',
  },
} as const satisfies Record<string, KeyBehaviour>;

/** Finds how the API treats a key; a key that does not exist is treated as `unknown`. */
export function behaviourOf(key: string): KeyBehaviour {
  const name = /^pk_test_([a-z]+)(?:_[\w-]*)?$/.exec(key)?.[1];
  return name !== undefined && Object.hasOwn(behaviours, name)
    ? behaviours[name as keyof typeof behaviours]
    : behaviours.unknown;
}
