import type { Clock } from '../api/clock.js';
import type { ApiServices } from '../api/services.js';
import type { Outcome } from '../contract/enums.js';
import { nameOfSlug } from '../contract/name-of-slug.js';

/**
 * A `fetch` that answers as the Partner API does (docs/partner-api.md), and sends nothing. Config and nonprofits are always
 * there; the outcome is what the last button's POST and the status come to.
 */

/** How long the POST takes, so that the busy button is seen. */
const postMs = 200;

let donations = 0;

/** The body is read in microtasks. To read a stream takes tasks, during which a test's fake timers would run on. */
const answer = (body: unknown, init?: ResponseInit): Response =>
  Object.defineProperty(new Response(null, init), 'json', { value: () => Promise.resolve(body) });

function answerPost(outcome: Outcome): Response {
  if (outcome === 'offline') throw new TypeError('simulated');
  return outcome === 'busy'
    ? answer({ statusCode: 429 }, { status: 429, headers: { 'Retry-After': '1' } })
    : answer({ donationLink: 'about:blank', partnerDonationId: `simulated-${++donations}` });
}

const answerStatus = (outcome: Outcome): Response =>
  outcome === 'failed'
    ? answer({ status: 'failed', failureReason: 'card_declined' })
    : answer({ status: outcome === 'pending' || outcome === 'processing' ? outcome : 'succeeded' });

/** Resolves after `postMs`, or rejects as an aborted request does. */
const wait = (clock: Clock, abortSignal: AbortSignal | null | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    const cancel = clock.after(postMs, resolve);
    abortSignal?.addEventListener('abort', () => {
      cancel();
      reject(abortSignal.reason);
    });
  });

export function createSimulatedFetch(outcome: Outcome, clock: Clock): ApiServices['fetch'] {
  return async (input, init) => {
    const path = String(input).split('/v1/partner/')[1] ?? '';
    const [, slug] = /^organizations\/(.*)/.exec(path) ?? [];
    if (slug) return answer({ name: nameOfSlug(decodeURIComponent(slug)), status: 'ACTIVE' });
    if (path.startsWith('donations/status/')) return answerStatus(outcome);
    if (init?.method === 'POST') {
      await wait(clock, init.signal);
      return answerPost(outcome);
    }
    return answer({
      isActive: true,
      enabledFeatures: ['DONATIONS'],
      tipConfig: { enabled: true, defaultPercent: 10 },
    });
  };
}
