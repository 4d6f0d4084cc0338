import { signal } from '@preact/signals';
import { describe, expect, it, vi } from 'vitest';
import { optionsOf } from '../testing/attributes.js';
import { createFakeClock, type FakeClock } from '../testing/fake-clock.js';
import { fakeOf } from '../testing/fake-dom.js';
import type { NonprofitChoice } from './choices.js';
import { createDraft, type Draft } from './draft.js';
import type { FlowContext } from './flow-context.js';
import { createIdleCheck } from './idle-check.js';
import type { State } from './state.js';

/** A form with these attributes that nobody has used. */
function setUp(attributes: Parameters<typeof optionsOf>[0] = {}) {
  const options = signal(optionsOf(attributes));
  const clock: FakeClock = createFakeClock();
  const life = new AbortController();
  const form = {
    options,
    state: signal<State>({ type: options.value.nonprofits.length > 1 ? 'nonprofit' : 'amount' }),
    draft: signal<Draft>(createDraft(options.value)),
    nonprofits: signal<NonprofitChoice[]>(options.value.nonprofits.map((slug) => ({ slug }))),
    isOpen: signal(false),
  };
  const check = createIdleCheck(
    fakeOf<FlowContext>({ ...form, services: { clock }, abortSignal: life.signal }),
  );
  const edit = (change: Partial<Draft>) => {
    form.draft.value = { ...form.draft.value, ...change };
  };
  return { ...form, ...check, edit, clock, life };
}

const several = { nonprofit: 'clean-water,trees' };

describe('a form', () => {
  it('that nobody has used is idle', () => {
    expect(setUp().isIdle(false)).toBe(true);
    expect(setUp(several).isIdle(false)).toBe(true);
    expect(setUp({ amount: '50', frequency: 'monthly' }).isIdle(false)).toBe(true);
  });

  it.each<Partial<Draft>>([
    { email: 'a' },
    { firstName: 'A' },
    { choice: 2500 },
    { customText: '4' },
    { frequency: 'monthly' },
    { tipPercent: 0 },
  ])('is in use once the donor has given %j', (change) => {
    const { isIdle, edit } = setUp();
    edit(change);
    expect(isIdle(false)).toBe(false);
  });

  it('is in use on its last step', () => {
    const { isIdle, state } = setUp();
    state.value = { type: 'details' };
    expect(isIdle(false)).toBe(false);
  });

  it('is in use where the donor has chosen one of several nonprofits', () => {
    const { isIdle, state, edit } = setUp(several);
    state.value = { type: 'amount' };
    edit({ nonprofit: 'trees' });
    expect(isIdle(false)).toBe(false);
  });

  it('is idle where it has itself chosen the only nonprofit that is left of several', () => {
    const { isIdle, state, nonprofits, edit } = setUp(several);
    nonprofits.value = [{ slug: 'trees' }];
    state.value = { type: 'amount' };
    edit({ nonprofit: 'trees' });
    expect(isIdle(false)).toBe(true);
  });

  it('is idle while the API is not available, if nobody has used it', () => {
    const { isIdle, state, edit } = setUp();
    state.value = { type: 'unavailable', code: 'network', isRetrying: false, from: { type: 'amount' } };
    expect(isIdle(false)).toBe(true);
    edit({ email: 'a' });
    expect(isIdle(false)).toBe(false);
    expect(isIdle(true)).toBe(true);
  });

  it('is in use in an open dialog, and not for being in the page', () => {
    const { isIdle, isOpen, edit } = setUp({ mode: 'modal' });
    isOpen.value = true;
    expect(isIdle(false)).toBe(false);
    edit({ email: 'a' });
    expect(isIdle(false)).toBe(false);
    const inline = setUp({ mode: 'inline' });
    inline.isOpen.value = true;
    expect(inline.isIdle(false)).toBe(true);
  });

  it('makes place for a donation that the donor expects, but not for one during another', () => {
    const { isIdle, state, edit, isOpen } = setUp({ mode: 'modal' });
    isOpen.value = true;
    edit({ email: 'a' });
    state.value = { type: 'details' };
    expect(isIdle(true)).toBe(true);
    state.value = { type: 'creating' };
    expect(isIdle(true)).toBe(false);
    expect(isIdle(false)).toBe(false);
  });
});

describe('who waits for a form', () => {
  /** The donor has typed something. */
  function setUpUsed(isExpected = false) {
    const form = setUp();
    form.edit({ email: 'a' });
    const callback = vi.fn();
    form.onceIdle(isExpected, callback);
    return { ...form, callback };
  }

  it('is called back once, in a later task than the one in which it became idle', async () => {
    const { edit, clock, callback } = setUpUsed();
    await clock.advance(1_000);
    expect(callback).not.toHaveBeenCalled();
    edit({ email: '' });
    edit({ email: 'b' });
    edit({ email: '' });
    expect(callback).not.toHaveBeenCalled();
    expect(clock.timers()).toBe(1);
    await clock.advance(0);
    edit({ email: 'b' });
    edit({ email: '' });
    await clock.advance(1_000);
    expect(callback).toHaveBeenCalledOnce();
  });

  it('is called back at the next opportunity where it is idle already for what the donor expects', async () => {
    const { clock, callback } = setUpUsed(true);
    await clock.advance(0);
    expect(callback).toHaveBeenCalledOnce();
  });

  it('is not called back once the widget has gone, before or after the form has become idle', async () => {
    const before = setUpUsed();
    before.life.abort();
    before.edit({ email: '' });
    expect(before.clock.timers()).toBe(0);
    const after = setUpUsed();
    after.edit({ email: '' });
    after.life.abort();
    await after.clock.advance(1_000);
    expect(after.callback).not.toHaveBeenCalled();
  });
});
