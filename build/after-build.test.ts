import { expect, it } from 'vitest';
import { completeHeaders, latestModule } from './after-build.js';

const folders = { version: '1.2.3', major: 'v1', files: [] };

it('puts the policy of the frame into the headers, without this machine', () => {
  const headers = completeHeaders(
    '/{major}/frame.html\n  Content-Security-Policy: {frame-policy}\n',
    folders,
  );
  expect(headers).toMatch(
    /^\/v1\/frame.html\n {2}Content-Security-Policy: default-src 'none'; .*; frame-ancestors \*$/m,
  );
  expect(headers).not.toContain('localhost');
});

it('names the source map of each script that has one', () => {
  const files = ['sir-donate.js', 'sir-donate.js.map', 'form-1.js', 'form-1.js.map', 'language-de-1.js'];
  const headers = completeHeaders('', { ...folders, files });
  expect(headers).toContain('/1.2.3/sir-donate.js\n  SourceMap: sir-donate.js.map\n');
  expect(headers).toContain('/v1/sir-donate.js\n  SourceMap: ../1.2.3/sir-donate.js.map\n');
  expect(headers).toContain('/1.2.3/form-1.js\n  SourceMap: form-1.js.map\n');
  expect(headers).not.toContain('/v1/form');
  expect(headers).not.toContain('language-de');
});

it('names the entries of the newest release for older scripts', () => {
  const module = latestModule('1.2.3', {
    form: 'form-1.js',
    frameHost: 'frame-host-1.js',
    shellExtras: 'extras-1.js',
    linkOpener: 'opener-1.js',
  });
  expect(module).toBe(
    'export const version="1.2.3",form="../1.2.3/form-1.js",frameHost="../1.2.3/frame-host-1.js",shellExtras="../1.2.3/extras-1.js",linkOpener="../1.2.3/opener-1.js";\n',
  );
});
