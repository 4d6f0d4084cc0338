import { expect, it } from 'vitest';
import { isOnPackageCdn, readFrameUrl } from './frame-address.js';

const pageUrl = 'https://partner.example/give/';

it.each<[frameUrl: unknown, read: string]>([
  ['https://cdn.example/v0/frame.html', 'https://cdn.example/v0/frame.html'],
  ['http://127.0.0.1:4300/v0/frame.html', 'http://127.0.0.1:4300/v0/frame.html'],
  ['//cdn.example/v0/frame.html', 'https://cdn.example/v0/frame.html'],
  ['/v0/frame.html?a#b', 'https://partner.example/v0/frame.html?a#b'],
  ['frame.html', 'https://partner.example/give/frame.html'],
  [new URL('https://cdn.example/v0/frame.html'), 'https://cdn.example/v0/frame.html'],
])('reads %s', (frameUrl, read) => {
  expect(readFrameUrl(frameUrl, pageUrl)?.href).toBe(read);
});

it.each([
  undefined,
  null,
  '',
  false,
  'file:///home/builder/app/node_modules/frame.html',
  'javascript:alert(1)',
  ' JavaScript:alert(1)',
  'data:text/html,frame',
  'blob:https://partner.example/1',
  'about:blank',
  'https://',
  'http:// x/',
])('refuses %s', (frameUrl) => {
  expect(readFrameUrl(frameUrl, pageUrl)).toBeUndefined();
});

it('reads no relative address on a page that has no address of its own', () => {
  expect(readFrameUrl('frame.html', 'about:srcdoc')).toBeUndefined();
});

it.each([
  'https://cdn.jsdelivr.net/npm/@sir-giving/donate/dist/v0/frame.html',
  'https://fastly.jsdelivr.net/npm/@sir-giving/donate@0/dist/v0/frame.html',
  'https://unpkg.com/@sir-giving/donate@0.1.0/dist/0.1.0/frame.html',
  'https://esm.example/@sir-giving/donate@latest/dist/v0/frame.html?a',
  'http://localhost:4300/npm/@sir-giving/donate@0/dist/v0/frame.html',
])('knows %s as an address on a CDN of npm packages', (address) => {
  expect(isOnPackageCdn(new URL(address))).toBe(true);
});

it.each([
  'https://cdn.example/v0/frame.html',
  'https://cdn.example/v0/frame.html?from=/@sir-giving/donate@0/',
  'https://partner.example/node_modules/@sir-giving/donate/dist/v0/frame.html',
  'https://partner.example/libs/@sir-giving/donate@0.1.0/dist/v0/frame.html',
])('knows %s as an address of a static host', (address) => {
  expect(isOnPackageCdn(new URL(address))).toBe(false);
});

it.each([
  ['frame.html', 'https://a.example/frame.html'],
  ['http://b.example/f', 'http://b.example/f'],
  ['javascript:alert(1)', undefined],
  ['file:///frame.html', undefined],
  ['web+https://b.example/', undefined],
  ['', undefined],
  [undefined, undefined],
])('readFrameUrl(%j) is %j', (frameUrl, href) => {
  expect(readFrameUrl(frameUrl, 'https://a.example/page')?.href).toBe(href);
});
