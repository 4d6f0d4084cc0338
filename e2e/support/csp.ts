/**
 * The documented content security policies, filled in for the demo, and the means to see that a page under one of
 * them reports no violation: by the event, by the console (the fixtures of `test.ts`), by a report to a server.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { demoOrigins } from './origins.js';
import { type Directives, policies, policyText } from './policies.js';

export { policyText };

export interface DocumentedPolicy {
  /** The element that loads the widget. */
  script: string;
  /** Of the widget, beside those that it always needs. */
  attributes?: Readonly<Record<string, string>>;
  /** Directive → value, beside `default-src 'none'`. Without any one of them, the widget does not work. */
  directives: Directives;
}

const nonce = 'r4nd0m';

export const bundleFile = '{{files}}/v0/sir-donate.bundle.js';

/** A documented policy, with the demo's hosts and a nonce in the place of its placeholders. */
const directivesOf = (section: keyof typeof policies): Directives =>
  Object.fromEntries(
    Object.entries(policies[section]).map(([name, value]) => [
      name,
      value
        .replace('<files>', '{{files}}')
        .replace(/<api>|<logos>/, '{{api}}')
        .replace('…', nonce),
    ]),
  );

const classic = '<script async src="{{files}}/v0/sir-donate.js"></script>';
const module = '<script type="module" src="{{files}}/npm/index.js"></script>';
const marked = (script: string): string => script.replace('<script', `<script nonce="${nonce}"`);

const byNonce = directivesOf('Nonce');
const byStrictDynamic = directivesOf('Nonce with `strict-dynamic`');

/** `{{files}}` is where the widget's files are, `{{api}}` the Partner API and the host of the logos. */
export const documentedPolicies = {
  'script tag': { script: classic, directives: directivesOf('Script tag or npm') },
  isolated: { script: classic, attributes: { isolated: '' }, directives: directivesOf('Isolated') },
  'single file': {
    script: `<script async src="${bundleFile}"></script>`,
    directives: directivesOf('Single file'),
  },
  'npm module': { script: module, directives: directivesOf('Script tag or npm') },
  nonce: { script: marked(classic), directives: byNonce },
  'nonce with strict-dynamic': { script: marked(classic), directives: byStrictDynamic },
  'nonce with strict-dynamic, npm module': { script: marked(module), directives: byStrictDynamic },
} as const satisfies Readonly<Record<string, DocumentedPolicy>>;

/** What a careful site adds; none of it may be in the widget's way. */
export const carefulDirectives = {
  'base-uri': "'none'",
  'form-action': "'none'",
  'require-trusted-types-for': "'script'",
  'trusted-types': "'none'",
} as const;

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
