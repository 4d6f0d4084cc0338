/**
 * The script in every test page that records the widget's events. They are stored in sessionStorage, so that they
 * survive a reload, and a redirect to the checkout and back.
 */
import type { Page } from 'playwright/test';
import { z } from 'zod';
import {
  eventNames,
  type SirDonateEventDetails,
  type SirDonateEventName,
} from '../../src/contract/events.js';

/** One list for each page path, which a reload and a redirect do not change. */
const prefix = 'e2e:events:';

/** The prefix of the console line that the script writes for a violation of the page's policy. */
export const policyLine = '[policy violation]';

/** The script; must run before the widget's. */
export const recorder = `
addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => {
  // Firefox requests an icon by itself and reports its own request as a violation.
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
