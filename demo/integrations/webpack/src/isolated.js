/** The form in a frame of its own. A bundler ships no `frame.html`, so its address must be set. */
import { SirDonateElement } from '@sir-giving/donate';
import { readAccount } from './account.js';
import { createDonate } from './donate.js';

const frameUrl = new URLSearchParams(location.search).get('frame');
if (frameUrl) SirDonateElement.frameUrl = frameUrl;

const element = createDonate(readAccount(), () => {});
element.isolated = true;
document.getElementById('app').append(element);
