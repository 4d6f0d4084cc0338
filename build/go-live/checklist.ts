/**
 * What must be done before a live key is in a page. docs/go-live.md lists it, and the snippet builder of the demo repeats it
 * when somebody enters a live key.
 */
export interface GoLiveStep {
  /** Stays the same when the sentence changes. */
  id: string;
  /** What is true when the step is done. Plain text. */
  done: string;
}

export const goLiveSteps = [
  {
    id: 'trial-gift',
    done: 'A test gift reached “Thank you!” on the real page, on a computer and on a phone.',
  },
  {
    id: 'failures',
    done: 'You have seen what a donor sees when the payment fails and when the API does not answer.',
  },
  {
    id: 'approval',
    done: 'SIR Giving has approved you as a partner, and the nonprofit is active in production.',
  },
  { id: 'rewards', done: 'Your token pool is active, or you start without rewards and promise none.' },
  {
    id: 'live-key',
    done: 'The page has the publishable live key (pk_live_…), and no secret key or HMAC secret is in it.',
  },
  { id: 'test-settings', done: 'The attributes simulate and api-base are gone from the page.' },
  { id: 'policy', done: 'The security policy of the page allows the production API.' },
  { id: 'live-api', done: 'npm run check:api finds nothing with the live key, which makes no donation.' },
  { id: 'files', done: 'npm run check:hosting finds no error, or the files come from npm’s CDNs.' },
  {
    id: 'fallback',
    done: 'The link inside the element leads to a page where a donor can give without the widget.',
  },
  {
    id: 'webhooks',
    done: 'A server verifies the signature of each webhook, and counts gifts by webhooks alone.',
  },
  { id: 'privacy', done: 'Your privacy notice names SIR Giving and the checkout.' },
  {
    id: 'first-gift',
    done: 'A small gift of your own arrived: in the dashboard, by webhook, in your books.',
  },
  { id: 'watch', done: 'Somebody watches errors, failed donations and the rate limit.' },
] as const satisfies readonly GoLiveStep[];

/** The list as Markdown, for docs/go-live.md. */
export const checklistMarkdown = (): string => goLiveSteps.map(({ done }) => `- [ ] ${done}\n`).join('');
