/**
 * The part of every test page that notes what the widget tells it. Kept in sessionStorage, so that a reload, and a
 * way to the checkout and back, lose nothing.
 */
import type { Page } from 'playwright/test';
import { z } from 'zod';
import {
  eventNames,
  type SirDonateEventDetails,
  type SirDonateEventName,
} from '../../src/contract/events.js';

/** One list a page: the way to the checkout and back, or a reload, ends where it began. */
const prefix = 'e2e:events:';

/** How a violation of the page's policy begins in the console, in whatever words the browser has for it. */
export const policyLine = '[policy violation]';

/** The script; must run before the widget's. */
export const recorder = `
addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => {
  // Firefox asks for an icon by itself, and tells the page that it may not.
  if (blockedURI.endsWith('/favicon.ico')) return;
  console.error('${policyLine}', effectiveDirective, blockedURI, sample);
});
for (const name of ${JSON.stringify(eventNames)}) {
  document.addEventListener(name, ({ type, detail, bubbles, composed, cancelable }) => {
    const events = JSON.parse(sessionStorage.getItem('${prefix}' + location.pathname) ?? '[]');
    events.push({ type, detail, bubbles, composed, cancelable });
    sessionStorage.setItem('${prefix}' + location.pathname, JSON.stringify(events));
  });
}`;

const eventsSchema = z.array(
  z.object({
    type: z.custom<SirDonateEventName>((type) => eventNames.some((name) => name === type)),
    detail: z.unknown(),
    bubbles: z.boolean(),
    composed: z.boolean(),
    cancelable: z.boolean(),
  }),
);

export type SeenEvent = z.infer<typeof eventsSchema>[number];

/** Returns the widget's events so far, reloads included. The page must be the partner's. */
export async function eventsOf(page: Page): Promise<SeenEvent[]> {
  return eventsSchema.parse(
    JSON.parse(
      await page.evaluate((start) => sessionStorage.getItem(start + location.pathname) ?? '[]', prefix),
    ),
  );
}

/** Returns the details of one event's occurrences. */
export async function detailsOf<Name extends SirDonateEventName>(
  page: Page,
  name: Name,
): Promise<SirDonateEventDetails[Name][]> {
  const events = await eventsOf(page);
  return events
    .filter(({ type }) => type === name)
    .map(({ detail }) => detail as SirDonateEventDetails[Name]);
}
