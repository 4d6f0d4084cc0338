/** The script of `frame.html` and `give.html`: the same form in a page of ours, for whoever has no script on a page. */
import { isBrowserSupported } from '../element/is-browser-supported.js';
import { startFrameGuest } from '../frame/guest.js';
import { loadOwnPage } from '../frame/load-own-page.js';
import { limitIndexing } from '../frame/search-engines.js';

limitIndexing();
const main = document.querySelector('main');
// Else the page's own sentence names the website's link.
if (main && isBrowserSupported()) {
  if (window.parent !== window) startFrameGuest(main);
  else void loadOwnPage(main).then((onHeading) => startFrameGuest(main, onHeading));
}
