import { expect, it } from 'vitest';
import { completeHeaders } from './after-build.js';

it('puts the policy of the frame into the headers, without this machine', () => {
  const headers = completeHeaders('/frame.html\n  Content-Security-Policy: {frame-policy}\n', []);
  expect(headers).toMatch(/^ {2}Content-Security-Policy: default-src 'none'; .*; frame-ancestors \*$/m);
  expect(headers).not.toContain('localhost');
});

it('names the source map of each script that has one', () => {
  const headers = completeHeaders('', ['sir-donate.js', 'sir-donate.js.map', 'language-de-1.js']);
  expect(headers).toContain('/sir-donate.js\n  SourceMap: sir-donate.js.map\n');
  expect(headers).not.toContain('language-de');
});
