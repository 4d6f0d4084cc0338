/**
 * What all integration apps share, whatever their framework: what the address of the page says, and the words of the
 * event log. `e2e/integrations/app-page.ts` describes the page that each app shows.
 */

/**
 * How the element gets its options: as properties, as attributes in the template, or as texts, which a server can write and
 * which an element understands that is defined later.
 */
export type View = 'properties' | 'attributes' | 'server';

const views: readonly View[] = ['properties', 'attributes', 'server'];

/** What a partner would write as constants. Here each test has a key of its own, and its API is on this machine. */
export interface Account {
  publishableKey: string;
  apiBase: string;
  view: View;
}

/** Reads the query of an address: `?key=…&api=…&view=attributes`. */
export function readAccount(search: string): Account {
  const query = new URLSearchParams(search);
  return {
    publishableKey: query.get('key') ?? 'pk_test_demo',
    apiBase: query.get('api') ?? 'http://localhost:4302',
    view: views.find((view) => view === query.get('view')) ?? 'properties',
  };
}

/** The line of the event log for a completed donation. */
export const thanks = (gift: { amountMinor: number; currency: string; frequency: string }): string =>
  `Given ${gift.amountMinor} ${gift.currency} ${gift.frequency}`;

/**
 * Registers the element after the first render, as an app does that keeps the package out of its first chunk. With
 * `?define=script` it leaves that to a script tag, which the test adds to the page.
 */
export function defineLate(): void {
  if (new URLSearchParams(location.search).get('define') !== 'script') void import('@sir-giving/donate');
}
