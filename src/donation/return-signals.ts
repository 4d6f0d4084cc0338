import { channelName, readReturned } from '../contract/messages.js';
import { listen } from './listen.js';

/**
 * Calls back when another window reports that a donation, named or not, returned from its checkout: `complete.html`
 * sends that to its opener and to the `BroadcastChannel` of its origin. It is a hint to poll, never a result, so any
 * sender is accepted, but for a frame's host page, whose messages `frame/receive.ts` checks.
 */
export function onReturnMessage(
  callback: (partnerDonationId: string | undefined) => void,
  abortSignal: AbortSignal,
): void {
  const handleMessage = ({ data, source }: MessageEvent) => {
    if (source && source !== window && source === parent) return;
    const received = readReturned(data);
    if (received?.type === 'message') callback(received.message.detail.partnerDonationId);
  };
  listen(window, { type: 'message', listener: handleMessage, abortSignal });
  try {
    const channel = new BroadcastChannel(channelName);
    channel.onmessage = handleMessage;
    abortSignal.addEventListener('abort', () => channel.close());
  } catch {
    // Browsers deny channels in some frames; focus and visibility still signal a return.
  }
}
