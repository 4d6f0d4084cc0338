/**
 * The content security policies that the README documents, each written once, and the means to see that a page under
 * one of them is never told off: by the event, by the console (the fixtures of `test.ts`), by a report to a server.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { demoOrigins } from './origins.js';

export interface DocumentedPolicy {
  /** The element that loads the widget. */
  script: string;
  /** Directive → value, beside `default-src 'none'`. Without any one of them, the widget does not work. */
  directives: Readonly<Record<string, string>>;
}

const nonce = 'r4nd0m';
const api = { 'connect-src': '{{api}}', 'img-src': '{{api}}' };

export const bundleFile = '{{files}}/sir-donate.bundle.js';

/** `{{files}}` is where the widget's files are, `{{api}}` the Partner API and the host of the logos. */
export const documentedPolicies = {
  'script tag': {
    script: '<script async src="{{files}}/sir-donate.js"></script>',
    directives: { 'script-src': '{{files}}/', ...api },
  },
  'single file': {
    script: `<script async src="${bundleFile}"></script>`,
    directives: { 'script-src': bundleFile, ...api },
  },
  'npm module': {
    script: '<script type="module" src="{{files}}/index.js"></script>',
    directives: { 'script-src': '{{files}}/', ...api },
  },
  nonce: {
    script: `<script async nonce="${nonce}" src="{{files}}/sir-donate.js"></script>`,
    directives: { 'script-src': `'nonce-${nonce}'`, ...api },
  },
  'nonce with strict-dynamic': {
    script: `<script async nonce="${nonce}" src="{{files}}/sir-donate.js"></script>`,
    directives: { 'script-src': `'nonce-${nonce}' 'strict-dynamic'`, ...api },
  },
  'nonce with strict-dynamic, npm module': {
    script: `<script type="module" nonce="${nonce}" src="{{files}}/index.js"></script>`,
    directives: { 'script-src': `'nonce-${nonce}' 'strict-dynamic'`, ...api },
  },
} as const satisfies Readonly<Record<string, DocumentedPolicy>>;

/** What a careful site adds; none of it may be in the widget's way. */
export const carefulDirectives = {
  'base-uri': "'none'",
  'form-action': "'none'",
  'require-trusted-types-for': "'script'",
  'trusted-types': "'none'",
} as const;

/** Writes a policy's header. */
export const policyText = (directives: Readonly<Record<string, string>>): string =>
  Object.entries({ 'default-src': "'none'", ...directives })
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');

/** Nothing is forbidden: whatever is injected into this page, runs. */
export const openPolicy = "default-src * data: blob: 'unsafe-inline' 'unsafe-eval'";

/** Posts a page to the demo's host server byte by byte, with nothing of the specs' own in it. */
export async function postRaw(html: string, headers: Readonly<Record<string, string>> = {}): Promise<string> {
  const response = await fetch(`${demoOrigins.host}/_control/pages`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ html, headers }),
  });
  return z.object({ url: z.string() }).parse(await response.json()).url;
}

/** A server to which `report-uri` may point; it keeps what it is told. */
export async function startReportServer(): Promise<{
  url: string;
  reports: string[];
  close: () => Promise<void>;
}> {
  const reports: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      // Firefox asks for an icon by itself, and reports that it may not.
      if (request.method === 'POST' && !body.includes('/favicon.ico')) reports.push(body);
      response.writeHead(204, { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': '*' });
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    reports,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
