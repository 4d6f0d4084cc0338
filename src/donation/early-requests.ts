import { setEarlyAnswer } from '../api/early-answers.js';
import { getRequest, nonprofitPath } from '../api/get-request.js';
import type { Options } from '../contract/options.js';

/** What this page has requested early: nothing is requested twice. */
const requested = new Set<string>();

/** Whether this origin's storage has an entry of the key and the API: a cached value, a pause or an outage. */
function isKnown(partner: string): boolean {
  try {
    return Object.keys(localStorage).some((name) => name.includes(partner));
  } catch {
    return false;
  }
}

/**
 * Sends the form's first requests, for the config and the nonprofits, while the API client is still loading. Each is sent
 * once a page. Nothing is sent if storage knows anything of the key and the API: then the client decides. It must not be
 * called once the client is there.
 */
export function requestEarly({ apiBase, key, nonprofits, simulate }: Options): void {
  if (simulate || isKnown(`${apiBase}:${key}`)) return;
  for (const path of ['config', ...nonprofits.map(nonprofitPath)]) {
    const { url, init } = getRequest({ base: apiBase, path, key });
    const id = `${key} ${url}`;
    if (requested.has(id)) continue;
    requested.add(id);
    const controller = new AbortController();
    // A page's own `fetch` may throw.
    const response = (async () => fetch(url, { ...init, signal: controller.signal }))();
    // The client takes a failure for one of its own, and reports it.
    response.catch(() => {});
    setEarlyAnswer({ url, key }, { response, abort: () => controller.abort() });
  }
}
