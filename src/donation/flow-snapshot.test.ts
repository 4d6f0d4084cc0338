import { expect, it } from 'vitest';
import { fakeOf } from '../testing/fake-dom.js';
import type { Donation } from './donation-storage.js';
import { stateToKeep } from './flow-snapshot.js';
import type { State } from './state.js';

const donation = fakeOf<Donation>({});

it.each<State>([
  { type: 'nonprofit' },
  { type: 'amount', problem: { code: 'rejected' } },
  { type: 'details', isIncomplete: true },
  { type: 'succeeded', donation },
  { type: 'failed', donation },
])('a later flow of the element goes on where this one was: $type', (state) => {
  expect(stateToKeep(state)).toBe(state);
});

it('a later flow asks a donor once about a monthly gift, and once for the last button', () => {
  expect(stateToKeep({ type: 'suggestion' })).toEqual({ type: 'amount' });
  expect(stateToKeep({ type: 'creating' })).toEqual({ type: 'details' });
});

it('a later flow asks anew whether the form is available', () => {
  const from: State = { type: 'details' };
  expect(stateToKeep({ type: 'unavailable', code: 'network', isRetrying: false, from })).toBe(from);
});

it.each<State>([
  { type: 'link', donation, link: '' },
  { type: 'waiting', donation },
  { type: 'pending', donation, isChecking: false },
  { type: 'processing', donation },
])('a later flow resumes what is stored: $type', (state) => {
  expect(stateToKeep(state)).toBeUndefined();
});
