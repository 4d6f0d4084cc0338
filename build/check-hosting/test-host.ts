/** A web host for tests: a release in memory, served with the headers of `public/_headers`, and what each mistake changes. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { constants } from 'node:zlib';
import compression from 'compression';
import express, { type Request, type Response } from 'express';
import { completeHeaders, latestModule } from '../after-build.js';
import { sha384 } from '../integrity.js';
import type { ProblemCode } from './problems.js';

export const version = '1.2.3';
export const files = {
  form: 'form-AbCdEf12.js',
  frameHost: 'frame-host-AbCdEf12.js',
  shellExtras: 'shell-extras-AbCdEf12.js',
  linkOpener: 'link-opener-AbCdEf12.js',
};

const filler = `// ${'what a script does '.repeat(80)}\n`;

/** Path, relative to the deployed folder → content. */
export type Files = Map<string, string>;

export const shellOf = (release: string): string => `class Shell{static version="${release}"}${filler}`;

/** A release as it is built, in its own folder and in that of its major. */
export function builtRelease(): Files {
  const guest = 'frame-guest-AbCdEf12.js';
  const page = (body: string): string =>
    `<!doctype html><meta charset="utf-8"><title>Donate</title>${body}${filler}`;
  const fixed: Record<string, string> = {
    'sir-donate.js': shellOf(version),
    'sir-donate.bundle.js': shellOf(version),
    'frame.html': page(`<script type="module" src="../${version}/${guest}"></script>`),
    'frame-height.js': filler,
    'give.html': page(`<script type="module" src="../${version}/${guest}"></script>`),
    'complete.html': page('<h1>Thank you</h1>'),
    'open-command.js': filler,
    'latest.js': latestModule(version, files),
    'strings/de.json': JSON.stringify({ give: 'Spenden', filler }),
  };
  const hashed = [...Object.values(files), guest, 'language-de-AbCdEf12.js'];
  const all: Record<string, string> = {
    ...fixed,
    ...Object.fromEntries(hashed.map((name) => [name, filler + name])),
    'sir-donate.js.map': '{}',
  };
  const hashes = Object.entries(all).map(([name, text]) => [name, sha384(Buffer.from(text))]);
  all['integrity.json'] = JSON.stringify(Object.fromEntries(hashes));
  return new Map([
    ...Object.entries(all).map(([name, text]): [string, string] => [`${version}/${name}`, text]),
    ...Object.entries(fixed).map(([name, text]): [string, string] => [`v1/${name}`, text]),
  ]);
}

type Handler = (req: Request, res: Response, next: () => void) => void;

export interface Mistake {
  /** Changes what was uploaded. */
  files?(uploaded: Files): void;
  /** Answers a request in the host's place, or sets headers and goes on. */
  before?: Handler;
  /** Answers requests by http: in the place of a redirect to https:. */
  plainHttp?: Handler;
  /** Changes the headers of a file. */
  headers?(res: Response, path: string): void;
  /** Answers for a file that is not there. */
  missing?(res: Response): void;
  isUncompressed?: boolean;
}

export const isForm = (path: string): boolean => path.endsWith(files.form);
export const isFrame = (path: string): boolean => path.endsWith('frame.html');
export const header = (name: string, value: string, only = (_path: string) => true): Mistake => ({
  headers(res, path) {
    if (only(path)) res.setHeader(name, value);
  },
});
export const replace = (res: Response, name: string, headers: Record<string, string>): void => {
  res.removeHeader(name);
  res.set(headers);
};
export const without = (name: string): Mistake => ({ headers: (res) => void res.removeHeader(name) });
export const allow = 'Access-Control-Allow-Origin';
export const policy = 'Content-Security-Policy';

/** A mistake, the codes of all that the report then has, and what differs in the command. */
export type MistakeRow = [string, Mistake, ProblemCode[], { base?: string; args?: string[] }?];

interface Rule {
  pattern: RegExp;
  headers: [string, string][];
}

/** Reads the file as web hosts do: a path, which may end with `*`, and indented headers below it. */
function rulesOf(text: string): Rule[] {
  return text
    .split(/\n(?=\/)/)
    .filter((block) => block.startsWith('/'))
    .map((block) => {
      const [path = '', ...lines] = block.split('\n').filter((line) => !/^\s*#|^\s*$/.test(line));
      return {
        pattern: new RegExp(`^${path.replaceAll('.', '\\.').replace(/\*$/, '.*')}$`),
        headers: lines.map((line): [string, string] => {
          const [, name = '', value = ''] = /^\s+([\w-]+): (.*)$/.exec(line) ?? [];
          return [name, value];
        }),
      };
    });
}

const types: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  html: 'text/html; charset=utf-8',
  json: 'application/json',
};

/** The address by which the tests ask for the host; it is reached at another one. */
export const testAddress = 'https://cdn.test/';

const redirectToHttps: Handler = (req, res) => res.redirect(301, new URL(req.originalUrl, testAddress).href);

function createHost(mistake: Mistake) {
  const uploaded = builtRelease();
  mistake.files?.(uploaded);
  const template = readFileSync(new URL('../../public/_headers', import.meta.url), 'utf8');
  const rules = rulesOf(completeHeaders(template, { version, major: 'v1', files: [] }));
  const app = express();
  app.use((req, res, next) => {
    const isPlainShell = req.get('X-Forwarded-Proto') === 'http' && req.path === '/v1/sir-donate.js';
    if (isPlainShell && new URL(testAddress).host === req.get('X-Forwarded-Host'))
      return (mistake.plainHttp ?? redirectToHttps)(req, res, next);
    next();
  });
  if (mistake.before) app.use(mistake.before);
  // The fastest levels: it compresses on every request.
  const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 0 } };
  if (!mistake.isUncompressed) app.use(compression({ threshold: 0, level: 1, brotli }));
  app.use((req, res) => {
    const path = req.path.slice(1);
    const content = uploaded.get(path);
    const headers = rules.filter(({ pattern }) => pattern.test(req.path)).flatMap((rule) => rule.headers);
    for (const [name, value] of headers)
      if (content !== undefined || name !== 'Cache-Control') res.setHeader(name, value);
    if (content === undefined) {
      res.status(404).type('txt');
      if (mistake.missing) mistake.missing(res);
      else res.end('Not found');
      return;
    }
    res.setHeader('Content-Type', types[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream');
    mistake.headers?.(res, path);
    res.end(content);
  });
  return app;
}

export interface TestHost {
  /** Stands for `https://cdn.test` and `http://cdn.test`: the header X-Forwarded-Proto says which. */
  fetch: typeof fetch;
  /** Its own address, by http:. */
  origin: string;
  close(): Promise<void>;
}

export async function startHost(mistake: Mistake = {}): Promise<TestHost> {
  const server = createServer(createHost(mistake));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The server has no port.');
  const origin = `http://127.0.0.1:${address.port}`;
  return {
    origin,
    fetch(input, init) {
      const url = new URL(String(input));
      const headers = new Headers(init?.headers);
      headers.set('X-Forwarded-Proto', url.protocol.slice(0, -1));
      headers.set('X-Forwarded-Host', url.host);
      return fetch(url.host === new URL(testAddress).host ? origin + url.pathname + url.search : url, {
        ...init,
        headers,
      });
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
