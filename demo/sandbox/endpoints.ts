/**
 * What the four browser endpoints say to a key that is known. Nothing else of the Partner API is here,
 * because nothing else may be called from a browser.
 */
import { type Answer, errorAnswer, jsonAnswer } from './answer.js';
import { checkCreateLinkBody } from './create-link.js';
import type { Fault } from './faults.js';
import { behaviourOf } from './keys.js';
import { findNonprofit, nonprofitBody } from './nonprofits.js';
import { PARTNER_RATE_LIMIT } from './rate-limits.js';
import type { Route } from './routes.js';
import type { Sandbox } from './sandbox.js';
import { hostileId } from './spoiled.js';

export interface ApiRequest {
  readonly key: string;
  readonly method: string;
  readonly path: string;
  readonly route: Route;
  readonly body: unknown;
  readonly fault: Fault | undefined;
}

export function answerTo(request: ApiRequest, sandbox: Sandbox): Answer {
  const { route, method, path } = request;
  if (route.endpoint === 'other' || route.method !== method)
    return errorAnswer(404, `Cannot ${method} ${path}`);
  switch (route.endpoint) {
    case 'config':
      return config(request.key);
    case 'organization':
      return organization(route.param, sandbox);
    case 'create-link':
      return createLink(request, sandbox);
    case 'status':
      return status(request, sandbox);
  }
}

function config(key: string): Answer {
  const { isActive = true, takesDonations = true, tips = true } = behaviourOf(key);
  return jsonAnswer({
    id: 'prt_4c2e9f10',
    name: 'Riverside Together',
    slug: 'riverside-together',
    enabledFeatures: takesDonations ? ['DONATIONS', 'ACTIONS'] : ['ACTIONS'],
    rateLimit: PARTNER_RATE_LIMIT,
    isActive,
    webhookUrl: 'https://hooks.example.org/sir/never-show-this',
    tipConfig: { enabled: tips, defaultPercent: tips ? 10 : 0 },
  });
}

function organization(slug: string, sandbox: Sandbox): Answer {
  const nonprofit = findNonprofit(slug);
  return nonprofit
    ? jsonAnswer(nonprofitBody(nonprofit, sandbox.apiUrl))
    : errorAnswer(404, `Organization "${slug}" not found`);
}

function createLink({ key, body, fault }: ApiRequest, sandbox: Sandbox): Answer {
  const { isActive = true, takesDonations = true, donationLink } = behaviourOf(key);
  if (!isActive) return errorAnswer(403, 'Partner is not active');
  if (!takesDonations) return errorAnswer(403, 'Feature DONATIONS is not enabled for this partner');

  const checked = checkCreateLinkBody(body);
  if (!checked.ok) return errorAnswer(400, checked.messages);
  const nonprofit = findNonprofit(checked.body.nonprofitSlug);
  if (!nonprofit) return errorAnswer(404, `Nonprofit "${checked.body.nonprofitSlug}" not found`);
  if (nonprofit.status !== 'ACTIVE') return errorAnswer(400, `Nonprofit "${nonprofit.slug}" is not active`);

  const donation = sandbox.donations.create(key, nonprofit, checked.body);
  const partnerDonationId = fault === 'hostile' ? hostileId(donation.id) : donation.id;
  if (partnerDonationId !== donation.id) sandbox.donations.alias(partnerDonationId, donation);
  const checkout = `${sandbox.checkoutUrl}/${donation.provider}/${donation.id}`;
  return jsonAnswer(
    { donationLink: sandbox.links.get(key) ?? donationLink ?? checkout, partnerDonationId },
    201,
  );
}

function status({ key, route }: ApiRequest, sandbox: Sandbox): Answer {
  const donation = sandbox.donations.find(route.param);
  return donation?.key === key ? jsonAnswer(donation.statusBody) : errorAnswer(404, 'Donation not found');
}
