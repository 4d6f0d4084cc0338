import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Donation } from './donation-storage.js';
import {
  type FlowEvent,
  isAwaitingStatus,
  isDonationShown,
  isForm,
  type Problem,
  type State,
  type StateType,
  transition,
} from './state.js';

const donation: Donation = {
  partnerDonationId: 'pd_1',
  amountMinor: 2500,
  tipMinor: 250,
  currency: 'USD',
  frequency: 'once',
  provider: 'stripe',
  handOff: 'popup',
  nonprofit: 'clean-water',
  createdAt: 1_780_315_200_000,
  calls: 0,
  isOpen: true,
  widget: '',
};
const asked: Donation = { ...donation, calls: 7 };
const link = 'https://checkout.stripe.com/1';

const states: { [Name in StateType]: Extract<State, { type: Name }> } = {
  nonprofit: { type: 'nonprofit' },
  amount: { type: 'amount' },
  suggestion: { type: 'suggestion' },
  details: { type: 'details', problem: { code: 'rejected', fields: ['email', 'lastName'] } },
  creating: { type: 'creating' },
  link: { type: 'link', donation, link },
  waiting: { type: 'waiting', donation, link },
  pending: { type: 'pending', donation, link, isChecking: false },
  processing: { type: 'processing', donation, link },
  succeeded: { type: 'succeeded', donation, reward: { tokens: 5 } },
  failed: { type: 'failed', donation, reason: 'card_declined' },
  unavailable: { type: 'unavailable', code: 'network', isRetrying: false, from: { type: 'details' } },
};

const events: { [Type in FlowEvent['type']]: Extract<FlowEvent, { type: Type }> } = {
  'nonprofit-chosen': { type: 'nonprofit-chosen' },
  'amount-chosen': { type: 'amount-chosen' },
  'suggestion-ended': { type: 'suggestion-ended' },
  back: { type: 'back', hasPicker: true },
  corrected: { type: 'corrected', fields: ['email'] },
  incomplete: { type: 'incomplete' },
  submitted: { type: 'submitted' },
  refused: { type: 'refused', problem: { code: 'server' } },
  'window-blocked': { type: 'window-blocked', donation, link },
  'handed-over': { type: 'handed-over', donation, link },
  'donation-updated': { type: 'donation-updated', donation: asked },
  'status-processing': { type: 'status-processing' },
  'status-succeeded': { type: 'status-succeeded', reward: { tokens: 5 } },
  'status-failed': { type: 'status-failed', reason: 'card_declined' },
  'deadline-passed': { type: 'deadline-passed' },
  'check-requested': { type: 'check-requested' },
  'check-ended': { type: 'check-ended' },
  'api-unavailable': { type: 'api-unavailable', code: 'server' },
  'retry-requested': { type: 'retry-requested' },
  'api-available': { type: 'api-available' },
  restarted: { type: 'restarted', needsNonprofit: false },
};

/** Event (row) in state (column) → state. A dot: everything stays as it is. An equals sign: new, under the same name. */
const table = `
                  nonprofit   amount      suggestion  details     creating    link       waiting    pending    processing succeeded failed  unavailable
nonprofit-chosen  amount      .           .           .           .           .          .          .          .          .         .       .
amount-chosen     .           details     .           .           .           .          .          .          .          .         .       .
suggestion-ended  .           .           details     .           .           .          .          .          .          .         .       .
back              .           nonprofit   amount      amount      .           .          .          .          .          .         .       .
corrected         .           .           .           =           .           .          .          .          .          .         .       .
incomplete        .           .           .           =           .           .          .          .          .          .         .       .
submitted         .           .           .           creating    .           .          .          .          .          .         .       .
refused           .           .           .           .           details     .          .          .          .          .         .       .
window-blocked    .           .           .           .           link        .          .          .          .          .         .       .
handed-over       waiting     waiting     waiting     waiting     waiting     waiting    =          waiting    waiting    waiting   waiting waiting
donation-updated  .           .           .           .           .           =          =          =          =          .         .       .
status-processing .           .           .           .           .           processing processing processing =          .         .       .
status-succeeded  .           .           .           .           .           succeeded  succeeded  succeeded  succeeded  .         .       .
status-failed     .           .           .           .           .           failed     failed     failed     failed     .         .       .
deadline-passed   .           .           .           .           .           .          pending    .          .          .         .       .
check-requested   .           .           .           .           .           .          .          =          .          .         .       .
check-ended       .           .           .           .           .           .          .          =          .          .         .       .
api-unavailable   unavailable unavailable unavailable unavailable unavailable .          .          .          .          .         .       =
retry-requested   .           .           .           .           .           .          .          .          .          .         .       =
api-available     .           .           .           .           .           .          .          .          .          .         .       details
restarted         amount      =           amount      amount      amount      amount     amount     amount     amount     amount    amount  amount
`;

