import { describe, expect, it, vi } from 'vitest';
import { message } from '../contract/messages.js';
import { readGuestMessage } from './guest-messages.js';
import { type MessageSender, receiveMessage } from './receive.js';

const frame = { name: 'the frame' } as unknown as Window;
const stranger = { name: 'a stranger' } as unknown as Window;
const origin = 'https://cdn.example';

function peerOf(known: string | undefined = origin) {
  const onForeign = vi.fn();
  const read = vi.fn(readGuestMessage);
  const peer: MessageSender<ReturnType<typeof readGuestMessage>> = {
    window: () => frame,
    origin: known,
    read,
    onForeign,
  };
  return { peer, read, onForeign };
}

const hello = message('hello', {});

describe('receiveMessage', () => {
  it('returns a valid message from the expected window and origin', () => {
    const { peer } = peerOf();
    expect(receiveMessage(peer, { source: frame, origin, data: hello })).toEqual(hello);
  });

  it.each([
    ['another window', { source: stranger, origin }],
    ['no window, as for a channel or a worker', { source: null, origin }],
    ['the expected window on another origin', { source: frame, origin: 'https://cdn.example.evil' }],
    ['the expected window on another port', { source: frame, origin: `${origin}:8443` }],
    ['the expected window with an opaque origin', { source: frame, origin: 'null' }],
    ['an empty origin', { source: frame, origin: '' }],
  ])('does not read a message from %s', (_, from) => {
    const { peer, read, onForeign } = peerOf();
    expect(receiveMessage(peer, { ...from, data: hello })).toBeUndefined();
    expect(receiveMessage(peer, { ...from, data: { ...hello, version: 2 } })).toBeUndefined();
    expect(read).not.toHaveBeenCalled();
    expect(onForeign).not.toHaveBeenCalled();
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
  ])('ignores data that is not a message of the protocol: %j', (data) => {
    const { peer, onForeign } = peerOf();
    expect(receiveMessage(peer, { source: frame, origin, data })).toBeUndefined();
    expect(onForeign).not.toHaveBeenCalled();
  });

  it('reports the version of a message of another protocol version and does not return it', () => {
    const { peer, onForeign } = peerOf();
    expect(receiveMessage(peer, { source: frame, origin, data: { ...hello, version: 2 } })).toBeUndefined();
    expect(onForeign).toHaveBeenCalledExactlyOnceWith(2);
  });
});

describe('receiveMessage without a known origin', () => {
  it('accepts only the origin of the first valid message from then on', () => {
    const { peer } = peerOf('');
    peer.origin = undefined;
    expect(receiveMessage(peer, { source: frame, origin: 'https://evil.example', data: {} })).toBeUndefined();
    expect(peer.origin).toBeUndefined();
    expect(
      receiveMessage(peer, { source: stranger, origin: 'https://evil.example', data: hello }),
    ).toBeUndefined();
    expect(peer.origin).toBeUndefined();
    expect(receiveMessage(peer, { source: frame, origin, data: hello })).toEqual(hello);
    expect(peer.origin).toBe(origin);
    expect(
      receiveMessage(peer, { source: frame, origin: 'https://evil.example', data: hello }),
    ).toBeUndefined();
  });

  it('never accepts the opaque origin "null"', () => {
    const { peer } = peerOf();
    peer.origin = undefined;
    expect(receiveMessage(peer, { source: frame, origin: 'null', data: hello })).toBeUndefined();
    expect(peer.origin).toBeUndefined();
  });
});
