/**
 * The two things that are compared, and the pages they stand in: the same page but for the element and its script.
 * The widget comes from `dist/`; the peer is minified by the same tool and served by the same kind of server, on an
 * origin of its own.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { z } from 'zod';
import { createFilesApp } from '../../demo/files-app.js';
import { listen } from '../../demo/listen.js';
import { startServers } from '../../demo/servers.js';

export const products = ['widget', 'peer'] as const;
export type Product = (typeof products)[number];

/** `entry`: nothing to see but one entry. `hundred`: a hundred of them. `story`: an entry within a text. */
export const pageKinds = ['entry', 'hundred', 'story'] as const;
export type PageKind = (typeof pageKinds)[number];

export interface Site {
  readonly apiUrl: string;
  readonly blankUrl: string;
  urlOf(product: Product, kind: PageKind): string;
  close(): Promise<void>;
}

const label = '<a href="https://example.org/donate">Donate</a>';

/** Starts all servers on consecutive ports and posts the pages. */
export async function startSite({ from }: { from: number }): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), 'sir-bench-'));
  await buildPeer(folder);
  const servers = await startServers({ from });
  const peerPort = from + 4;
  const peerFiles = await listen(createFilesApp(folder), peerPort);

  const scripts: Record<Product, string> = {
    widget: `${servers.filesUrl}/v0/sir-donate.js`,
    peer: `http://localhost:${peerPort}/peer.js`,
  };
  const elements: Record<Product, (content: string) => string> = {
    widget: (content) =>
      `<sir-donate publishable-key="pk_test_demo" nonprofit="clean-water-fund" api-base="${servers.apiUrl}">${content}</sir-donate>`,
    peer: (content) => `<peer-donate amounts="10,25,50,100">${content}</peer-donate>`,
  };

  const urls = new Map<string, string>();
  for (const product of products) {
    for (const kind of pageKinds) {
      const head = `<script async src="${scripts[product]}"></script>`;
      urls.set(
        `${product} ${kind}`,
        await post(servers.hostUrl, page(head, bodies[kind](elements[product]))),
      );
    }
  }

  return {
    apiUrl: servers.apiUrl,
    blankUrl: await post(servers.hostUrl, page('', '')),
    urlOf: (product, kind) => urls.get(`${product} ${kind}`) ?? '',
    async close() {
      await Promise.all([servers.close(), peerFiles.close(), rm(folder, { recursive: true })]);
    },
  };
}

const bodies: Record<PageKind, (element: (content: string) => string) => string> = {
  // No label, because a label is painted before the script is there.
  entry: (element) => element(''),
  hundred: (element) => element('').repeat(100),
  story: (element) =>
    `<h1>Clean water, a short walk from home</h1><p>${element(label)}</p><p>${'Text after the button. '.repeat(40)}</p>`,
};

const page = (head: string, body: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Benchmark</title>
<link rel="icon" href="data:,">
<style>sir-donate, peer-donate { display: inline-block; min-block-size: 48px }</style>
${head}
</head>
<body>${body}</body>
</html>`;

async function buildPeer(outDir: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      outDir,
      minify: 'oxc',
      lib: {
        entry: fileURLToPath(new URL('peer.js', import.meta.url)),
        formats: ['iife'],
        name: 'Peer',
        fileName: () => 'peer.js',
      },
      rolldownOptions: { output: { minify: true } },
    },
  });
}

async function post(hostUrl: string, html: string): Promise<string> {
  const response = await fetch(`${hostUrl}/_control/pages`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ html }),
  });
  return z.object({ url: z.string() }).parse(await response.json()).url;
}