const [header = '', ...lines] = table.trim().split('\n');
const columns = header.trim().split(/\s+/) as StateType[];
const rows = lines.map((line) => {
  const [type = '', ...cells] = line.trim().split(/\s+/);
  return { type: type as FlowEvent['type'], cells };
});

it('the transition table has every state and every event', () => {
  expect([...columns].sort()).toEqual(Object.keys(states).sort());
  expect(rows.map(({ type }) => type).sort()).toEqual(Object.keys(events).sort());
  for (const { type, cells } of rows) expect(cells, type).toHaveLength(columns.length);
});

describe.each(rows)('$type', ({ type, cells }) => {
  it.each(columns.map((name, column) => [name, cells[column] ?? '']))(
    'in the state %s the event leads to: %s',
    (name, cell) => {
      const before = states[name as StateType];
      const copy = structuredClone(before);
      const after = transition(before, events[type]);
      if (cell === '.') expect(after).toBe(before);
      else expect(after.type).toBe(cell === '=' ? before.type : cell);
      expect(before, 'a state is never changed in place').toEqual(copy);
    },
  );
});

describe('the data of a state', () => {
  it('the question about a monthly gift passes on what the server refused in the next step', () => {
    const problem = { code: 'rejected', fields: ['amount', 'email'] } as const;
    const asked = transition({ type: 'amount', problem }, { type: 'amount-chosen', isSuggestionDue: true });
    expect(asked).toEqual({ type: 'suggestion', problem: { code: 'rejected', fields: ['email'] } });
    expect(transition(asked, { type: 'suggestion-ended' })).toEqual({
      type: 'details',
      problem: { code: 'rejected', fields: ['email'] },
    });
  });

  it('back leads to the nonprofit step only if there are several nonprofits', () => {
    expect(transition(states.amount, { type: 'back', hasPicker: false })).toBe(states.amount);
  });

  it('an edited field is no longer marked as refused, the others are', () => {
    expect(transition(states.details, { type: 'corrected', fields: ['email'] })).toEqual({
      type: 'details',
      problem: { code: 'rejected', fields: ['lastName'] },
    });
    for (const fields of [[], ['firstName']]) {
      expect(transition(states.details, { type: 'corrected', fields })).toBe(states.details);
    }
    const fresh: State = { type: 'details' };
    expect(transition(fresh, events.corrected)).toBe(fresh);
  });

  it('a refused submission shows its problem until the next submission', () => {
    const refused = transition(states.creating, {
      type: 'refused',
      problem: { code: 'rejected', fields: ['email'] },
    });
    expect(refused).toEqual({ type: 'details', problem: { code: 'rejected', fields: ['email'] } });
    expect(transition(refused, events.submitted)).toEqual({ type: 'creating' });
    expect(transition(states.amount, events['amount-chosen'])).toEqual({ type: 'details' });
  });

  it('the donation and its link are kept from the blocked window to the final status', () => {
    const blocked = transition(states.creating, events['window-blocked']);
    expect(blocked).toEqual({ type: 'link', donation, link });
    const waiting = transition(blocked, events['handed-over']);
    expect(waiting).toEqual({ type: 'waiting', donation, link });
    const counted = transition(waiting, events['donation-updated']);
    expect(counted).toEqual({ type: 'waiting', donation: asked, link });
    const pending = transition(counted, events['deadline-passed']);
    expect(pending).toEqual({ type: 'pending', donation: asked, link, isChecking: false });
    expect(transition(pending, events['status-succeeded'])).toEqual({
      type: 'succeeded',
      donation: asked,
      reward: { tokens: 5 },
    });
  });

  it('isChecking is true while a pending donation is checked', () => {
    const checking = transition(states.pending, events['check-requested']);
    expect(checking).toEqual({ ...states.pending, isChecking: true });
    expect(transition(checking, events['check-ended'])).toEqual(states.pending);
  });

  it('isRetrying is true during a retry and false after its failure', () => {
    const retrying = transition(states.unavailable, events['retry-requested']);
    expect(retrying).toMatchObject({ type: 'unavailable', code: 'network', isRetrying: true });
    expect(transition(retrying, events['api-unavailable'])).toMatchObject({
      type: 'unavailable',
      code: 'server',
      isRetrying: false,
    });
  });

  it.each([states.nonprofit, states.amount, states.details])(
    'the donor continues at the $type step once the API is available',
    (form) => {
      const steps = [
        'api-unavailable',
        'retry-requested',
        'api-unavailable',
        'retry-requested',
        'api-available',
      ] as const;
      expect(steps.reduce<State>((state, type) => transition(state, events[type]), form)).toEqual(form);
    },
  );

  it('an interrupted submission returns to the details step, without submitting again', () => {
    const closed = transition(states.creating, events['api-unavailable']);
    expect(transition(closed, events['api-available'])).toEqual({ type: 'details' });
  });

  it('an unknown reason or reward stays absent', () => {
    expect(transition(states.waiting, { type: 'status-failed' })).toEqual({ type: 'failed', donation });
    expect(transition(states.waiting, { type: 'status-succeeded' })).toEqual({ type: 'succeeded', donation });
  });
});

