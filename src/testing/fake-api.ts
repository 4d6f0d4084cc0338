import { type Answer, type Call, createFakeFetch, html, json } from './fake-fetch.js';

export type Endpoint = 'config' | 'organizations' | 'create-link' | 'status';

/** The Partner API with its four endpoints, all well unless a test says otherwise. */
export interface FakeApi {
  fetch: typeof fetch;
  calls: Call[];
  /** Calls of one endpoint so far. */
  to(endpoint: Endpoint): Call[];
  /** What each endpoint answers. */
  answers: Record<Endpoint, Answer>;
}

export const checkoutUrl = 'https://checkout.stripe.com/c/pay/cs_test_1';

export const endpointOf = ({ url }: Call): Endpoint | undefined => {
  const [, path = ''] = new URL(url).pathname.split('/v1/partner/');
  if (path === 'config') return 'config';
  if (/^organizations\/[^/]+$/.test(path)) return 'organizations';
  if (path === 'donations/create-link') return 'create-link';
  return /^donations\/status\/[^/]+$/.test(path) ? 'status' : undefined;
};

export function createFakeApi(): FakeApi {
  const answers: FakeApi['answers'] = {
    config: json({
      id: 'p_1',
      name: 'Acme',
      slug: 'acme',
      enabledFeatures: ['DONATIONS', 'ACTIONS'],
      rateLimit: 5000,
      isActive: true,
      webhookUrl: 'https://acme.example/hooks/sir',
      tipConfig: { enabled: true, defaultPercent: 10 },
    }),
    organizations: (call) => {
      const slug = decodeURIComponent(call.url.split('/').at(-1) ?? '');
      return json({ id: `o_${slug}`, name: `The ${slug}`, slug, ein: '12-3456789', status: 'ACTIVE' })();
    },
    'create-link': json({ donationLink: checkoutUrl, partnerDonationId: 'pd_1' }),
    status: json({ status: 'PENDING' }),
  };
  const { fetch, calls } = createFakeFetch((call) => {
    const endpoint = endpointOf(call);
    return endpoint ? answers[endpoint](call) : html(404)();
  });
  return {
    fetch,
    calls,
    answers,
    to: (endpoint) => calls.filter((call) => endpointOf(call) === endpoint),
  };
}
