/** What `sir-donate.js` imports for an isolated widget: the host's end, with `frame.html` from beside this file. */
import type { FormModule } from './embed/form-module.js';
import { mountFrame } from './embed/isolated.js';

export const mountForm: FormModule['mountForm'] = (host) =>
  mountFrame(host, new URL(/* @vite-ignore */ 'frame.html', import.meta.url).href);
