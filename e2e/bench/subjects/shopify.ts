/** Shopify's buy button, whose button opens the product in a modal. The form is its own; only the product is a stub's. */
import express from 'express';
import type { Peer } from './peer.js';

const productId = 'gid://shopify/Product/1';
const money = { amount: '10.0', currencyCode: 'USD' };
const onePage = { hasNextPage: false, hasPreviousPage: false };

const variant = (index: number, title: string) => ({
  id: `gid://shopify/ProductVariant/${index}`,
  title,
  price: money,
  priceV2: money,
  weight: 0,
  available: true,
  sku: '',
  compareAtPrice: null,
  compareAtPriceV2: null,
  image: null,
  selectedOptions: [{ name: 'Amount', value: title }],
  unitPrice: null,
  unitPriceMeasurement: {
    measuredType: null,
    quantityUnit: null,
    quantityValue: 0,
    referenceUnit: null,
    referenceValue: 0,
  },
});

const amounts = ['$10', '$25', '$50', '$100'];

const product = {
  __typename: 'Product',
  id: productId,
  availableForSale: true,
  createdAt: '2026-01-01T00:00:00Z',
  updatedAt: '2026-01-01T00:00:00Z',
  descriptionHtml: '',
  description: '',
  handle: 'donation',
  productType: '',
  title: 'Donation',
  vendor: 'Clean Water Fund',
  publishedAt: '2026-01-01T00:00:00Z',
  onlineStoreUrl: null,
  options: [{ name: 'Amount', values: amounts }],
  images: { pageInfo: onePage, edges: [] },
  variants: {
    pageInfo: onePage,
    edges: amounts.map((title, index) => ({ cursor: String(index), node: variant(index + 1, title) })),
  },
};

export const shopify: Peer = {
  stub: 'data',
  files: [
    {
      from: '@shopify/buy-button-js/dist/buybutton.min.js',
      to: 'shopify/buybutton.js',
      // The stub has no certificate, and a folder of its own.
      replacements: () => [['"https://"+t.domain+"/api', '"http://"+t.domain+"/shopify/api']],
    },
  ],
  subject: {
    id: 'shopify',
    title: 'Shopify',
    group: 'peer',
    scenarios: ['entry', 'click'],
    entry: '.shopify-buy__btn',
    control: '.shopify-buy__modal select',
    page: ({ files, stubs }) => ({
      head: `<script async src="${files}/shopify/buybutton.js" onload="showButton()"></script>
<script>
function showButton() {
  const client = ShopifyBuy.buildClient({ domain: '${new URL(stubs).host}', storefrontAccessToken: 'stub' });
  ShopifyBuy.UI.init(client).createComponent('product', {
    id: '1',
    node: document.querySelector('.product'),
    moneyFormat: '%24%7B%7Bamount%7D%7D',
    options: { product: { buttonDestination: 'modal', contents: { img: false, title: false, price: false, options: false } } },
  });
}
</script>`,
      entry: () => '<div class="product"></div>',
    }),
  },
  addStub(router) {
    router.use(express.json());
    router.post('/api/:version/graphql', (_req, res) => {
      res.json({ data: { node: product } });
    });
  },
};
