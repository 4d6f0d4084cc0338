/**
 * The four endpoints that a browser may call, for a key that is known. The sandbox has no other endpoint of the Partner
 * API, because the widget may call no other.
 */
import { type ApiResponse, errorResponse, jsonResponse } from './api-response.js';
import { validateCreateLinkBody } from './create-link.js';
import { hostileId } from './fault-responses.js';
import type { Fault } from './faults.js';
import { behaviourOf } from './keys.js';
import { findNonprofit, nonprofitBody } from './nonprofits.js';
import { PARTNER_RATE_LIMIT } from './rate-limits.js';
import type { Route } from './routes.js';
import type { Sandbox } from './sandbox.js';

export interface ApiRequest {
  readonly key: string;
  readonly method: string;
  readonly path: string;
  readonly route: Route;
  readonly body: unknown;
  readonly fault: Fault | undefined;
}

export function responseFor(request: ApiRequest, sandbox: Sandbox): ApiResponse {
  const { route, method, path } = request;
  if (route.endpoint === 'other' || route.method !== method)
    return errorResponse(404, `Cannot ${method} ${path}`);
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

function config(key: string): ApiResponse {
  const { isActive = true, takesDonations = true, tips = true } = behaviourOf(key);
  return jsonResponse({
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

function organization(slug: string, sandbox: Sandbox): ApiResponse {
  const nonprofit = findNonprofit(slug);
  return nonprofit
    ? jsonResponse(nonprofitBody(nonprofit, sandbox.apiUrl))
    : errorResponse(404, `Organization "${slug}" not found`);
}

function createLink({ key, body, fault }: ApiRequest, sandbox: Sandbox): ApiResponse {
  const { isActive = true, takesDonations = true, donationLink, drift } = behaviourOf(key);
  if (!isActive) return errorResponse(403, 'Partner is not active');
  if (!takesDonations) return errorResponse(403, 'Feature DONATIONS is not enabled for this partner');

  const validated = validateCreateLinkBody(body);
  if (validated.type === 'invalid') return errorResponse(400, validated.messages);
  const nonprofit = findNonprofit(validated.body.nonprofitSlug);
  if (!nonprofit) return errorResponse(404, `Nonprofit "${validated.body.nonprofitSlug}" not found`);
  if (nonprofit.status !== 'ACTIVE') return errorResponse(400, `Nonprofit "${nonprofit.slug}" is not active`);

  const donation = sandbox.donations.create(key, nonprofit, validated.body);
  const partnerDonationId =
    fault === 'hostile'
      ? hostileId(donation.id)
      : drift === 'retyped'
        ? String(Number.parseInt(donation.id.slice(-12), 16))
        : donation.id;
  if (partnerDonationId !== donation.id) sandbox.donations.alias(partnerDonationId, donation);
  const checkout = `${sandbox.checkoutUrl}/${donation.provider}/${donation.id}`;
  return jsonResponse(
    { donationLink: sandbox.links.get(key) ?? donationLink ?? checkout, partnerDonationId },
    201,
  );
}

function status({ key, route }: ApiRequest, sandbox: Sandbox): ApiResponse {
  const donation = sandbox.donations.find(route.param);
  return donation?.key === key ? jsonResponse(donation.statusBody) : errorResponse(404, 'Donation not found');
}
