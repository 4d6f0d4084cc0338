/**
 * What must be done before a live key is in a page, by who does it. docs/go-live.md lists it, and the snippet builder of the
 * demo repeats it when somebody enters a live key. Nobody needs a console for the part of the site's editor.
 */
export interface GoLiveStep {
  /** Stays the same when the sentence changes. */
  id: string;
  /** What is true when the step is done. Plain text. */
  done: string;
}

export interface GoLivePart {
  /** Stays the same when the title changes. */
  id: 'editor' | 'technician' | 'account';
  /** Who does it. */
  title: string;
  /** What that person needs. Plain text. */
  needs: string;
  steps: readonly GoLiveStep[];
}

export const goLiveParts: readonly GoLivePart[] = [
  {
    id: 'editor',
    title: 'You, who edit the site',
    needs: 'You need the page, the snippet builder and a phone.',
    steps: [
      {
        id: 'trial-gift',
        done: 'A test gift reached “Thank you!” on the real page, on a computer and on a phone.',
      },
      {
        id: 'failures',
        done: 'You have seen what a donor sees when the card is refused and when there is no connection. The preview of the snippet builder shows it, under “Outcome of the gift”.',
      },
      {
        id: 'live-key',
        done: 'The key on the page begins with pk_live_. The words “Test mode” and “Simulation” are gone from the form.',
      },
      {
        id: 'no-secret',
        done: 'No key that begins with sk_, and no HMAC secret, was ever on the page.',
      },
      {
        id: 'fallback',
        done: 'The link of “Your own donation page” leads to a page where people can give, or you left that field empty.',
      },
      { id: 'privacy', done: 'Your privacy notice names SIR Giving and the checkout.' },
      {
        id: 'first-gift',
        done: 'You gave a small amount with the live key, and saw “Thank you!”.',
      },
    ],
  },
  {
    id: 'account',
    title: 'Whoever has the account at SIR Giving',
    needs: 'They need the dashboard of SIR Giving.',
    steps: [
      {
        id: 'approval',
        done: 'SIR Giving has approved you as a partner, and the nonprofit is active in production.',
      },
      { id: 'rewards', done: 'Your token pool is active, or you start without rewards and promise none.' },
      { id: 'books', done: 'The small gift is in the dashboard, and in your books.' },
      {
        id: 'watch-account',
        done: 'Somebody watches the rate limit and the token pool in the dashboard.',
      },
    ],
  },
  {
    id: 'technician',
    title: 'A developer or a technician',
    needs:
      'They need the code of the site, its web host and, for the two commands, a copy of this repository. Send them this part.',
    steps: [
      { id: 'test-settings', done: 'The attributes simulate and api-base are gone from the page.' },
      {
        id: 'policy',
        done: 'The content security policy of the site, if it has one, allows the production API.',
      },
      {
        id: 'live-api',
        done: 'npm run check:api finds nothing with the live key. It makes no donation.',
      },
      {
        id: 'files',
        done: 'npm run check:hosting finds no error, or the files come from npm’s CDNs.',
      },
      {
        id: 'webhooks',
        done: 'If a server counts gifts, it verifies the signature of each webhook and counts by webhooks alone. That of the small gift arrived.',
      },
      { id: 'watch', done: 'Somebody watches the errors of the page and failed donations.' },
    ],
  },
];

export const goLiveSteps: readonly GoLiveStep[] = goLiveParts.flatMap(({ steps }) => steps);

/** The list as Markdown, for docs/go-live.md. */
export const checklistMarkdown = (): string =>
  goLiveParts
    .map(({ title, needs, steps }) => {
      const items = steps.map(({ done }) => `- [ ] ${done}\n`).join('');
      return `### ${title}\n\n${needs}\n\n${items}`;
    })
    .join('\n');

/** Returns a link that writes an e-mail with a part of the list. It has no key. */
export function emailOf({ title, steps }: GoLivePart): string {
  const body = steps.map(({ done }) => `- ${done}`).join('\r\n');
  return `mailto:?subject=${encodeURIComponent('Before our donation form goes live')}&body=${encodeURIComponent(`${title}\r\n\r\n${body}\r\n`)}`;
}
