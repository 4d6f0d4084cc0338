import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMessage } from '../contract/messages.js';
import { createFakeTarget, fakeOf } from '../testing/fake-dom.js';
import { type GuestMessage, readGuestMessage } from './guest-messages.js';
import { waitForGuest } from './handshake.js';

const origin = 'https://cdn.example';
const hello = createMessage('hello', {});
const open = createMessage('open', {});

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A host page that waits for the guest of an iframe. */
function startHandshake() {
  const page = createFakeTarget();
  const iframe = fakeOf<HTMLIFrameElement>({ ownerDocument: { defaultView: page.target }, onload: null });
  const messages: GuestMessage['type'][] = [];
  const life = new AbortController();
  let guestWindow = fakeOf<Window>({});
  let outcome = 'pending';
  const late: boolean[] = [];
  waitForGuest({
    sender: { window: () => guestWindow, origin, read: readGuestMessage },
    iframe,
    onMessage: ({ type }) => messages.push(type),
    setLate: (isLate) => late.push(isLate),
    abortSignal: life.signal,
  }).then(
    () => {
      outcome = 'arrived';
    },
    (error: Error) => {
      outcome = error.message;
    },
  );
  return {
    messages,
    /** What `setLate` was called with. */
    late,
    abort: () => life.abort(),
    /** The guest, or another window, sends a message. */
    receive: (data: unknown, from: { source?: unknown; origin?: string } = {}) =>
      page.dispatch('message', { source: guestWindow, origin, data, ...from }),
    load: () => iframe.onload?.(new Event('load')),
    /** After a reload an iframe has another window. */
    reload: () => {
      guestWindow = fakeOf<Window>({});
    },
    async outcome() {
      await vi.advanceTimersByTimeAsync(0);
      return outcome;
    },
  };
}

describe('the handshake of a frame', () => {
  it('ends when the guest says hello, and messages are received after it', async () => {
    const { receive, outcome, messages } = startHandshake();
    expect(await outcome()).toBe('pending');
    receive(hello);
    expect(await outcome()).toBe('arrived');
    receive(open);
    expect(messages).toEqual(['hello', 'open']);
  });

  it('receives nothing from a window that has not said hello', async () => {
    const { receive, outcome, messages } = startHandshake();
    receive(open);
    expect(messages).toEqual([]);
    expect(await outcome()).toBe('pending');
  });

  it('receives nothing from another window or another origin', async () => {
    const { receive, outcome, messages } = startHandshake();
    receive(hello, { source: {} });
    receive(hello, { origin: 'https://evil.example' });
    receive('hello');
    expect(messages).toEqual([]);
    expect(await outcome()).toBe('pending');
  });

  it('waits for another hello when the iframe has another window', () => {
    const { receive, reload, messages } = startHandshake();
    receive(hello);
    reload();
    receive(open);
    expect(messages).toEqual(['hello']);
    receive(hello);
    receive(open);
    expect(messages).toEqual(['hello', 'hello', 'open']);
  });

  it('fails with both versions if the guest speaks another one', async () => {
    const { receive, outcome, messages } = startHandshake();
    receive({ ...hello, version: 2 });
    expect(await outcome()).toMatch(/version 2 .* not 1/);
    expect(messages).toEqual([]);
  });

  it('is late after 9 seconds without a hello, and no longer when it comes', async () => {
    const { receive, outcome, late } = startHandshake();
    await vi.advanceTimersByTimeAsync(8_999);
    expect(late).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(late).toEqual([true]);
    expect(await outcome()).toBe('pending');
    receive(hello);
    expect(late).toEqual([true, false]);
    expect(await outcome()).toBe('arrived');
  });

  it('is not late if the guest has said hello', async () => {
    const { receive, late } = startHandshake();
    receive(hello);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(late).toEqual([false]);
  });

  it('fails after 2 minutes without a hello', async () => {
    const { outcome } = startHandshake();
    await vi.advanceTimersByTimeAsync(119_999);
    expect(await outcome()).toBe('pending');
    await vi.advanceTimersByTimeAsync(1);
    expect(await outcome()).toMatch('did not answer');
  });

  it('fails 2 seconds after the iframe has loaded without a hello', async () => {
    const { load, outcome } = startHandshake();
    load();
    await vi.advanceTimersByTimeAsync(1_999);
    expect(await outcome()).toBe('pending');
    await vi.advanceTimersByTimeAsync(1);
    expect(await outcome()).toMatch('did not answer');
  });

  it('still receives a hello that comes after it has failed', async () => {
    const { receive, outcome, messages } = startHandshake();
    await vi.advanceTimersByTimeAsync(120_000);
    receive(hello);
    expect(messages).toEqual(['hello']);
    expect(await outcome()).toMatch('did not answer');
  });

  it('ends quietly when it is aborted, and leaves no timer and no listener', async () => {
    const { load, receive, abort, outcome, messages } = startHandshake();
    load();
    abort();
    expect(await outcome()).toBe('arrived');
    expect(vi.getTimerCount()).toBe(0);
    receive(hello);
    expect(messages).toEqual([]);
  });
});
