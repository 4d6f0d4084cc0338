/** What `sir-donate.js` imports for an isolated widget: the host's end, with `frame.html` from beside this file. */
import type { FormModule } from '../element/form-module.js';
import { mountFrameHost } from '../frame/mount-host.js';

export const mountInElement: FormModule['mountInElement'] = (parts) =>
  mountFrameHost(parts, new URL(/* @vite-ignore */ 'frame.html', import.meta.url).href);
