import type { ErrorCode } from '../contract/errors.js';
import type { Reward } from '../contract/events.js';
import type { Donation } from './donation-storage.js';
import type { PollMode } from './status-call-limits.js';

/**
 * The flow as one discriminated union and its pure transitions. What the donor typed is in the draft, which survives
 * every transition. An event that does not fit a state leaves the state as it is.
 */
export interface Problem {
  code: ErrorCode;
  /** Fields that the server refused and the donor has not edited since; absent if the server named none. */
  fields?: readonly string[];
  /** After several failed tries the donor is offered the page's own donation link. */
  offersFallback?: boolean;
}

export type State =
  /** The donor chooses a nonprofit, if there are several. */
  | { type: 'nonprofit' }
  /** `problem`: the server refused the amount or the currency. */
  | { type: 'amount'; problem?: Problem }
  /** The donor is asked whether to give monthly instead. `problem` is for the next step. */
  | { type: 'suggestion'; problem?: Problem }
  /** `isIncomplete`: the donor tried to submit an invalid form. */
  | { type: 'details'; problem?: Problem; isIncomplete?: true }
  /** The donor pressed the last button: API data, then the link, are being requested. */
  | { type: 'creating' }
  /** A link exists, but no window could be opened: the donor clicks it. */
  | { type: 'link'; donation: Donation; link: string }
  /** The donor is at the checkout. `link` is unknown after a reload. */
  | { type: 'waiting'; donation: Donation; link?: string }
  /** No final status within the poll window. */
  | { type: 'pending'; donation: Donation; isChecking: boolean; link?: string }
  /** The donor has paid, and the payment takes days. `link` is for a donor who must act after all. */
  | { type: 'processing'; donation: Donation; link?: string }
  | { type: 'succeeded'; donation: Donation; reward?: Reward }
  | { type: 'failed'; donation: Donation; reason?: string }
  /** No donation is possible now; `from` is where the donor continues once one is. */
  | { type: 'unavailable'; code: ErrorCode; isRetrying: boolean; from: State };

export type StateType = State['type'];

export type FlowEvent =
  | { type: 'nonprofit-chosen' }
  | { type: 'amount-chosen'; isSuggestionDue?: boolean }
  | { type: 'suggestion-ended' }
  | { type: 'back'; hasPicker: boolean }
  | { type: 'corrected'; fields: readonly string[] }
  | { type: 'incomplete' }
  | { type: 'submitted' }
  | { type: 'refused'; problem: Problem }
  | { type: 'window-blocked'; donation: Donation; link: string }
  | { type: 'handed-over'; donation: Donation; link?: string }
  | { type: 'donation-updated'; donation: Donation }
  | { type: 'status-processing' }
  | { type: 'status-succeeded'; reward?: Reward }
  | { type: 'status-failed'; reason?: string }
  | { type: 'deadline-passed' }
  | { type: 'check-requested' }
  | { type: 'check-ended' }
  | { type: 'api-unavailable'; code: ErrorCode }
  | { type: 'retry-requested' }
  | { type: 'api-available' }
  | { type: 'restarted'; needsNonprofit: boolean };

/** Returns the next state. */
export function transition(state: State, event: FlowEvent): State {
  switch (event.type) {
    case 'nonprofit-chosen':
      return state.type === 'nonprofit' ? { type: 'amount' } : state;
    case 'amount-chosen':
      return state.type === 'amount'
        ? {
            type: event.isSuggestionDue ? 'suggestion' : 'details',
            problem: withoutAmount(state.problem),
          }
        : state;
    case 'suggestion-ended':
      return state.type === 'suggestion' ? { type: 'details', problem: state.problem } : state;
    case 'back':
      if (state.type === 'details' || state.type === 'suggestion') return { type: 'amount' };
      return state.type === 'amount' && event.hasPicker ? { type: 'nonprofit' } : state;
    case 'corrected':
      return (state.type === 'amount' || state.type === 'details') &&
        state.problem?.fields?.some((field) => event.fields.includes(field))
        ? {
            type: state.type,
            problem: {
              ...state.problem,
              fields: state.problem.fields.filter((field) => !event.fields.includes(field)),
            },
          }
        : state;
    case 'incomplete':
      return state.type === 'details' ? { type: 'details', isIncomplete: true } : state;
    case 'submitted':
      return state.type === 'details' ? { type: 'creating' } : state;
    case 'refused':
      if (state.type !== 'creating') return state;
      // Amount and currency are refused where the donor can change them.
      return {
        type: event.problem.fields?.some(isOfFirstStep) ? 'amount' : 'details',
        problem: event.problem,
      };
    case 'window-blocked':
      return state.type === 'creating' ? { type: 'link', donation: event.donation, link: event.link } : state;
    case 'handed-over':
      return { type: 'waiting', donation: event.donation, link: event.link };
    case 'donation-updated':
      return isAwaitingStatus(state) ? { ...state, donation: event.donation } : state;
    case 'status-processing':
      return isAwaitingStatus(state)
        ? { type: 'processing', donation: state.donation, link: state.link }
        : state;
    case 'status-succeeded':
      return isAwaitingStatus(state)
        ? { type: 'succeeded', donation: state.donation, reward: event.reward }
        : state;
    case 'status-failed':
      return isAwaitingStatus(state)
        ? { type: 'failed', donation: state.donation, reason: event.reason }
        : state;
    case 'deadline-passed':
      return state.type === 'waiting'
        ? { type: 'pending', donation: state.donation, link: state.link, isChecking: false }
        : state;
    case 'check-requested':
      return state.type === 'pending' ? { ...state, isChecking: true } : state;
    case 'check-ended':
      return state.type === 'pending' ? { ...state, isChecking: false } : state;
    case 'api-unavailable': {
      const { code } = event;
      if (state.type === 'unavailable') return { ...state, code, isRetrying: false };
      if (state.type === 'creating')
        return { type: 'unavailable', code, isRetrying: false, from: { type: 'details' } };
      return isForm(state) ? { type: 'unavailable', code, isRetrying: false, from: state } : state;
    }
    case 'retry-requested':
      return state.type === 'unavailable' ? { ...state, isRetrying: true } : state;
    case 'api-available':
      return state.type === 'unavailable' ? state.from : state;
    case 'restarted':
      return firstStep(event.needsNonprofit);
  }
}

const isOfFirstStep = (field: string): boolean => field === 'amount' || field === 'currency';

/** Returns a problem with the fields of the second step, if it has any. */
function withoutAmount(problem: Problem | undefined): Problem | undefined {
  const fields = problem?.fields?.filter((field) => !isOfFirstStep(field));
  return problem && fields?.length ? { ...problem, fields } : undefined;
}

/** Where the form starts; `needsNonprofit` if the donor has one to choose. */
export const firstStep = (needsNonprofit: boolean): State => ({
  type: needsNonprofit ? 'nonprofit' : 'amount',
});

type AwaitingStatus = Extract<State, { type: PollMode }>;

/** Whether a donation's status is still wanted. */
export const isAwaitingStatus = (state: State): state is AwaitingStatus =>
  state.type === 'link' ||
  state.type === 'waiting' ||
  state.type === 'pending' ||
  state.type === 'processing';

/** Whether the donor is filling the form. */
export const isForm = (state: State): boolean =>
  state.type === 'nonprofit' ||
  state.type === 'amount' ||
  state.type === 'suggestion' ||
  state.type === 'details';

/** Whether the donor has pressed the last button and has not started again. */
export const isDonationShown = (state: State): boolean => !isForm(state) && state.type !== 'unavailable';
