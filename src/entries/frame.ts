/** The script of `frame.html`: the same form in a page of ours, for isolated elements and for pages without scripts. */
import { startFrameGuest } from '../frame/guest.js';

const main = document.querySelector('main');
if (main) startFrameGuest(main);
