import { describe, expect, it, vi } from 'vitest';
import { createMessage } from '../contract/messages.js';
import { type GuestMessage, readGuestMessage } from './guest-messages.js';
import { receive, type Sender } from './receive.js';

const frame = { name: 'the frame' } as unknown as Window;
const stranger = { name: 'a stranger' } as unknown as Window;
const origin = 'https://cdn.example';

function createSender(known: string | undefined = origin) {
  const read = vi.fn(readGuestMessage);
  const sender: Sender<GuestMessage> = { window: () => frame, origin: known, read };
  return { sender, read };
}

const hello = createMessage('hello', {});
const received = { type: 'message', message: hello };

describe('receive', () => {
  it('accepts a message from the right window and origin', () => {
    const { sender } = createSender();
    expect(receive(sender, { source: frame, origin, data: hello })).toEqual(received);
  });

  it.each([
    ['another window', { source: stranger, origin }],
    ['no window, as a channel or a worker has none', { source: null, origin }],
    ['the right window at another address', { source: frame, origin: 'https://cdn.example.evil' }],
    ['the right window on another port', { source: frame, origin: `${origin}:8443` }],
    ['a window without an origin of its own', { source: frame, origin: 'null' }],
    ['an empty origin', { source: frame, origin: '' }],
  ])('does not read a message from %s', (_, from) => {
    const { sender, read } = createSender();
    expect(receive(sender, { ...from, data: hello })).toBeUndefined();
    expect(receive(sender, { ...from, data: { ...hello, version: 2 } })).toBeUndefined();
    expect(read).not.toHaveBeenCalled();
  });

  it.each([
    undefined,
    null,
    'hello',
    7,
    [],
    {},
    { ...hello, source: 'other' },
    { ...hello, type: 'nonsense' },
  ])('ignores data that is no message of the protocol: %j', (data) => {
    const { sender } = createSender();
    expect(receive(sender, { source: frame, origin, data })).toBeUndefined();
  });

  it('reports the version of a message of another protocol version', () => {
    const { sender } = createSender();
    expect(receive(sender, { source: frame, origin, data: { ...hello, version: 2 } })).toEqual({
      type: 'other-version',
      version: 2,
    });
  });
});

describe('an unknown origin', () => {
  it('pins the origin of the first valid message', () => {
    const { sender } = createSender('');
    sender.origin = undefined;
    expect(receive(sender, { source: frame, origin: 'https://evil.example', data: {} })).toBeUndefined();
    expect(sender.origin).toBeUndefined();
    expect(
      receive(sender, { source: stranger, origin: 'https://evil.example', data: hello }),
    ).toBeUndefined();
    expect(sender.origin).toBeUndefined();
    expect(receive(sender, { source: frame, origin, data: hello })).toEqual(received);
    expect(sender.origin).toBe(origin);
    expect(receive(sender, { source: frame, origin: 'https://evil.example', data: hello })).toBeUndefined();
  });

  it('never pins the origin "null"', () => {
    const { sender } = createSender();
    sender.origin = undefined;
    expect(receive(sender, { source: frame, origin: 'null', data: hello })).toBeUndefined();
    expect(sender.origin).toBeUndefined();
  });
});
