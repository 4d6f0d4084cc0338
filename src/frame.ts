/** The script of `frame.html`: the same form in a page of ours, for isolated elements and for pages without scripts. */
import { startFrame } from './embed/framed.js';

const main = document.querySelector('main');
if (main) startFrame(main);
