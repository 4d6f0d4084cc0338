import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { framePageOf, givePageOf, inlinePage } from './html-pages.js';

const html = `<!doctype html>
  <meta name="viewport" content="width=device-width">
  <style>p{margin:0}</style>
  <main></main>
  <script></script>`;

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64');

it('puts the script into the page, under a policy that names the hashes of script and style', () => {
  const page = inlinePage(html, 'say("$&")');
  expect(page).toContain('<script>say("$&")</script>');
  expect(page).toContain(`script-src 'sha256-${hashOf('say("$&")')}'`);
  expect(page).toContain(`style-src 'sha256-${hashOf('p{margin:0}')}'`);
});

it('has the policy before everything that it restricts', () => {
  expect(inlinePage(html, 'a()').indexOf('Content-Security-Policy')).toBeLessThan(
    inlinePage(html, 'a()').indexOf('<style>'),
  );
});

it('preloads the form in the frame', () => {
  const page = framePageOf(html, { form: 'form-1.js', guest: 'frame-guest-1.js' }, "default-src 'none'");
  expect(page).toContain('<link rel="modulepreload" href="form-1.js">');
  expect(page).toContain('<script type="module" src="frame-guest-1.js"></script>\n<main>');
  expect(page).toContain(`<meta http-equiv="Content-Security-Policy" content="default-src 'none'">`);
});

it('lets search engines see the page for giving, and nothing else of it differs', () => {
  const robots = '<meta name="robots" content="noindex">\n';
  const page = `<meta charset="utf-8">\n${robots}<title>Donate</title>`;
  expect(givePageOf(page)).toBe(page.replace(robots, ''));
});
