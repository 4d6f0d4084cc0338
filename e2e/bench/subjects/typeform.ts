/** Typeform's embed, with a button that opens its popup: the form in an iframe. */
import { formPage, type Peer, stubControl } from './peer.js';

const announce = `
const embedId = new URLSearchParams(location.search).get('typeform-embed-id');
parent.postMessage({ type: 'form-ready', embedId }, '*');`;

export const typeform: Peer = {
  stub: 'form',
  files: [
    {
      from: '@typeform/embed/build/embed.js',
      to: 'typeform/embed.js',
      replacements: ({ files }) => [['https://embed.typeform.com/next/css/', `${files}/typeform/`]],
    },
    { from: '@typeform/embed/build/css/popup.css', to: 'typeform/popup.css' },
  ],
  subject: {
    id: 'typeform',
    title: 'Typeform',
    group: 'peer',
    scenarios: ['entry', 'click'],
    entry: '[data-tf-popup]',
    control: stubControl,
    page: ({ files, stubs }) => ({
      head: `<script async src="${files}/typeform/embed.js"></script>`,
      entry: () =>
        `<button type="button" data-tf-popup="${stubs}/typeform/to/clean-water-fund">Donate</button>`,
    }),
  },
  addStub(router) {
    router.get('/to/:form', (_req, res) => {
      res.type('html').send(formPage(announce));
    });
  },
};
