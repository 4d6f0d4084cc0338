/**
 * What stops the form, or keeps visitors on old files. The order is that of the report and of docs/check-hosting.md, which is
 * written from this table. Effects and console lines were seen in Chromium 156; the lines are shortened.
 */
import type { ProblemText } from './problem-text.js';

const linkAfterClick = 'The button becomes the fallback link after the first click.';
const linkForFrame = 'An isolated form becomes the fallback link, after 9 seconds. An iframe stays empty.';

export const errors = {
  insecure: {
    page: 'On an https: page the script does not run, and the fallback link stays.',
    console: 'Mixed Content: … requested an insecure script …',
    change: 'Serve the folder by https:, and write https: in all snippets.',
  },
  unreachable: {
    page: 'The fallback link stays, or the button becomes it after the first click.',
    console: 'net::ERR_CERT_…, net::ERR_NAME_NOT_RESOLVED or net::ERR_CONNECTION_…',
    change: 'Check the name, the certificate and the firewall.',
  },
  'no-release': {
    page: 'The fallback link stays.',
    console:
      'Failed to load resource: … 404, or net::ERR_BLOCKED_BY_ORB where an HTML page came in its place',
    change:
      'Give the address of the folder that holds the folder of the major, such as v0/. Upload dist/ as it is, with all its folders.',
  },
  'no-file-list': {
    page: 'Nothing, but the files of the release cannot be checked, and nobody can pin them.',
    change: 'Upload the whole folder of the release, integrity.json too.',
  },
  missing: {
    page: 'The button becomes the fallback link after the first click, or a part of the form does not come. Without its language the form is in English.',
    console: 'Failed to load resource: 404',
    change: 'Upload the whole folder of the release. Never delete folders of older releases.',
  },
  refused: {
    page: 'As for a missing file.',
    console:
      "… blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present …, because error pages seldom have it",
    change: 'Allow everybody to read the files: no password, no protection against hot links, no bot check.',
  },
  'html-instead': {
    page: linkAfterClick,
    console:
      'Expected a JavaScript-or-Wasm module script but the server responded with a MIME type of "text/html"',
    change:
      'The file is not there, and the web host sends its start page instead. Upload the file, and switch off the fallback for single-page applications.',
  },
  'broken-encoding': {
    page: linkAfterClick,
    console: 'net::ERR_CONTENT_DECODING_FAILED',
    change: 'Send Content-Encoding only for files that are compressed in that way, and compress once.',
  },
  'wrong-type': {
    page: linkAfterClick,
    console: 'Expected a JavaScript-or-Wasm module script but the server responded with a MIME type of "…"',
    change: 'Serve .js files as text/javascript.',
  },
  'wrong-page-type': {
    page: 'An iframe shows the source of the page, or downloads it. An isolated form becomes the fallback link.',
    change: 'Serve .html files as text/html.',
  },
  download: {
    page: `The browser saves the page as a file. ${linkForFrame}`,
    console: 'Download is disallowed. The frame … is sandboxed',
    change: 'Send no Content-Disposition.',
  },
  changed: {
    page: 'Perhaps nothing. A page that pins the release by its hashes shows the fallback link.',
    console: "Failed to find a valid digest in the 'integrity' attribute …",
    change:
      'Upload the files again as they are. Switch off what changes files on the way: minifying, adding analytics to HTML, rewriting addresses, converting line breaks.',
  },
  'mixed-releases': {
    page: 'Perhaps nothing until a folder is deleted. A form in a frame can be of another release than its page.',
    change:
      'Upload the whole folder of the major, after that of the release, and empty the cache (CDN) of the folder of the major.',
  },
  'stale-latest': {
    page: 'Visitors get the older release.',
    change: 'Upload the folder of the major, and empty the cache (CDN) of latest.js.',
  },
  'latest-names-missing': {
    page: 'A script whose own files are gone finds no others: the button becomes the fallback link.',
    change:
      'Upload latest.js and the folder of its release together, as npm run build or npm run add-release made them.',
  },
  'no-cors': {
    page: linkAfterClick,
    console: "… has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present …",
    change: 'Send "Access-Control-Allow-Origin: *" with every file.',
  },
  'cors-twice': {
    page: linkAfterClick,
    console: "… blocked by CORS policy: The 'Access-Control-Allow-Origin' header contains multiple values …",
    change: 'Two places set the header, such as a server and the CDN before it. Remove one of them.',
  },
  'cors-other-origin': {
    page: linkAfterClick,
    console:
      "… blocked by CORS policy: The 'Access-Control-Allow-Origin' header has a value '…' that is not equal to the supplied origin",
    change: 'Send "Access-Control-Allow-Origin: *". To check for one site alone, name it by --origin.',
  },
  'cors-cached': {
    page: 'Works on some pages and for some visitors. For others the button becomes the fallback link.',
    console: '… blocked by CORS policy …',
    change:
      'Send "Access-Control-Allow-Origin: *" always, also without the request header Origin. Else send "Vary: Origin" always, and let the CDN cache by Origin.',
  },
  corp: {
    page: 'The script does not run on pages of other sites, and the fallback link stays.',
    console: 'net::ERR_BLOCKED_BY_RESPONSE.NotSameOrigin',
    change: 'Send "Cross-Origin-Resource-Policy: cross-origin".',
  },
  'frame-refused': {
    page: 'An isolated form becomes the fallback link after 2 seconds. An iframe says that the site refused to connect.',
    console:
      "Refused to display '…' in a frame because it set 'X-Frame-Options' to '…', or: Framing '…' violates … \"frame-ancestors …\"",
    change:
      'Send no X-Frame-Options with frame.html, and "frame-ancestors *" if a policy has that directive. If only your own sites may show the form, name one of them by --origin.',
  },
  'frame-policy': {
    page: 'The form in the frame does not come, or cannot connect. An isolated form becomes the fallback link.',
    console: "Loading the script '…' violates the following Content Security Policy directive: …",
    change: 'Send frame.html with the Content-Security-Policy of dist/_headers, and with no other policy.',
  },
  'missing-answered': {
    page: 'When a release is gone, a script takes longer to show the fallback link. Caches keep an HTML page in the place of a script.',
    console:
      'Expected a JavaScript-or-Wasm module script but the server responded with a MIME type of "text/html"',
    change:
      'Answer a missing file with status 404: switch off the fallback for single-page applications, or put a 404.html beside the folder of the major.',
  },
  'query-refused': {
    page: 'After one failed request the form does not load until the page is loaded again. Bare iframes do not work if frame.html refuses a query.',
    change: 'Accept any query, and ignore it.',
  },
  'redirect-loop': {
    page: 'As for a missing file.',
    console: 'net::ERR_TOO_MANY_REDIRECTS',
    change:
      'Let one place alone redirect. A common cause: the CDN asks the server by http:, and the server redirects to https:.',
  },
  'redirect-insecure': {
    page: 'As for a missing file, on https: pages.',
    console: 'Mixed Content: …',
    change: 'Redirect to https: addresses, or not at all.',
  },
  'redirect-away': {
    page: 'The file looks for its neighbours in another folder. The form comes in part or not at all.',
    console: 'Failed to load resource: 404',
    change: 'Serve every file at its own address. Add no slash to the addresses of files.',
  },
  'redirect-query': {
    page: 'An iframe says that the form is not set up correctly: it has lost its key.',
    console: '[sir-donate] invalid-key: publishable-key is missing. …',
    change: 'Keep the query in redirects, or do not redirect frame.html.',
  },
  'cached-too-long': {
    page: 'Visitors keep the files of an older release. A correction or a roll-back reaches them late, or never.',
    change:
      'Send "Cache-Control: public, max-age=300, stale-while-revalidate=86400" for the folder of the major.',
  },
} as const satisfies Readonly<Record<string, ProblemText>>;
