import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMessage } from '../contract/messages.js';
import { createFakeTarget } from '../testing/fake-dom.js';
import { openGuestChannel } from './guest-channel.js';
import type { HostMessage } from './host-messages.js';

const origin = 'https://charity.example';
const other = 'https://evil.example';
const load = createMessage('load', {});

beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** What the browser tells a frame of its host page. */
interface FrameContext {
  ancestorOrigins?: string[] | undefined;
  referrer?: string;
}

/** A frame in a host page, which itself may be in another page. */
function openIn({ ancestorOrigins, referrer = '' }: FrameContext, named?: string) {
  const frame = createFakeTarget();
  const sent: { type: string; detail: unknown; targetOrigin: string }[] = [];
  const outer = {};
  const opener = {};
  const page = {
    parent: outer,
    opener,
    postMessage: ({ type, detail }: { type: string; detail: unknown }, targetOrigin: string) =>
      sent.push({ type, detail, targetOrigin }),
  };
  vi.stubGlobal('window', frame.target);
  vi.stubGlobal('parent', page);
  vi.stubGlobal('location', { ancestorOrigins });
  vi.stubGlobal('document', { referrer });
  vi.stubGlobal('addEventListener', frame.target.addEventListener.bind(frame.target));
  const received: HostMessage['type'][] = [];
  const channel = openGuestChannel(named, ({ type }) => received.push(type));
  return {
    channel,
    sent,
    received,
    page,
    outer,
    opener,
    receive: (source: unknown, from: string, data: unknown = load) =>
      frame.dispatch('message', { source, origin: from, data }),
  };
}

describe('the channel of a guest', () => {
  it('does not exist in a page that is in no frame', () => {
    vi.stubGlobal('window', globalThis);
    vi.stubGlobal('parent', globalThis);
    expect(openGuestChannel(origin, () => {})).toBeUndefined();
  });

  it.each<[string, FrameContext, string | undefined]>([
    ['the origin in its address', { ancestorOrigins: [other], referrer: `${other}/` }, origin],
    ['the origin of its parent', { ancestorOrigins: [origin, other], referrer: `${other}/` }, undefined],
    ['the origin of its referrer', { referrer: `${origin}/give/?a=1` }, undefined],
  ])('sends events to %s', (_, context, named) => {
    const { channel, sent } = openIn(context, named);
    channel?.sendState({ state: 'amount', partnerDonationId: undefined });
    channel?.sendState({ state: 'amount', partnerDonationId: undefined });
    channel?.sendEvent('sir-donate-before-checkout', { partnerDonationId: 'pd_1' });
    expect(sent).toEqual([
      { type: 'state', detail: { type: 'amount', partnerDonationId: undefined }, targetOrigin: origin },
      { type: 'before-checkout', detail: { partnerDonationId: 'pd_1' }, targetOrigin: origin },
    ]);
  });

  it('sends the state of the form whenever any part of it has changed, and only then', () => {
    const { channel, sent } = openIn({}, origin);
    const donation = {
      partnerDonationId: 'pd_1',
      amountMinor: 2500,
      currency: 'USD',
      frequency: 'once',
      provider: 'stripe',
      handOff: 'popup',
    } as const;
    const states = [
      { state: 'amount', partnerDonationId: undefined },
      { state: 'details', partnerDonationId: undefined },
      { state: 'details', partnerDonationId: 'pd_1' },
      { state: 'details', partnerDonationId: 'pd_1', donation },
    ] as const;
    for (const state of states) {
      const { state: type, ...rest } = state;
      channel?.sendState(state);
      expect(sent.splice(0).map(({ detail }) => detail)).toEqual([{ type, ...rest }]);
      channel?.sendState(state);
      expect(sent).toEqual([]);
    }
  });

  it.each<[string, FrameContext]>([
    ['a sandboxed page', { ancestorOrigins: ['null'] }],
    ['a page that withholds its referrer', {}],
  ])('sends only ready and resize to %s, of which it knows no origin', (_, context) => {
    const { channel, sent } = openIn(context);
    channel?.send('resize', { height: 400 });
    channel?.sendEvent('sir-donate-ready', { environment: 'production' });
    channel?.sendEvent('sir-donate-open', {});
    channel?.send('hello', {});
    channel?.send('storage-set', { name: 'donation:x', value: '{}' });
    expect(sent.map(({ type, targetOrigin }) => [type, targetOrigin])).toEqual([
      ['resize', '*'],
      ['ready', '*'],
    ]);
  });

  it('answers the page whose message it has received first', () => {
    const { channel, sent, received, receive, page } = openIn({});
    receive(page, origin);
    receive(page, other);
    channel?.send('hello', {});
    expect(received).toEqual(['load']);
    expect(sent.map(({ targetOrigin }) => targetOrigin)).toEqual([origin]);
  });
});

describe('the messages of a host page', () => {
  it('are received from the parent and from its origin only', () => {
    const { received, receive, page } = openIn({}, origin);
    receive({}, origin);
    receive(page, other);
    receive(page, origin, { ...load, type: 'nonsense' });
    expect(received).toEqual([]);
    receive(page, origin);
    expect(received).toEqual(['load']);
    expect(console.warn).not.toHaveBeenCalled();
  });

  it('are received from the window around the parent, or from its opener, if the address names their origin', () => {
    const { received, receive, outer, opener } = openIn({}, origin);
    receive(outer, origin);
    receive(opener, origin);
    expect(received).toEqual(['load', 'load']);
    receive(outer, other);
    receive(opener, other);
    expect(received).toEqual(['load', 'load']);
  });

  it('are not received from the window around the parent if the address names no origin', () => {
    const { received, receive, outer, opener } = openIn({ ancestorOrigins: [origin] });
    receive(outer, origin);
    receive(opener, origin);
    expect(received).toEqual([]);
  });

  it('of another protocol version lead to one warning that names both', () => {
    const { received, receive, page } = openIn({}, origin);
    for (let turn = 0; turn < 2; turn++) receive(page, origin, { ...load, version: 2 });
    expect(received).toEqual([]);
    expect(vi.mocked(console.warn).mock.calls.flat()).toEqual([expect.stringMatching(/version 2 .* not 1/)]);
  });
});
