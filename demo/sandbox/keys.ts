/**
 * The key chooses how the sandbox API behaves: `pk_test_<behaviour>`, optionally followed by `_<anything>`. The suffix
 * gives each test its own key, and with it its own request log and donations.
 * Live keys, secret keys and unknown behaviours get a 401.
 */
import type { Drift } from './drift.js';
import type { Fault } from './faults.js';

/** The status of a donation after the donor presses Pay. */
export type PaymentOutcome = 'completed' | 'completed-without-reward' | 'pending' | 'processing' | 'failed';

export interface KeyBehaviour {
  /** One line for the overview page. */
  readonly summary: string;
  /** Applies to every request of the key, or to every other one with `everyOtherRequest`. */
  readonly fault?: Fault;
  readonly everyOtherRequest?: true;
  /** How the answers differ from the documented ones. */
  readonly drift?: Drift;
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
  demo: { summary: 'No fault: tips of 10 %, donations complete and are rewarded.' },
  notips: { summary: 'The partner has no tips.', tips: false },
  norewards: { summary: 'Donations complete, the reward fails.', paying: 'completed-without-reward' },
  pending: { summary: 'Paying never leads to a final status.', paying: 'pending' },
  processing: { summary: 'Paying starts a bank debit that stays in processing.', paying: 'processing' },
  failed: { summary: 'Paying ends in a final failure with a reason.', paying: 'failed' },
  coop: { summary: 'As demo, but the checkout cuts window.opener.', coop: true },
  inactive: { summary: 'The partner is not active.', isActive: false },
  nodonations: { summary: 'The partner has no DONATIONS feature.', takesDonations: false },
  suspended: { summary: '403 on everything.', fault: '403' },
  unknown: { summary: '401, as for every key that does not exist.', fault: '401' },
  ratelimited: { summary: '429 with Retry-After on everything.', fault: '429-retry-after' },
  down: { summary: '503 with an HTML page from a proxy.', fault: '503-html' },
  broken: { summary: '200 with JSON of a wrong shape.', fault: 'wrong-shape' },
  garbage: { summary: '200 with a body that is not JSON.', fault: 'invalid-json' },
  slow: { summary: 'Each response takes three seconds.', fault: 'slow' },
  hang: { summary: 'No response is ever sent.', fault: 'hang' },
  flaky: {
    summary: 'Every other connection is dropped, the first one too.',
    fault: 'refused',
    everyOtherRequest: true,
  },
  enveloped: { summary: 'As demo, every answer in an envelope.', drift: 'enveloped' },
  renamed: { summary: 'As demo, with other names and words.', drift: 'renamed' },
  sparse: { summary: 'As demo, null but for what is needed to give.', drift: 'sparse' },
  retyped: { summary: 'As demo, with values of other types.', drift: 'retyped' },
  nested: { summary: 'As demo, the fields in objects.', drift: 'nested' },
  evil: {
    summary: 'The link to the checkout is a javascript: URL.',
    donationLink: 'javascript:alert(document.domain)',
  },
} as const satisfies Record<string, KeyBehaviour>;

/** Returns the behaviour of a key; a key that does not exist behaves like `unknown`. */
export function behaviourOf(key: string): KeyBehaviour {
  const name = /^pk_test_([a-z]+)(?:_[\w-]*)?$/.exec(key)?.[1];
  return name !== undefined && Object.hasOwn(behaviours, name)
    ? behaviours[name as keyof typeof behaviours]
    : behaviours.unknown;
}
