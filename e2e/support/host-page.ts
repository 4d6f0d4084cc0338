/**
 * The host pages in which the specs embed the widget. They are posted to the demo's host server and served over HTTP
 * with the strictest policy that the widget supports.
 */
import { z } from 'zod';
import { demoOrigins } from './origins.js';
import { recorder } from './recorder.js';

export type Attributes = Readonly<Record<string, string | null>>;

export interface HostPage {
  /** The page's language; English by default. */
  lang?: string;
  /** Added to those of a working widget, or in their place; `null` takes one away. */
  attributes?: Attributes;
  /** HTML inside the element; a link by default. */
  label?: string;
  /** Makes the body; the widget alone, under a heading, by default. */
  html?: (widget: string) => string;
  /** HTML for the head, ahead of the widget's script. */
  head?: string;
  /** The element that loads the widget. `{{files}}` is its origin. */
  script?: string;
  /** Response headers, the policy among them. */
  headers?: Readonly<Record<string, string>>;
}

/** The link that the pages offer where the widget cannot work. */
export const fallbackHref = 'https://fallback.example.org/donate';

const nonce = 'e2e';

/** Wraps a page's own script so that the policy lets it run. */
export const pageScript = (code: string): string => `<script nonce="${nonce}">${code}</script>`;

export const pageModule = (code: string): string => `<script type="module" nonce="${nonce}">${code}</script>`;

/** Wraps a page's own styles so that the policy lets them apply. */
export const pageStyle = (css: string): string => `<style nonce="${nonce}">${css}</style>`;

/** The policy of a careful partner: nothing but what the widget needs, and no string may become markup or code. */
export const strictPolicy = [
  "default-src 'none'",
  `script-src {{files}} 'nonce-${nonce}'`,
  `style-src 'nonce-${nonce}'`,
  'img-src {{api}}',
  'connect-src {{api}}',
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

export const classicScript = '<script async src="{{files}}/v0/sir-donate.js"></script>';

/** Writes the element. */
export function widgetHtml(attributes: Attributes, label = `<a href="${fallbackHref}">Donate</a>`): string {
  const written = Object.entries(attributes)
    .filter((entry): entry is [string, string] => entry[1] !== null)
    .map(([name, value]) => ` ${name}="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`);
  return `<sir-donate${written.join('')}>${label}</sir-donate>`;
}

const underHeading = (widget: string): string => `<main><h1>A partner's page</h1>\n${widget}</main>`;

/** Posts a page and returns its address. */
export async function postPage({
  lang = 'en',
  attributes = {},
  label,
  html = underHeading,
  head = '',
  script = classicScript,
  headers = {},
}: HostPage): Promise<string> {
  const page = `<!doctype html>
<html lang="${lang}" dir="${/^(ar|he)\b/.test(lang) ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>A partner's page</title>
<link rel="icon" href="{{api}}/logos/clean-water-fund.svg">
${pageScript(recorder)}
${head}
${script}
</head>
<body>${html(widgetHtml(attributes, label))}</body>
</html>`;
  const response = await fetch(`${demoOrigins.host}/_control/pages`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ html: page, headers: { 'Content-Security-Policy': strictPolicy, ...headers } }),
  });
  return z.object({ url: z.string() }).parse(await response.json()).url;
}
