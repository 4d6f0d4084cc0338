/**
 * Every.org's donate button 0.4, from a folder with its built `button.js`, such as `docs/dist/donate-button/0.4` of its
 * repository. The form is its own; the nonprofit and its pictures are a stub's, and
 * its fonts and Stripe's script are left out.
 */
import type { Peer } from './peer.js';

const nonprofit = {
  id: '1',
  name: 'Clean Water Fund',
  primarySlug: 'clean-water-fund',
  profileUrl: 'https://www.every.org/clean-water-fund',
  ein: '000000000',
  description: 'Clean water, a short walk from home',
  descriptionLong: null,
  coverImageCloudinaryId: null,
  coverImageUrl: null,
  logoCloudinaryId: null,
  logoUrl: null,
  nteeCode: null,
  isDisbursable: true,
  disbursementType: 'Stripe',
  hasAdmin: true,
  locationAddress: null,
  metadata: {},
  eligibleDonationRecipientNonprofitIds: [],
};

export const everyOrg: Peer = {
  stub: 'data',
  files: [
    {
      from: 'button.js',
      to: 'every-org/button.js',
      replacements: ({ stubs }) => [
        ['https://partners.every.org/v0.2/nonprofit', `${stubs}/every-org/nonprofit`],
        ['https://assets.every.org/', `${stubs}/every-org/assets/`],
        ['https://res.cloudinary.com/', `${stubs}/every-org/images/`],
        ['https://js.stripe.com/', `${stubs}/every-org/stripe/`],
      ],
    },
  ],
  subject: {
    id: 'every-org',
    title: 'Every.org',
    group: 'peer',
    scenarios: ['entry', 'click'],
    // Without its class, because the link in the page is there before it is replaced by a button.
    entry: '.every-org a[class]',
    control: 'input[name=frequency], input[type=text], input[type=number]',
    page: ({ files }) => ({
      head: `<script async src="${files}/every-org/button.js?explicit=1" onload="showButton()"></script>
<script>
function showButton() {
  everyDotOrgDonateButton.createButton({ selector: '.every-org' });
  everyDotOrgDonateButton.createWidget({ selector: '.every-org', nonprofitSlug: 'clean-water-fund' });
}
</script>`,
      entry: () =>
        '<div class="every-org"><a href="https://www.every.org/clean-water-fund#/donate">Donate</a></div>',
    }),
  },
  addStub(router) {
    router.get('/nonprofit/:slug', (_req, res) => {
      res.json({ message: 'Found nonprofit', data: { nonprofit, nonprofitTags: [] } });
    });
    router.get('/nonprofit/:id/customization', (_req, res) => {
      res.json({});
    });
    router.get('/stripe/*path', (_req, res) => {
      res
        .type('js')
        .send(
          'globalThis.Stripe = () => ({ _registerWrapper() {}, paymentRequest: () => ({ canMakePayment: async () => null }) });',
        );
    });
    router.get('/images/*path', (_req, res) => {
      res.type('svg').send('<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"></svg>');
    });
    router.get('/assets/*path', (_req, res) => {
      res.status(204).end();
    });
  },
};
