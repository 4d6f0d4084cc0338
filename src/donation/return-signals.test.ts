import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMessage } from '../contract/messages.js';
import { createFakeTarget } from '../testing/fake-dom.js';
import { onReturnMessage } from './return-signals.js';

/** The channels that are open, of all tabs of the origin. */
let channels: { name: string; isClosed: boolean; onmessage?: (event: object) => void }[];

beforeEach(() => {
  channels = [];
  class FakeChannel {
    isClosed = false;
    onmessage?: (event: object) => void;
    constructor(readonly name: string) {
      channels.push(this);
    }
    close(): void {
      this.isClosed = true;
    }
  }
  vi.stubGlobal('BroadcastChannel', FakeChannel);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

/** A page that waits for a return; in a frame, with the host page around it. */
function wait(hostPage?: object) {
  const page = createFakeTarget();
  vi.stubGlobal('window', page.target);
  vi.stubGlobal('parent', hostPage ?? page.target);
  const ids: (string | undefined)[] = [];
  const life = new AbortController();
  onReturnMessage((id) => ids.push(id), life.signal);
  return {
    page,
    life,
    ids,
    receive: (source: unknown, data: unknown) => page.dispatch('message', { source, data }),
  };
}

const returned = (partnerDonationId?: string) => createMessage('returned', { partnerDonationId });

describe('onReturnMessage', () => {
  it('calls back with the id of a donation, or without one', () => {
    const { receive, ids } = wait();
    receive({}, returned('pd_1'));
    receive(null, returned());
    expect(ids).toEqual(['pd_1', undefined]);
  });

  it('receives the messages of other tabs of its origin', () => {
    const { ids } = wait();
    expect(channels.map(({ name }) => name)).toEqual(['sir-donate']);
    channels[0]?.onmessage?.({ data: returned('pd_1'), source: null });
    expect(ids).toEqual(['pd_1']);
  });

  it.each([[null], ['returned'], [createMessage('open', {})], [{ ...returned(), version: 2 }]])(
    'ignores %j',
    (data) => {
      const { receive, ids } = wait();
      receive({}, data);
      expect(ids).toEqual([]);
    },
  );

  it('leaves the messages of its host page to the channel of the frame', () => {
    const host = {};
    const { receive, ids, page } = wait(host);
    receive(host, returned('pd_1'));
    expect(ids).toEqual([]);
    receive(page.target, returned('pd_2'));
    expect(ids).toEqual(['pd_2']);
  });

  it('accepts messages of the page to itself', () => {
    const { receive, ids, page } = wait();
    receive(page.target, returned('pd_1'));
    expect(ids).toEqual(['pd_1']);
  });

  it('receives nothing after the abort', () => {
    const { receive, ids, life } = wait();
    life.abort();
    receive({}, returned('pd_1'));
    expect(ids).toEqual([]);
    expect(channels.map(({ isClosed }) => isClosed)).toEqual([true]);
  });

  it('does without the channel where the browser denies it', () => {
    class DeniedChannel {
      constructor() {
        throw new DOMException('denied', 'SecurityError');
      }
    }
    vi.stubGlobal('BroadcastChannel', DeniedChannel);
    const { receive, ids } = wait();
    receive({}, returned('pd_1'));
    expect(ids).toEqual(['pd_1']);
  });
});
