/** The script of `frame.html`: the same form in a page of ours, for isolated elements and for pages without scripts. */
import { isBrowserSupported } from '../element/is-browser-supported.js';
import { startFrameGuest } from '../frame/guest.js';

const main = document.querySelector('main');
// Else the page's own sentence names the website's link.
if (main && isBrowserSupported()) startFrameGuest(main);
