import { signal } from '@preact/signals';
import { expect, it } from 'vitest';
import type { StepDetail } from '../contract/events.js';
import type { State } from '../donation/state.js';
import { onStep } from './on-step.js';

function observe(first: State['type'] = 'amount') {
  const state = signal<State>({ type: 'amount' });
  if (first === 'nonprofit') state.value = { type: 'nonprofit' };
  const steps: StepDetail[] = [];
  const stop = onStep(state, (detail) => steps.push(detail));
  return { state, steps, stop };
}

it('reports each screen once, with the one before it, and not the first', async () => {
  const { state, steps } = observe('nonprofit');
  await Promise.resolve();
  expect(steps).toEqual([]);
  state.value = { type: 'amount' };
  await Promise.resolve();
  state.value = { type: 'details' };
  await Promise.resolve();
  state.value = { type: 'details', isIncomplete: true };
  await Promise.resolve();
  expect(steps).toEqual([
    { from: 'nonprofit', to: 'amount' },
    { from: 'amount', to: 'details' },
  ]);
});

it('does not run a listener while the state changes, and reports no screen that was left at once', async () => {
  const { state, steps } = observe();
  state.value = { type: 'details' };
  expect(steps).toEqual([]);
  state.value = { type: 'amount' };
  await Promise.resolve();
  expect(steps).toEqual([]);
  state.value = { type: 'details' };
  state.value = { type: 'creating' };
  await Promise.resolve();
  expect(steps).toEqual([{ from: 'amount', to: 'creating' }]);
});

it('reports nothing once it is stopped', async () => {
  const { state, steps, stop } = observe();
  state.value = { type: 'details' };
  stop();
  state.value = { type: 'creating' };
  await Promise.resolve();
  expect(steps).toEqual([]);
});

it('lets a listener change the state', async () => {
  const state = signal<State>({ type: 'amount' });
  const steps: StepDetail[] = [];
  onStep(state, (detail) => {
    steps.push(detail);
    if (detail.to === 'details') state.value = { type: 'amount' };
  });
  state.value = { type: 'details' };
  await Promise.resolve();
  await Promise.resolve();
  expect(steps).toEqual([
    { from: 'amount', to: 'details' },
    { from: 'details', to: 'amount' },
  ]);
});
