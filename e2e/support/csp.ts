/**
 * The content security policies of the README's table, read from there, and the means to see that a page under
 * one of them is never told off: by the event, by the console (the fixtures of `test.ts`), by a report to a server.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { demoOrigins } from './origins.js';

export interface DocumentedPolicy {
  /** The element that loads the widget. */
  script: string;
  /** Of the widget, beside those that it always needs. */
  attributes?: Readonly<Record<string, string>>;
  /** Directive → value, beside `default-src 'none'`. Without any one of them, the widget does not work. */
  directives: Readonly<Record<string, string>>;
}

const nonce = 'r4nd0m';

export const bundleFile = '{{files}}/sir-donate.bundle.js';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

const codeIn = (cell: string | undefined): string[] =>
  [...(cell ?? '').matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);

/** The cells of the row that begins so: the value of `script-src`, and the other directives in words. */
function rowOf(way: string): string[] {
  const section = /## Content Security Policy\n([\s\S]*?)\n## /.exec(readme)?.[1] ?? '';
  const row = section.split('\n').find((line) => line.startsWith(`| ${way} |`));
  if (!row) throw new Error(`The README has no policy for ${way}.`);
  return row.split('|').slice(2, -1);
}

/** The row's directives, with the demo's hosts and a nonce in the place of the README's words. */
function directivesOf(way: string): Record<string, string> {
  const [scripts, rest] = rowOf(way);
  const others = rest?.trim() === 'the same' ? rowOf('script tag, npm')[1] : rest;
  return Object.fromEntries(
    [`script-src ${codeIn(scripts)[0]}`, ...codeIn(others).flatMap((list) => list.split('; '))].map(
      (text) => {
        const [name = '', ...values] = text
          .replace('<files>', '{{files}}')
          .replace(/<api>|<logos>/, '{{api}}')
          .replace('…', nonce)
          .split(' ');
        return [name, values.join(' ')];
      },
    ),
  );
}

const classic = '<script async src="{{files}}/sir-donate.js"></script>';
const module = '<script type="module" src="{{files}}/index.js"></script>';
const marked = (script: string): string => script.replace('<script', `<script nonce="${nonce}"`);

const byNonce = directivesOf('nonce');
const byStrictDynamic = { ...byNonce, 'script-src': `${byNonce['script-src']} 'strict-dynamic'` };

/** `{{files}}` is where the widget's files are, `{{api}}` the Partner API and the host of the logos. */
export const documentedPolicies = {
  'script tag': { script: classic, directives: directivesOf('script tag, npm') },
  isolated: { script: classic, attributes: { isolated: '' }, directives: directivesOf('`isolated`') },
  'single file': {
    script: `<script async src="${bundleFile}"></script>`,
    directives: directivesOf('single file'),
  },
  'npm module': { script: module, directives: directivesOf('script tag, npm') },
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