it.each(Object.values(states))('$type is a form step, awaits a status, or neither', (state) => {
  expect(isForm(state)).toBe(['nonprofit', 'amount', 'suggestion', 'details'].includes(state.type));
  expect(isAwaitingStatus(state)).toBe(['link', 'waiting', 'pending', 'processing'].includes(state.type));
});

describe('any sequence of events', () => {
  const event = fc.constantFrom<FlowEvent>(...Object.values(events), { type: 'back', hasPicker: false });
  const start = fc.constantFrom<State>(...Object.values(states));

  it('any sequence of events ends in a complete state', () => {
    fc.assert(
      fc.property(start, fc.array(event, { maxLength: 60 }), (from, sequence) => {
        const state = sequence.reduce(transition, from);
        expect(Object.keys(states)).toContain(state.type);
        if ('donation' in state) expect(state.donation.partnerDonationId).toBe('pd_1');
        if (state.type === 'link') expect(state.link).toBe(link);
        if (state.type === 'unavailable') expect(state.code).toBeTruthy();
      }),
      { numRuns: 2000 },
    );
  });

  it('no event changes a final state unless a donation begins anew', () => {
    const ends = fc.constantFrom<State>(states.succeeded, states.failed);
    const others = event.filter(({ type }) => type !== 'handed-over' && type !== 'restarted');
    fc.assert(
      fc.property(ends, fc.array(others), (end, sequence) => {
        expect(sequence.reduce(transition, end)).toBe(end);
      }),
    );
  });

  it('no sequence of events creates a link without a submission', () => {
    const others = event.filter(({ type }) => type !== 'submitted' && type !== 'handed-over');
    const forms = fc.constantFrom<State>(states.nonprofit, states.amount, states.details, states.unavailable);
    fc.assert(
      fc.property(forms, fc.array(others), (form, sequence) => {
        expect(['creating', 'link', 'waiting', 'pending', 'processing']).not.toContain(
          sequence.reduce(transition, form).type,
        );
      }),
    );
  });
});

describe('a problem that the server names', () => {
  const refused = (...fields: string[]) =>
    transition(states.creating, { type: 'refused', problem: { code: 'rejected', fields } });
  const problemOf = (state: State) => ('problem' in state ? state.problem : undefined);

  it.each([
    [['amount'], 'amount'],
    [['currency'], 'amount'],
    [['email', 'amount'], 'amount'],
    [['email', 'currency'], 'amount'],
    [['email'], 'details'],
    [[], 'details'],
  ])('in the fields %j is shown on the step: %s', (fields, step) => {
    expect(refused(...fields)).toEqual({ type: step, problem: { code: 'rejected', fields } });
  });

  it('is kept for the next step as far as it is about that step', () => {
    const chosen = (problem?: Problem) =>
      problemOf(transition({ type: 'amount', ...(problem && { problem }) }, events['amount-chosen']));
    expect(chosen({ code: 'rejected', fields: ['amount', 'email', 'currency'] })).toEqual({
      code: 'rejected',
      fields: ['email'],
    });
    expect(chosen({ code: 'rejected', fields: ['amount', 'currency'] })).toBeUndefined();
    expect(chosen({ code: 'server' })).toBeUndefined();
    expect(chosen()).toBeUndefined();
  });

  it.each(['amount', 'details'] as const)('is corrected field by field on the step: %s', (type) => {
    const state: State = { type, problem: { code: 'rejected', fields: ['amount', 'email'] } };
    const correct = (before: State, ...fields: string[]) => transition(before, { type: 'corrected', fields });
    expect(correct(state, 'lastName')).toBe(state);
    expect(correct(state, 'email')).toEqual({ type, problem: { code: 'rejected', fields: ['amount'] } });
    const unnamed: State = { type, problem: { code: 'server' } };
    expect(correct(unnamed, 'email')).toBe(unnamed);
  });

  it('is not corrected on another step', () => {
    const state: State = { type: 'suggestion', problem: { code: 'rejected', fields: ['email'] } };
    expect(transition(state, events.corrected)).toBe(state);
  });
});

it('a form that becomes unavailable is not trying again', () => {
  for (const name of ['amount', 'creating', 'unavailable'] as const)
    expect(
      transition({ ...states[name], isRetrying: true } as State, events['api-unavailable']),
    ).toMatchObject({
      type: 'unavailable',
      isRetrying: false,
    });
});

it('a donation is shown from the last button on until the donor starts again', () => {
  expect(
    Object.values(states)
      .filter(isDonationShown)
      .map(({ type }) => type),
  ).toEqual(['creating', 'link', 'waiting', 'pending', 'processing', 'succeeded', 'failed']);
});
