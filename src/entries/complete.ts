/**
 * The script of `complete.html`: tells the opener and the tabs of its own origin which donation returned, thanks, and
 * offers to close. It knows no result and asks nobody; whoever follows the donation asks the API.
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
  // Denied in some frames; the opener may still receive it.
}
// Only a hint without donor data, and the opener's origin cannot be known here.
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
