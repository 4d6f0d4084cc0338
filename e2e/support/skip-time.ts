/**
 * Jumps of the page's clock that reach no request on its way. The widget would take its answer as slow, or as too late, and
 * wait longer before the next request: on a busy machine another test than on an idle one.
 */
import { type BrowserContext, expect, type Page, type Request } from 'playwright/test';
import { demoOrigins } from './origins.js';

const pendingRequests = new WeakMap<BrowserContext, Set<Request>>();

/** Keeps note of the requests to the API of a context's pages that have no answer yet. */
export function watchRequests(context: BrowserContext): void {
  const pending = new Set<Request>();
  pendingRequests.set(context, pending);
  context.on('request', (request) => {
    // A base of the sandbox may stand before the path: `/as/<key>/v1/`.
    if (request.url().startsWith(demoOrigins.api) && request.url().includes('/v1/')) pending.add(request);
  });
  // Not `requestfinished`: Chromium reports no end of a request whose answer nobody reads.
  context.on('response', (response) => pending.delete(response.request()));
  context.on('requestfailed', (request) => pending.delete(request));
}

/** Whether the request's page is still there to receive the answer. */
const isAwaited = (request: Request): boolean => {
  const frame = request.frame();
  return !frame.isDetached() && !frame.page().isClosed();
};

/** Waits until every such request has its answer, but not for a fault that never answers. */
async function requestsAnswered(page: Page): Promise<void> {
  const pending = pendingRequests.get(page.context()) ?? [];
  const isAnswered = () => ![...pending].some(isAwaited);
  await expect
    .poll(isAnswered, { timeout: 3_000 })
    .toBe(true)
    .catch(() => {});
}

/**
 * Fires the timers that are due within this time, once each, after the requests under way have their answers. The clock is that
 * of all pages of the context.
 */
export async function skipTime(page: Page, byMs: number): Promise<void> {
  await requestsAnswered(page);
  await page.clock.fastForward(byMs);
}
