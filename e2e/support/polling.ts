/** Status requests, and the passing of time between them. */
import type { Page, Request } from 'playwright/test';

/** Returns the status requests that a test's pages have sent. */
export const statusRequestsOf = ({ requests }: { requests: readonly Request[] }): Request[] =>
  requests.filter((request) => /\/donations\/status\//.test(request.url()) && request.method() === 'GET');

/** Counts the status requests that one tab has sent. */
export const statusCountOf = (record: { requests: readonly Request[] }, page: Page): number =>
  statusRequestsOf(record).filter((request) => request.frame().page() === page).length;

/** Moves the page's clock without running its timers. */
export async function passTime(page: Page, byMs: number): Promise<void> {
  const now = await page.evaluate(() => Date.now());
  await page.clock.setSystemTime(now + byMs);
}
