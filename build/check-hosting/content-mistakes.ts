/** Mistakes of web hosts by which a file does not arrive as it is, one a row. */
import type { Response } from 'express';
import {
  files,
  header,
  isForm,
  isFrame,
  type Mistake,
  type MistakeRow,
  shellOf,
  version,
  without,
} from './test-host.js';

const html = (res: Response) => void res.status(200).type('html').end('<!doctype html><title>Start</title>');

/** Redirects `frame.html` to another address, with its query. */
const frameMovedTo = (name: string): Mistake => ({
  before: (req, res, next) =>
    isFrame(req.path) ? res.redirect(308, req.originalUrl.replace('frame.html', name)) : next(),
  files(all) {
    for (const folder of ['v1', version])
      all.set(`${folder}/${name}`, String(all.get(`${folder}/frame.html`)));
  },
  headers: (res, path) => void (path.endsWith(name) && res.set('Content-Type', 'text/html')),
});

export const contentMistakes: MistakeRow[] = [
  [
    'is served by http:',
    { plainHttp: (_req, _res, next) => next() },
    ['insecure'],
    { base: 'http://cdn.test/' },
  ],
  ['does not answer', { before: (req) => void req.socket.destroy() }, ['unreachable', 'no-release']],
  ['has no folder of the major', { files: (all) => void all.delete('v1/latest.js') }, ['missing']],
  [
    'has another folder at this address',
    { before: (_, res) => void res.status(404).end() },
    ['no-release', 'missing'],
  ],
  [
    'has no list of hashes',
    { files: (all) => void all.delete(`${version}/integrity.json`) },
    ['no-file-list'],
  ],
  ['lacks a file', { files: (all) => void all.delete(`${version}/language-de-AbCdEf12.js`) }, ['missing']],
  ['lacks a text', { files: (all) => void all.delete('v1/strings/de.json') }, ['missing']],
  [
    'lacks a source map',
    { files: (all) => void all.delete(`${version}/sir-donate.js.map`) },
    ['missing-map'],
  ],
  [
    'forbids a file',
    { before: (req, res, next) => (isForm(req.path) ? void res.status(403).end() : next()) },
    ['refused'],
  ],
  [
    'is down for a file',
    { before: (req, res, next) => (isForm(req.path) ? void res.status(503).end() : next()) },
    ['refused'],
  ],
  [
    'answers its start page for a missing file',
    { files: (all) => void all.delete(`${version}/${files.form}`), missing: html },
    ['html-instead', 'missing-answered'],
  ],
  ['answers its start page for any other address', { missing: html }, ['missing-answered']],
  [
    'redirects to its start page for any other address',
    {
      files: (all) => void all.set('index.html', '<!doctype html>'),
      missing: (res) => void res.redirect('/index.html'),
    },
    ['missing-answered'],
  ],
  ['answers 403 for a missing file', { missing: (res) => void res.status(403).end() }, ['missing-refused']],
  [
    'caches a missing file for good',
    { missing: (res) => void res.set('Cache-Control', 'max-age=31536000, immutable').end() },
    ['missing-cached'],
  ],
  [
    'names an encoding that the file does not have',
    {
      before(req, res, next) {
        if (!req.path.endsWith('complete.html')) return next();
        res.set({ 'Content-Encoding': 'gzip', 'Content-Type': 'text/html' }).end('<!doctype html>');
      },
    },
    ['broken-encoding'],
  ],
  ['serves scripts as text', header('Content-Type', 'text/plain', isForm), ['wrong-type']],
  ['serves scripts without a type', header('Content-Type', '', isForm), ['wrong-type', 'not-compressed']],
  ['serves pages as text', header('Content-Type', 'text/plain', isFrame), ['wrong-page-type']],
  [
    'serves data as a file to save',
    header('Content-Type', 'application/octet-stream', (path) => path.endsWith('.json')),
    ['wrong-data-type'],
  ],
  [
    'serves pages in another charset',
    header('Content-Type', 'text/html; charset=latin1', isFrame),
    ['wrong-charset'],
  ],
  ['lets browsers guess types', without('X-Content-Type-Options'), ['no-nosniff']],
  [
    'makes browsers save pages',
    header('Content-Disposition', 'attachment; filename=a', isFrame),
    ['download'],
  ],
  ['sets a cookie', header('Set-Cookie', 'session=hush; Path=/', isForm), ['sets-cookie']],
  [
    'minifies a script',
    { files: (all) => void all.set(`${version}/${files.form}`, '1'.repeat(2_000)) },
    ['changed'],
  ],
  [
    'adds a script to the page',
    {
      files(all) {
        const path = `${version}/frame.html`;
        all.set(path, `${all.get(path)}<script src="https://analytics.example/a.js"></script>`);
      },
    },
    ['changed'],
  ],
  [
    'has an older shell',
    { files: (all) => void all.set('v1/sir-donate.js', shellOf('1.2.2')) },
    ['mixed-releases'],
  ],
  [
    'has a newer shell beside a stale latest.js',
    {
      files(all) {
        for (const file of ['sir-donate.js', 'sir-donate.bundle.js']) all.set(`v1/${file}`, shellOf('1.3.0'));
        all.set('v1/complete.html', '<!doctype html>');
      },
    },
    ['mixed-releases'],
  ],
  ['has not the release that was asked for', {}, ['stale-latest'], { args: ['--release', '1.3.0'] }],
  [
    'has a latest.js that names a file of another build',
    {
      files(all) {
        for (const folder of ['v1', version])
          all.set(
            `${folder}/latest.js`,
            String(all.get(`${folder}/latest.js`)).replace('frame-host-A', 'frame-host-B'),
          );
      },
    },
    ['changed', 'latest-names-missing'],
  ],
  ['redirects pages to addresses without .html', frameMovedTo('frame'), ['redirected']],
  [
    'loses the query in a redirect',
    {
      before: (req, res, next) =>
        isFrame(req.path) && !req.query.moved ? void res.redirect(`${req.path}?moved=1`) : next(),
    },
    ['redirect-query'],
  ],
  ['adds a slash to files', frameMovedTo('frame.html/'), ['redirect-away', 'no-frame-policy']],
  [
    'redirects in a circle',
    { before: (req, res, next) => (isForm(req.path) ? void res.redirect(req.originalUrl) : next()) },
    ['redirect-loop'],
  ],
  [
    'redirects from https: to http:',
    {
      before: (req, res, next) =>
        isForm(req.path) && req.get('X-Forwarded-Proto') === 'https'
          ? void res.redirect(`http://cdn.test${req.originalUrl}`)
          : next(),
    },
    ['redirect-insecure'],
  ],
  [
    'refuses a query',
    {
      before: (req, res, next) =>
        isForm(req.path) && req.originalUrl.includes('?') ? void res.status(400).end() : next(),
    },
    ['query-refused'],
  ],
  [
    'refuses a query of the frame',
    {
      before: (req, res, next) =>
        isFrame(req.path) && req.originalUrl.includes('?') ? void res.status(403).end() : next(),
    },
    ['refused'],
  ],
];
