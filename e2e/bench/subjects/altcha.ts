/**
 * ALTCHA's widget: a checkbox that asks its server for a challenge, solves it in workers, and shows a code to type. It
 * is no donation form, but a web component of a similar size that opens one field after one call.
 */
import type { Peer } from './peer.js';

/** The cheapest that the widget accepts: every key begins with an empty prefix, so the first one is right. */
const challenge = {
  parameters: {
    algorithm: 'SHA-256',
    nonce: '00112233445566778899aabbccddeeff',
    salt: 'ffeeddccbbaa99887766554433221100',
    cost: 1,
    keyLength: 32,
    keyPrefix: '',
  },
  codeChallenge: {
    image: `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="200" height="50"><text x="60" y="34" font-size="28">1234</text></svg>')}`,
    length: 4,
  },
};

/** The widget waits for half a second by default, however soon it is done. */
const configuration = JSON.stringify({ minDuration: 0 });

export const altcha: Peer = {
  stub: 'data',
  files: [{ from: 'altcha/dist/main/altcha.min.js', to: 'altcha/altcha.js' }],
  subject: {
    id: 'altcha',
    title: 'altcha',
    group: 'peer',
    scenarios: ['entry', 'click'],
    entry: 'altcha-widget input[type=checkbox]',
    control: 'altcha-widget input[type=text], altcha-widget .altcha-code-challenge-input',
    page: ({ files, stubs }) => ({
      head: `<script async type="module" src="${files}/altcha/altcha.js"></script>`,
      entry: () =>
        `<form><altcha-widget challenge="${stubs}/altcha/challenge" configuration='${configuration}'></altcha-widget></form>`,
    }),
  },
  addStub(router) {
    router.get('/challenge', (_req, res) => {
      res.json(challenge);
    });
  },
};
