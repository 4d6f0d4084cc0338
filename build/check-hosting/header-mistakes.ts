/** Mistakes in headers between origins, in those of the frame, in caching and compression, and by http:, one a row. */
import { allow, header, isForm, isFrame, type MistakeRow, policy, replace, without } from './test-host.js';

export const headerMistakes: MistakeRow[] = [
  ['has no CORS headers', without(allow), ['no-cors', 'no-cors-data', 'no-cors-script']],
  [
    'has no CORS headers for classic scripts',
    { headers: (res, path) => void (path.includes('sir-donate') && res.removeHeader(allow)) },
    ['no-cors-script'],
  ],
  [
    'has no CORS headers for texts',
    { headers: (res, path) => void (path.includes('strings') && res.removeHeader(allow)) },
    ['no-cors-data'],
  ],
  ['sends a CORS header twice', header(allow, '*, *', isForm), ['cors-twice']],
  ['allows another site', header(allow, 'https://other.example', isForm), ['cors-other-origin']],
  [
    'echoes the origin without Vary',
    {
      headers: (res, path) =>
        void (isForm(path) && res.set(allow, res.req.get('Origin') ?? '*').removeHeader('Vary')),
    },
    ['cors-cached'],
  ],
  [
    'has cached the CORS header of another site, though it varies',
    {
      headers: (res, path) =>
        void (isForm(path) && res.set({ [allow]: 'https://www.example.org', Vary: 'Origin' })),
    },
    ['cors-cached'],
  ],
  [
    'sends CORS headers to requests with Origin alone',
    { headers: (res, path) => void (isForm(path) && !res.req.get('Origin') && res.removeHeader(allow)) },
    ['cors-on-request'],
  ],
  ['keeps files to its origin', header('Cross-Origin-Resource-Policy', 'same-origin'), ['corp', 'no-corp']],
  [
    'keeps modules and pages to its site',
    header('Cross-Origin-Resource-Policy', 'same-site', isFrame),
    ['no-corp'],
  ],
  ['says nothing of other origins', without('Cross-Origin-Resource-Policy'), ['no-corp']],
  [
    'refuses frames everywhere',
    {
      headers: (res, path) => isFrame(path) && replace(res, policy, { 'X-Frame-Options': 'DENY' }),
    },
    ['frame-refused', 'no-frame-policy'],
  ],
  [
    'refuses frames of other sites',
    {
      headers: (res, path) => isFrame(path) && replace(res, policy, { 'X-Frame-Options': 'SAMEORIGIN' }),
    },
    ['frame-refused', 'no-frame-policy'],
  ],
  ['refuses frames by a policy', header(policy, "frame-ancestors 'self'", isFrame), ['frame-refused']],
  ['refuses frames by an empty list', header(policy, 'frame-ancestors', isFrame), ['frame-refused']],
  [
    'refuses frames by the second policy',
    header(policy, 'frame-ancestors *, frame-ancestors https://a.example', isFrame),
    ['frame-refused'],
  ],
  [
    'allows no script in the frame',
    header(policy, "script-src https://other.example 'nonce-1'", isFrame),
    ['frame-policy'],
  ],
  [
    'trusts no address in the frame',
    header(policy, "script-src 'self' 'strict-dynamic'", isFrame),
    ['frame-policy'],
  ],
  ['allows no API in the frame', header(policy, "default-src 'self'; img-src *", isFrame), ['frame-policy']],
  ['sandboxes the frame', header(policy, 'sandbox allow-scripts', isFrame), ['frame-policy']],
  ['allows no logos in the frame', header(policy, "img-src 'self'", isFrame), ['frame-policy-logos']],
  [
    'caches the moving folder for good',
    header('Cache-Control', 'public, max-age=31536000, immutable'),
    ['cached-too-long'],
  ],
  [
    'caches the moving folder for a month',
    header('Cache-Control', 'max-age=2592000', (path) => path.startsWith('v1/')),
    ['cached-too-long'],
  ],
  [
    'caches the moving folder by Expires',
    {
      headers: (res, path) =>
        void (
          path.startsWith('v1/') &&
          replace(res, 'Cache-Control', { Expires: 'Fri, 01 Jan 2100 00:00:00 GMT' })
        ),
    },
    ['cached-too-long'],
  ],
  ['caches releases for ten minutes', header('Cache-Control', 'max-age=600'), ['cached-shortly']],
  ['caches nothing', header('Cache-Control', 'no-store'), ['not-cached']],
  ['says nothing of caching', without('Cache-Control'), ['no-cache-rule']],
  ['does not compress', { isUncompressed: true }, ['not-compressed']],
  ['serves http: beside https:', { plainHttp: (_req, _res, next) => next() }, ['http-open']],
  [
    'redirects http: to its start page',
    {
      plainHttp: (_req, res) => void res.redirect('https://cdn.test/'),
    },
    ['http-elsewhere'],
  ],
];
