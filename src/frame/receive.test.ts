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

describe('what arrives at a window', () => {
  it('is heard from the right window and origin', () => {
    const { peer } = peerOf();
    expect(receiveMessage(peer, { source: frame, origin, data: hello })).toEqual(hello);
  });

  it.each([
    ['a stranger’s window', { source: stranger, origin }],
    ['no window, as a channel or a worker has none', { source: null, origin }],
    ['the right window at another address', { source: frame, origin: 'https://cdn.example.evil' }],
    ['the right window on another port', { source: frame, origin: `${origin}:8443` }],
    ['a window without an origin of its own', { source: frame, origin: 'null' }],
    ['nowhere', { source: frame, origin: '' }],
  ])('is not even read from %s', (_, from) => {
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
  ])('is ignored where it is no message of ours: %j', (data) => {
    const { peer, onForeign } = peerOf();
    expect(receiveMessage(peer, { source: frame, origin, data })).toBeUndefined();
    expect(onForeign).not.toHaveBeenCalled();
  });

  it('of another version is told of, and not heard', () => {
    const { peer, onForeign } = peerOf();
    expect(receiveMessage(peer, { source: frame, origin, data: { ...hello, version: 2 } })).toBeUndefined();
    expect(onForeign).toHaveBeenCalledExactlyOnceWith(2);
  });
});

describe('an origin that was not known', () => {
  it('is pinned by the first valid message', () => {
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

  it('is never "null"', () => {
    const { peer } = peerOf();
    peer.origin = undefined;
    expect(receiveMessage(peer, { source: frame, origin: 'null', data: hello })).toBeUndefined();
    expect(peer.origin).toBeUndefined();
  });
});
