import type { ErrorCode } from '../contract/errors.js';
import type { Reward } from '../contract/events.js';
import type { Donation } from './donation.js';

/**
 * The flow as one discriminated union and its pure transitions. What the donor typed is not here: it lives in the
 * draft and outlasts every transition. An event that does not fit a state leaves the state as it is.
 */
export interface Problem {
  code: ErrorCode;
  /** Names of the draft's fields that the server refused and the donor has not changed since; none where it named none. */
  fields?: readonly string[];
}

export type State =
  /** The donor chooses a nonprofit, if there are several. */
  | { name: 'nonprofit' }
  | { name: 'amount' }
  /** `isIncomplete`: the donor tried to send what will not do. */
  | { name: 'details'; problem?: Problem; isIncomplete?: true }
  /** The donor pressed the last button: API data, then the link, are on their way. */
  | { name: 'creating' }
  /** A link exists, but no window could be opened: the donor clicks it. */
  | { name: 'link'; donation: Donation; link: string }
  /** The donor is at the checkout. `link` is unknown after a reload. */
  | { name: 'waiting'; donation: Donation; link?: string }
  /** No final status within the time in which we ask. */
  | { name: 'pending'; donation: Donation; isChecking: boolean; link?: string }
  | { name: 'succeeded'; donation: Donation; reward?: Reward }
  | { name: 'failed'; donation: Donation; reason?: string }
  /** Nothing can be given now; `from` is where the donor goes on once that is over. */
  | { name: 'unavailable'; code: ErrorCode; isRetrying: boolean; from: State };

export type StateName = State['name'];

export type FlowEvent =
  | { type: 'nonprofit-chosen' }
  | { type: 'amount-chosen' }
  | { type: 'back'; hasPicker: boolean }
  | { type: 'corrected'; fields: readonly string[] }
  | { type: 'incomplete' }
  | { type: 'submitted' }
  | { type: 'refused'; problem: Problem }
  | { type: 'window-blocked'; donation: Donation; link: string }
  | { type: 'handed-over'; donation: Donation; link?: string }
  | { type: 'polled'; donation: Donation }
  | { type: 'status-succeeded'; reward?: Reward }
  | { type: 'status-failed'; reason?: string }
  | { type: 'deadline-passed' }
  | { type: 'check-requested' }
  | { type: 'check-ended' }
  | { type: 'api-unavailable'; code: ErrorCode }
  | { type: 'retry-requested' }
  | { type: 'api-available' }
  | { type: 'restarted'; start: State };

/** Returns the next state. */
export function transition(state: State, event: FlowEvent): State {
  switch (event.type) {
    case 'nonprofit-chosen':
      return state.name === 'nonprofit' ? { name: 'amount' } : state;
    case 'amount-chosen':
      return state.name === 'amount' ? { name: 'details' } : state;
    case 'back':
      if (state.name === 'details') return { name: 'amount' };
      return state.name === 'amount' && event.hasPicker ? { name: 'nonprofit' } : state;
    case 'corrected':
      return state.name === 'details' && state.problem?.fields?.some((field) => event.fields.includes(field))
        ? {
            name: 'details',
            problem: {
              ...state.problem,
              fields: state.problem.fields.filter((field) => !event.fields.includes(field)),
            },
          }
        : state;
    case 'incomplete':
      return state.name === 'details' ? { name: 'details', isIncomplete: true } : state;
    case 'submitted':
      return state.name === 'details' ? { name: 'creating' } : state;
    case 'refused':
      return state.name === 'creating' ? { name: 'details', problem: event.problem } : state;
    case 'window-blocked':
      return state.name === 'creating' ? { name: 'link', donation: event.donation, link: event.link } : state;
    case 'handed-over':
      return { name: 'waiting', donation: event.donation, link: event.link };
    case 'polled':
      return state.name === 'waiting' || state.name === 'pending' || state.name === 'link'
        ? { ...state, donation: event.donation }
        : state;
    case 'status-succeeded':
      return isFollowed(state)
        ? { name: 'succeeded', donation: state.donation, reward: event.reward }
        : state;
    case 'status-failed':
      return isFollowed(state) ? { name: 'failed', donation: state.donation, reason: event.reason } : state;
    case 'deadline-passed':
      return state.name === 'waiting'
        ? { name: 'pending', donation: state.donation, link: state.link, isChecking: false }
        : state;
    case 'check-requested':
      return state.name === 'pending' ? { ...state, isChecking: true } : state;
    case 'check-ended':
      return state.name === 'pending' ? { ...state, isChecking: false } : state;
    case 'api-unavailable': {
      const { code } = event;
      if (state.name === 'unavailable') return { ...state, code, isRetrying: false };
      if (state.name === 'creating')
        return { name: 'unavailable', code, isRetrying: false, from: { name: 'details' } };
      return isForm(state) ? { name: 'unavailable', code, isRetrying: false, from: state } : state;
    }
    case 'retry-requested':
      return state.name === 'unavailable' ? { ...state, isRetrying: true } : state;
    case 'api-available':
      return state.name === 'unavailable' ? state.from : state;
    case 'restarted':
      return event.start;
  }
}

type Followed = Extract<State, { name: 'link' | 'waiting' | 'pending' }>;

/** Whether a donation's status is still wanted. */
export const isFollowed = (state: State): state is Followed =>
  state.name === 'link' || state.name === 'waiting' || state.name === 'pending';

/** Whether the donor is filling the form. */
export const isForm = (state: State): boolean =>
  state.name === 'nonprofit' || state.name === 'amount' || state.name === 'details';
