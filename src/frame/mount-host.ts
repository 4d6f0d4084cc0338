import { isOnPackageCdn } from '../contract/frame-address.js';
import { warn } from '../contract/log.js';
import { createElementShell } from '../element/element-shell.js';
import type { FormHandle, ShellParts } from '../element/form-module.js';
import { FrameHost } from './host.js';

/**
 * Mounts an isolated form.
 *
 * @param address of `frame.html`
 * @throws {Error} on a page whose origin is `null`, and if the address is on a CDN of npm packages
 */
export function mountFrameHost(parts: ShellParts, address: string): FormHandle {
  const url = new URL(address, location.href);
  if (location.origin === 'null') throw new Error('a page without an origin of its own cannot use isolated');
  if (isOnPackageCdn(url))
    throw new Error("npm's CDNs serve no pages: for isolated, host dist/ as docs/hosting.md says");
  if (url.origin === location.origin)
    warn(`isolated: ${url} is on this page's own origin, which isolates nothing.`);
  // Tells the guest whom to answer. A fragment is sent to no server.
  url.hash = location.origin;
  return new FrameHost(createElementShell(parts), url);
}
