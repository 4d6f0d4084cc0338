/**
 * The script of `complete.html`. It sends `returned` to its opener and to the tabs of its own origin, thanks the donor and
 * offers to close the tab. It knows no result and calls no API: the widget that polls the donation does.
 */
import type { ReturnedMessage } from '../contract/messages.js';

const query = new URLSearchParams(location.search);
const message: ReturnedMessage = {
  source: 'sir-donate',
  version: 1,
  type: 'returned',
  detail: { partnerDonationId: query.get('partnerDonationId') ?? undefined },
};

try {
  new BroadcastChannel('sir-donate').postMessage(message);
} catch {
  // Browsers deny channels in some frames. The opener may still receive the message.
}
// The message has no donor data, and the opener's origin cannot be known here.
opener?.postMessage(message, '*');

const button = document.querySelector('button');
if (button) {
  button.hidden = false;
  button.onclick = () => {
    close();
    // A tab that no script opened stays: say so instead of doing nothing.
    button.replaceWith('You can close this tab now.');
  };
}
