import { describe, expect, it } from 'vitest';
import { isGuestIdle } from './guest-state.js';

describe('an isolated form whose donor comes back to it', () => {
  it.each(['idle', 'nonprofit', 'amount', 'details', 'unavailable'] as const)(
    'can show the donation in the state %s, even while it is in use',
    (type) => {
      for (const isInUse of [true, false])
        expect(isGuestIdle(type, { isExpected: true, isInUse })).toBe(true);
    },
  );

  it.each([
    'suggestion',
    'creating',
    'link',
    'waiting',
    'pending',
    'processing',
    'succeeded',
    'failed',
  ] as const)('keeps itself in the state %s', (type) => {
    expect(isGuestIdle(type, { isExpected: true, isInUse: false })).toBe(false);
  });
});

describe('an isolated form to which a donation of another widget comes', () => {
  it.each(['idle', 'nonprofit', 'amount'] as const)(
    'can show it in the state %s unless it is in use',
    (type) => {
      expect(isGuestIdle(type, { isExpected: false, isInUse: false })).toBe(true);
      expect(isGuestIdle(type, { isExpected: false, isInUse: true })).toBe(false);
    },
  );

  it.each(['suggestion', 'details', 'unavailable', 'creating', 'waiting', 'succeeded'] as const)(
    'keeps itself in the state %s',
    (type) => {
      expect(isGuestIdle(type, { isExpected: false, isInUse: false })).toBe(false);
    },
  );
});

it.each(['not-idle', 'amount-again', 'new-details', 'details-again'])(
  'an isolated form of another release keeps itself in a state that this one does not know, such as %s',
  (type) => {
    expect(isGuestIdle(type as never, { isExpected: true, isInUse: false })).toBe(false);
  },
);
