/** What costs time, safety or a rare visitor, as `errors.ts` describes errors. */
import type { ProblemText } from './problem-text.js';

export const warnings = {
  'cors-on-request': {
    page: 'A visitor who has the script from a page without crossorigin, gets the fallback link on a page with it.',
    console: "… blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present …",
    change:
      'Send "Access-Control-Allow-Origin: *" also for requests without Origin, or "Vary: Origin" with every file. A response headers policy of CloudFront does neither by itself; nothing is lost as long as all your pages write the script element in one way.',
  },
  redirected: {
    page: 'Works, one round trip later. Headers for the address frame.html may be missing from /frame.',
    change:
      'Serve every file at its own address. Switch off "pretty URLs", if the web host has such a setting.',
  },
  'missing-refused': {
    page: 'Nothing.',
    change:
      'Answer a missing file with 404, so that you can tell a missing file from a forbidden one. On S3 that needs s3:ListBucket.',
  },
  'missing-cached': {
    page: 'A file that is asked for before it is uploaded stays missing for those who asked.',
    change: 'Send Cache-Control with files alone, not with status 404.',
  },
  'missing-map': {
    page: 'Nothing. Developers see minified code.',
    change: 'Upload the .js.map files too.',
  },
  'no-cors-script': {
    page: 'A script element with integrity or crossorigin shows the fallback link.',
    console: "… has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present …",
    change: 'Send "Access-Control-Allow-Origin: *" with every file.',
  },
  'no-cors-data': {
    page: 'A page of another site cannot fetch the texts of a language.',
    console: "… has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present …",
    change: 'Send "Access-Control-Allow-Origin: *" with every file.',
  },
  'no-corp': {
    page: 'On pages with "Cross-Origin-Embedder-Policy: require-corp" the script does not run.',
    console: 'net::ERR_BLOCKED_BY_RESPONSE.NotSameOriginAfterDefaultedToSameOriginByCoep',
    change: 'Send "Cross-Origin-Resource-Policy: cross-origin" with every file.',
  },
  'no-nosniff': {
    page: 'Nothing.',
    change: 'Send "X-Content-Type-Options: nosniff" with every file.',
  },
  'wrong-data-type': {
    page: 'Nothing.',
    change: 'Serve .json files as application/json.',
  },
  'wrong-charset': {
    page: 'Letters outside of ASCII are garbled in the pages frame.html and complete.html.',
    change: 'Serve .html files as "text/html; charset=utf-8".',
  },
  'no-frame-policy': {
    page: "Nothing: frame.html has a policy of its own, which also allows a sandbox on a developer's machine.",
    change:
      'Send frame.html with the Content-Security-Policy of dist/_headers, where the web host allows headers.',
  },
  'frame-policy-logos': {
    page: 'The form in a frame shows initials in the place of logos.',
    console: '… violates … "img-src …"',
    change: 'Allow https: in img-src, as the policy of dist/_headers does.',
  },
  'not-compressed': {
    page: 'The form has about three times as many bytes, and comes that much later on slow connections.',
    change: 'Compress .js, .html and .json with Brotli, or with gzip.',
  },
  'no-cache-rule': {
    page: 'Browsers guess for how long they keep a file.',
    change: 'Send the Cache-Control of docs/hosting.md.',
  },
  'not-cached': {
    page: 'Each page loads the files again.',
    change: 'Send the Cache-Control of docs/hosting.md, without no-store.',
  },
  'cached-shortly': {
    page: 'Works. Returning visitors load or check the form again.',
    change: 'Send "Cache-Control: public, max-age=31536000, immutable" for the folders of releases.',
  },
  'sets-cookie': {
    page: 'The web host stores a cookie with visitors of your page. The widget promises none.',
    change: 'Switch off cookies for these files: sessions, sticky load balancing, bot management.',
  },
  'http-open': {
    page: 'Nothing on https: pages. A frame that is opened by http: sends the form unprotected.',
    change: 'Redirect http: to https:, to the same path and query.',
  },
  'http-elsewhere': {
    page: 'Old snippets with http: get another page.',
    change: 'Redirect http: to https:, to the same path and query.',
  },
} as const satisfies Readonly<Record<string, ProblemText>>;
