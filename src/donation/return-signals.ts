import { channelName, readReturned } from '../contract/messages.js';

/**
 * Calls back when another window says that a donation, named or not, returned from its checkout: `complete.html` by
 * the channel of its origin or as somebody's opener. A hint to ask, never a result, so anybody may send it.
 */
export function onReturnMessage(
  callback: (partnerDonationId: string | undefined) => void,
  signal: AbortSignal,
): void {
  const receiveMessage = ({ data }: MessageEvent) => {
    const message = readReturned(data);
    if (message) callback(message.detail.partnerDonationId);
  };
  addEventListener('message', receiveMessage, { signal });
  try {
    const channel = new BroadcastChannel(channelName);
    channel.onmessage = receiveMessage;
    signal.addEventListener('abort', () => channel.close());
  } catch {
    // Denied in some frames; focus and visibility still tell of a return.
  }
}
