/** What `sir-donate.js` imports once the page is idle: the preloader, with the addresses of the files beside this one. */
import type { PreloadModule } from '../element/form-module.js';
import { preloadForm } from '../element/preload.js';

const addressOf = (isIsolated: boolean): string =>
  new URL(/* @vite-ignore */ isIsolated ? __SIR_FRAME_HOST_FILE__ : __SIR_FORM_FILE__, import.meta.url).href;

export const preload: PreloadModule['preload'] = (parts) => preloadForm(parts, addressOf);
