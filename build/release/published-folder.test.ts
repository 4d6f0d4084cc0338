import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { completeHeaders, latestModule } from '../after-build.js';
import { type Layout, layoutOf } from '../layout.js';
import { fillMajorFolder } from './major-folder.js';
import { addRelease, currentVersion, mergeHeaders, rollBack } from './published-folder.js';

let root: string;
let published: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'sir-published-'));
  published = join(root, 'published');
});
afterEach(() => rmSync(root, { recursive: true }));

const template = readFileSync(new URL('../../public/_headers', import.meta.url), 'utf8');

/** Writes what a build writes, with the version in each file. */
function build(version: string, { script = `script ${version}` } = {}): Layout {
  const layout = layoutOf(version, join(root, `dist-${version}`));
  const { dist } = layout;
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(dist, path)), { recursive: true });
    writeFileSync(join(dist, path), text);
  };
  rmSync(dist, { recursive: true, force: true });
  const form = `form-${version}.js`;
  for (const file of [
    'sir-donate.bundle.js',
    'frame.html',
    'complete.html',
    'open-command.js',
    'strings/de.json',
    form,
    `${form}.map`,
  ])
    write(`${version}/${file}`, `${file} ${version}`);
  write(`${version}/sir-donate.js`, script);
  const files = {
    form,
    frameHost: `frame-host-${version}.js`,
    shellExtras: `shell-extras-${version}.js`,
    linkOpener: `link-opener-${version}.js`,
  };
  write(`${version}/latest.js`, latestModule(version, files));
  write('npm/index.js', `npm ${version}`);
  fillMajorFolder(layout);
  write('_headers', completeHeaders(template, { ...layout, files: readdirSync(join(dist, version)) }));
  return layout;
}

const read = (path: string): string => readFileSync(join(published, path), 'utf8');

describe('a folder of published releases', () => {
  it('is the built folder after the first release', () => {
    const layout = build('0.1.0');
    expect(addRelease(layout, published)).toEqual({ isCurrent: true, former: undefined });
    const files = (folder: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
    expect(files(published)).toEqual(files(layout.dist));
  });

  it('keeps all earlier releases and has the files of the newest in the folder of the major', () => {
    for (const version of ['0.1.0', '0.2.0', '0.10.0']) addRelease(build(version), published);
    for (const version of ['0.1.0', '0.2.0', '0.10.0'])
      expect(read(`${version}/form-${version}.js`)).toContain(version);
    for (const file of ['sir-donate.js', 'frame.html', 'complete.html', 'strings/de.json', 'latest.js'])
      expect(read(`v0/${file}`)).toBe(read(`0.10.0/${file}`));
    expect(currentVersion(published, 'v0')).toBe('0.10.0');
    expect(read('npm/index.js')).toBe('npm 0.10.0');
  });

  it('keeps the folder of an older major as it is', () => {
    addRelease(build('0.9.0'), published);
    addRelease(build('1.0.0'), published);
    addRelease(build('0.9.1'), published);
    expect([currentVersion(published, 'v0'), currentVersion(published, 'v1')]).toEqual(['0.9.1', '1.0.0']);
    expect(read('npm/index.js')).toBe('npm 1.0.0');
    expect(read('_headers')).toContain('/1.0.0/form-1.0.0.js\n  SourceMap:');
    expect(read('_headers')).toContain('/0.9.1/*');
  });

  it.each(['0.1.1', '0.3.0-beta.1'])('adds %s without making it the current one', (version) => {
    addRelease(build('0.2.0'), published);
    expect(addRelease(build(version), published)).toEqual({ isCurrent: false, former: '0.2.0' });
    expect(read(`${version}/sir-donate.js`)).toBe(`script ${version}`);
    expect(read('v0/sir-donate.js')).toBe('script 0.2.0');
    expect(read('npm/index.js')).toBe('npm 0.2.0');
  });

  it('accepts a release again with the same files, and refuses it with others', () => {
    addRelease(build('0.1.0'), published);
    addRelease(build('0.1.0'), published);
    expect(() => addRelease(build('0.1.0', { script: 'patched' }), published)).toThrow(
      /a release never changes.*sir-donate\.js$/,
    );
    expect(read('0.1.0/sir-donate.js')).toBe('script 0.1.0');
    expect(read('v0/sir-donate.js')).toBe('script 0.1.0');
  });

  it('goes back to an earlier release, and keeps the newer one', () => {
    addRelease(build('0.1.0'), published);
    cpSync(join(published, 'v0'), join(root, 'former'), { recursive: true });
    addRelease(build('0.2.0'), published);
    rollBack(published, '0.1.0');
    for (const file of readdirSync(join(root, 'former')).filter((name) => name !== 'strings'))
      expect(read(`v0/${file}`)).toBe(readFileSync(join(root, 'former', file), 'utf8'));
    expect(existsSync(join(published, '0.2.0/sir-donate.js'))).toBe(true);
    expect(() => rollBack(published, '0.3.0')).toThrow('is no published release');
  });
});

describe('the headers of several releases', () => {
  it('have the cache rules of all, and the source maps of the newest', () => {
    for (const version of ['0.1.0', '0.2.0', '1.0.0']) addRelease(build(version), published);
    const headers = read('_headers');
    for (const version of ['0.1.0', '0.2.0', '1.0.0'])
      expect(headers.match(new RegExp(`^/${version}/\\*\n  Cache-Control: .*immutable$`, 'gm'))).toHaveLength(
        1,
      );
    for (const major of ['v0', 'v1'])
      expect(headers.match(new RegExp(`^/${major}/\\*\n  Cache-Control: .*max-age=300`, 'gm'))).toHaveLength(
        1,
      );
    expect(headers).toContain('/1.0.0/form-1.0.0.js\n  SourceMap:');
    expect(headers).not.toContain('/0.2.0/form-0.2.0.js');
    expect(headers).toMatch(/^\/0\.1\.0\/frame\.html\n(?: {2}#.*\n)? {2}Content-Security-Policy: /m);
  });

  it('prefer the newer rule for the same path', () => {
    const merged = mergeHeaders('# old\n/*\n  A: 1\n\n/v0/*\n  A: 1\n', '/*\n  A: 2\n');
    expect(merged).toBe('/*\n  A: 2\n\n/v0/*\n  A: 1\n');
  });
});
