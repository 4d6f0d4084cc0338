import { describe, expect, it, vi } from 'vitest';
import { listen } from './listen.js';

describe('listen', () => {
  it('listens until the abort', () => {
    const target = new EventTarget();
    const life = new AbortController();
    const listener = vi.fn();
    listen(target, { type: 'focus', listener, abortSignal: life.signal });
    target.dispatchEvent(new Event('focus'));
    expect(listener).toHaveBeenCalledOnce();
    life.abort();
    target.dispatchEvent(new Event('focus'));
    expect(listener).toHaveBeenCalledOnce();
  });

  it('does not listen after the abort', () => {
    const target = new EventTarget();
    const listener = vi.fn();
    listen(target, { type: 'focus', listener, abortSignal: AbortSignal.abort() });
    target.dispatchEvent(new Event('focus'));
    expect(listener).not.toHaveBeenCalled();
  });
});
