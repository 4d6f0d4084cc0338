import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { framePolicy } from './frame-policy.js';

/** What Subresource Integrity wants of the two files that a page names. */
export function writeIntegrity(dist: string): void {
  const hashes = ['sir-donate.js', 'sir-donate.bundle.js'].map((file) => [
    file,
    `sha384-${createHash('sha384')
      .update(readFileSync(`${dist}/${file}`))
      .digest('base64')}`,
  ]);
  writeFileSync(`${dist}/integrity.json`, `${JSON.stringify(Object.fromEntries(hashes), null, 2)}\n`);
}

/**
 * Completes `_headers`: the frame's policy, and where the source maps are. A `sourceMappingURL` comment would be bytes
 * that every visitor loads.
 *
 * @see https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/SourceMap
 */
export function completeHeaders(headers: string, files: readonly string[]): string {
  const maps = files
    .filter((file) => file.endsWith('.js') && files.includes(`${file}.map`))
    .map((file) => `/${file}\n  SourceMap: ${file}.map\n`);
  const policy = framePolicy({ allowLoopback: false });
  return [headers.replace('{frame-policy}', () => `${policy}; frame-ancestors *`), ...maps].join('\n');
}

export function writeHeaders(dist: string): void {
  const headers = readFileSync(`${dist}/_headers`, 'utf8');
  writeFileSync(`${dist}/_headers`, completeHeaders(headers, readdirSync(dist)));
}
