import { expect, it } from 'vitest';
import { type DrawnRequest, drawPicture } from './draw.js';
import { labelOf } from './request-graph.js';
import { inOrder, type LoggedRequest } from './request-log.js';

const request: DrawnRequest = { label: 'form.js', kind: 'file', startMs: 100, endMs: 300, note: '1.0 kB' };
const picture = (requests: readonly DrawnRequest[]): string =>
  drawPicture({
    title: 'A "title" & more',
    panels: [{ title: 'One', requests, marks: [{ label: 'usable', atMs: 400 }] }],
  });
const barOf = (svg: string) => {
  const [, x, barWidth] = /<rect class="file" x="([\d.]+)" y="\d+" width="([\d.]+)"/.exec(svg) ?? [];
  return { x: Number(x), width: Number(barWidth) };
};

it('draws a bar as long as its request, on a scale that ends with the last time', () => {
  // 520 px stand for 400 ms.
  expect(barOf(picture([request]))).toEqual({ x: 190 + 130, width: 260 });
});

it('makes the scale longer for a request that ends later than the last mark', () => {
  expect(barOf(picture([{ ...request, endMs: 700 }]))).toEqual({ x: 190 + 65, width: 390 });
});

it('names each request and mark, and escapes what has a meaning in XML', () => {
  const svg = picture([{ ...request, label: 'a<b' }]);
  expect(svg).toContain('>a&lt;b</text>');
  expect(svg).toContain('>usable, 400 ms</text>');
  expect(svg).toContain('<title id="title">A &quot;title&quot; &amp; more</title>');
});

it('follows the colour scheme of the reader', () => {
  expect(picture([request])).toContain('@media (prefers-color-scheme: dark)');
});

it.each([
  ['http://localhost:1/0.1.0/form-C1ZmOclI.js', 'form.js'],
  ['http://localhost:1/v0/sir-donate.js', 'sir-donate.js'],
  ['http://localhost:1/v1/partner/config', 'config'],
])('labels %s as %s', (url, label) => {
  expect(labelOf(url)).toBe(label);
});

it('puts a preflight before its call, whichever came first', () => {
  const logged = (method: string, url: string, startMs: number): LoggedRequest => ({
    method,
    url,
    startMs,
    endMs: startMs + 1,
    type: 'Fetch',
    priority: 'High',
    bytes: 1,
  });
  const requests = [
    logged('GET', 'b', 5),
    logged('OPTIONS', 'b', 6),
    logged('GET', 'a', 5.5),
    logged('GET', 'c', 1),
  ];
  expect(inOrder(requests).map(({ method, url }) => `${method} ${url}`)).toEqual([
    'GET c',
    'OPTIONS b',
    'GET b',
    'GET a',
  ]);
});
