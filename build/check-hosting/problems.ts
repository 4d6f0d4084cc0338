/**
 * What `npm run check:hosting` can say. The order is that of the report and of docs/check-hosting.md, which is written from
 * this table. Console lines are those of Chromium 143, shortened; `[sir-donate]` is the widget's own line.
 */
export interface ProblemText {
  level: 'error' | 'warning';
  /** What a partner sees on the page. */
  page: string;
  /** What a browser's console says, where it says anything. */
  console?: string;
  /** What to change at the web host. */
  change: string;
}

const linkAfterClick = 'The button becomes the fallback link after the first click.';
const linkForFrame = 'An isolated form becomes the fallback link. An iframe stays empty.';

export const problems = {
  insecure: {
    level: 'error',
    page: 'On an https: page the script does not run, and the fallback link stays.',
    console: 'Mixed Content: … requested an insecure script …',
    change: 'Serve the folder by https:, and write https: in all snippets.',
  },
  unreachable: {
    level: 'error',
    page: 'The fallback link stays, or the button becomes it after the first click.',
    console: 'net::ERR_CERT_…, net::ERR_NAME_NOT_RESOLVED or net::ERR_CONNECTION_…',
    change: 'Check the name, the certificate and the firewall.',
  },
  'no-release': {
    level: 'error',
    page: 'The fallback link stays.',
    console: 'Failed to load resource: 404',
    change:
      'Give the address of the folder that holds the folder of the major, such as v0/. Upload dist/ as it is, with all its folders.',
  },
  'no-file-list': {
    level: 'error',
    page: 'Nothing, but the files of the release cannot be checked, and nobody can pin them.',
    change: 'Upload the whole folder of the release, integrity.json too.',
  },
  missing: {
    level: 'error',
    page: 'The button becomes the fallback link after the first click, or a part of the form does not come. Without its language the form is in English.',
    console: 'Failed to load resource: 404',
    change: 'Upload the whole folder of the release. Never delete folders of older releases.',
  },
  refused: {
    level: 'error',
    page: 'As for a missing file.',
    console: 'Failed to load resource: 403',
    change: 'Allow everybody to read the files: no password, no protection against hot links, no bot check.',
  },
  'html-instead': {
    level: 'error',
    page: linkAfterClick,
    console:
      'Expected a JavaScript-or-Wasm module script but the server responded with a MIME type of "text/html"',
    change:
      'The file is not there, and the web host sends its start page instead. Upload the file, and switch off the fallback for single-page applications.',
  },
  'broken-encoding': {
    level: 'error',
    page: linkAfterClick,
    console: 'net::ERR_CONTENT_DECODING_FAILED',
    change: 'Send Content-Encoding only for files that are compressed in that way, and compress once.',
  },
  'wrong-type': {
    level: 'error',
    page: linkAfterClick,
    console: 'Expected a JavaScript-or-Wasm module script but the server responded with a MIME type of "…"',
    change: 'Serve .js files as text/javascript.',
  },
  'wrong-page-type': {
    level: 'error',
    page: 'An iframe shows the source of the page, or downloads it. An isolated form becomes the fallback link.',
    change: 'Serve .html files as text/html.',
  },
  download: {
    level: 'error',
    page: `The browser saves the page as a file. ${linkForFrame}`,
    change: 'Send no Content-Disposition.',
  },
  changed: {
    level: 'error',
    page: 'Perhaps nothing. A page that pins the release by its hashes shows the fallback link.',
    console: "Failed to find a valid digest in the 'integrity' attribute …",
    change:
      'Upload the files again as they are. Switch off what changes files on the way: minifying, adding analytics to HTML, rewriting addresses, converting line breaks.',
  },
  'mixed-releases': {
    level: 'error',
    page: 'Perhaps nothing until a folder is deleted. A form in a frame can be of another release than its page.',
    change:
      'Upload the whole folder of the major, after that of the release, and empty the cache (CDN) of the folder of the major.',
  },
  'stale-latest': {
    level: 'error',
    page: 'Visitors get the older release.',
    change: 'Upload the folder of the major, and empty the cache (CDN) of latest.js.',
  },
  'latest-names-missing': {
    level: 'error',
    page: 'A script whose own files are gone finds no others: the button becomes the fallback link.',
    change:
      'Upload latest.js and the folder of its release together, as npm run build or npm run add-release made them.',
  },
  'no-cors': {
    level: 'error',
    page: linkAfterClick,
    console: "… has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present …",
    change: 'Send "Access-Control-Allow-Origin: *" with every file.',
  },
  'cors-twice': {
    level: 'error',
    page: linkAfterClick,
    console: "… blocked by CORS policy: The 'Access-Control-Allow-Origin' header contains multiple values …",
    change: 'Two places set the header, such as a server and the CDN before it. Remove one of them.',
  },
  'cors-other-origin': {
    level: 'error',
    page: linkAfterClick,
    console:
      "… blocked by CORS policy: The 'Access-Control-Allow-Origin' header has a value '…' that is not equal to the supplied origin",
    change: 'Send "Access-Control-Allow-Origin: *". To check for one site alone, name it by --origin.',
  },
  'cors-cached': {
    level: 'error',
    page: 'Works on some pages and for some visitors. For others the button becomes the fallback link.',
    console: '… blocked by CORS policy …',
    change:
      'Send "Access-Control-Allow-Origin: *" always, also without the request header Origin. Else send "Vary: Origin" always, and let the CDN cache by Origin.',
  },
  corp: {
    level: 'error',
    page: 'The script does not run on pages of other sites, and the fallback link stays.',
    console: 'net::ERR_BLOCKED_BY_RESPONSE.NotSameOrigin',
    change: 'Send "Cross-Origin-Resource-Policy: cross-origin".',
  },
  'frame-refused': {
    level: 'error',
    page: 'An isolated form becomes the fallback link after 2 seconds. An iframe says that the site refused to connect.',
    console:
      "Refused to display '…' in a frame because it set 'X-Frame-Options' to '…', or: Framing '…' violates … \"frame-ancestors …\"",
    change:
      'Send no X-Frame-Options with frame.html, and "frame-ancestors *" if a policy has that directive. If only your own sites may show the form, name one of them by --origin.',
  },
  'frame-policy': {
    level: 'error',
    page: 'The form in the frame does not come, or cannot connect. An isolated form becomes the fallback link.',
    console: '… violates the following Content Security Policy directive: …',
    change: 'Send frame.html with the Content-Security-Policy of dist/_headers, and with no other policy.',
  },
  'missing-answered': {
    level: 'error',
    page: 'When a release is gone, a script takes longer to show the fallback link. Caches keep an HTML page in the place of a script.',
    console:
      'Expected a JavaScript-or-Wasm module script but the server responded with a MIME type of "text/html"',
    change:
      'Answer a missing file with status 404: switch off the fallback for single-page applications, or put a 404.html beside the folder of the major.',
  },
  'query-refused': {
    level: 'error',
    page: 'After one failed request the form does not load until the page is loaded again. Bare iframes do not work if frame.html refuses a query.',
    change: 'Accept any query, and ignore it.',
  },
  'redirect-loop': {
    level: 'error',
    page: 'As for a missing file.',
    console: 'net::ERR_TOO_MANY_REDIRECTS',
    change:
      'Let one place alone redirect. A common cause: the CDN asks the server by http:, and the server redirects to https:.',
  },
  'redirect-insecure': {
    level: 'error',
    page: 'As for a missing file, on https: pages.',
    console: 'Mixed Content: …',
    change: 'Redirect to https: addresses, or not at all.',
  },
  'redirect-away': {
    level: 'error',
    page: 'The file looks for its neighbours in another folder. The form comes in part or not at all.',
    console: 'Failed to load resource: 404',
    change: 'Serve every file at its own address. Add no slash to the addresses of files.',
  },
  'redirect-query': {
    level: 'error',
    page: 'An iframe says that the form is not set up correctly: it has lost its key.',
    change: 'Keep the query in redirects, or do not redirect frame.html.',
  },
  'cached-too-long': {
    level: 'error',
    page: 'Visitors keep the files of an older release. A correction or a roll-back reaches them late, or never.',
    change:
      'Send "Cache-Control: public, max-age=300, stale-while-revalidate=86400" for the folder of the major.',
  },
  redirected: {
    level: 'warning',
    page: 'Works, one round trip later. Headers for the address frame.html may be missing from /frame.',
    change:
      'Serve every file at its own address. Switch off "pretty URLs", if the web host has such a setting.',
  },
  'missing-refused': {
    level: 'warning',
    page: 'Nothing.',
    change:
      'Answer a missing file with 404, so that you can tell a missing file from a forbidden one. On S3 that needs s3:ListBucket.',
  },
  'missing-cached': {
    level: 'warning',
    page: 'A file that is asked for before it is uploaded stays missing for those who asked.',
    change: 'Send Cache-Control with files alone, not with status 404.',
  },
  'missing-map': {
    level: 'warning',
    page: 'Nothing. Developers see minified code.',
    change: 'Upload the .js.map files too.',
  },
  'no-cors-script': {
    level: 'warning',
    page: 'A script element with integrity or crossorigin shows the fallback link.',
    console: "… has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present …",
    change: 'Send "Access-Control-Allow-Origin: *" with every file.',
  },
  'no-corp': {
    level: 'warning',
    page: 'On pages with "Cross-Origin-Embedder-Policy: require-corp" the script does not run.',
    console: 'net::ERR_BLOCKED_BY_RESPONSE.NotSameOriginAfterDefaultedToSameOriginByCoep',
    change: 'Send "Cross-Origin-Resource-Policy: cross-origin" with every file.',
  },
  'no-nosniff': {
    level: 'warning',
    page: 'Nothing.',
    change: 'Send "X-Content-Type-Options: nosniff" with every file.',
  },
  'wrong-data-type': {
    level: 'warning',
    page: 'Nothing.',
    change: 'Serve .json files as application/json.',
  },
  'wrong-charset': {
    level: 'warning',
    page: 'Letters outside of ASCII are garbled in the pages frame.html and complete.html.',
    change: 'Serve .html files as "text/html; charset=utf-8".',
  },
  'no-frame-policy': {
    level: 'warning',
    page: "Nothing: frame.html has a policy of its own, which also allows a sandbox on a developer's machine.",
    change:
      'Send frame.html with the Content-Security-Policy of dist/_headers, where the web host allows headers.',
  },
  'frame-policy-logos': {
    level: 'warning',
    page: 'The form in a frame shows initials in the place of logos.',
    console: '… violates … "img-src …"',
    change: 'Allow https: in img-src, as the policy of dist/_headers does.',
  },
  'not-compressed': {
    level: 'warning',
    page: 'The form comes three to four times later on slow connections.',
    change: 'Compress .js, .html and .json with Brotli, or with gzip.',
  },
  'no-cache-rule': {
    level: 'warning',
    page: 'Browsers guess for how long they keep a file.',
    change: 'Send the Cache-Control of docs/hosting.md.',
  },
  'not-cached': {
    level: 'warning',
    page: 'Each page loads the files again.',
    change: 'Send the Cache-Control of docs/hosting.md, without no-store.',
  },
  'cached-shortly': {
    level: 'warning',
    page: 'Works. Returning visitors load or check the form again.',
    change: 'Send "Cache-Control: public, max-age=31536000, immutable" for the folders of releases.',
  },
  'sets-cookie': {
    level: 'warning',
    page: 'The web host stores a cookie with visitors of your page. The widget promises none.',
    change: 'Switch off cookies for these files: sessions, sticky load balancing, bot management.',
  },
  'http-open': {
    level: 'warning',
    page: 'Nothing on https: pages. A frame that is opened by http: sends the form unprotected.',
    change: 'Redirect http: to https:, to the same path and query.',
  },
  'http-elsewhere': {
    level: 'warning',
    page: 'Old snippets with http: get another page.',
    change: 'Redirect http: to https:, to the same path and query.',
  },
} as const satisfies Readonly<Record<string, ProblemText>>;

export type ProblemCode = keyof typeof problems;
