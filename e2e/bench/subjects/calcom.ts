/** Cal.com's embed, with a button that opens its modal: the page of the calendar in an iframe. */
import { formPage, type Peer, stubControl } from './peer.js';

/** The embed shows its iframe when the page in it sends these two messages. */
const announce = `
for (const type of ['__iframeReady', 'linkReady'])
  parent.postMessage({ originator: 'CAL', type, namespace: '', fullType: 'CAL::' + type, data: {} }, '*');`;

export const calcom: Peer = {
  stub: 'form',
  files: [
    { from: '@calcom/embed-core/dist/embed/embed.js', to: 'calcom/embed.js' },
    // An ES module whose default export puts the embed's script into the page.
    { from: '@calcom/embed-snippet/dist/snippet.es.js', to: 'calcom/snippet.js' },
  ],
  subject: {
    id: 'calcom',
    title: 'Cal.com',
    group: 'peer',
    scenarios: ['entry', 'click'],
    entry: '[data-cal-link]',
    control: stubControl,
    page: ({ files, stubs }) => ({
      head: `<script type="module">
import loadCal from '${files}/calcom/snippet.js';
loadCal('${files}/calcom/embed.js')('init', { origin: '${stubs}/calcom' });
</script>`,
      entry: () => '<button type="button" data-cal-link="clean-water-fund">Donate</button>',
    }),
  },
  addStub(router) {
    router.get('/:link/embed', (_req, res) => {
      res.type('html').send(formPage(announce));
    });
  },
};
