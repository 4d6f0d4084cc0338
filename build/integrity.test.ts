import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { z } from 'zod';
import { importMap, writeIntegrity } from './integrity.js';
import { layoutOf } from './layout.js';

const dist = mkdtempSync(join(tmpdir(), 'sir-donate-'));
afterAll(() => rmSync(dist, { recursive: true }));

const folder = 'https://cdn.example/1.2.3/';
const release = { version: '1.2.3', major: 'v1' };

it('names every file of the release, with the hash that a browser computes, and no file of the major', () => {
  const files = ['sir-donate.js', 'form-D_Sxvhts.js', 'frame.html', 'strings/de.json'];
  for (const path of ['1.2.3/strings', 'v1']) mkdirSync(join(dist, path), { recursive: true });
  for (const file of files) writeFileSync(join(dist, '1.2.3', file), file);
  writeFileSync(join(dist, 'v1/sir-donate.js'), 'moving');

  writeIntegrity(layoutOf('1.2.3', dist));

  const hashes = z
    .record(z.string(), z.string())
    .parse(JSON.parse(readFileSync(join(dist, '1.2.3/integrity.json'), 'utf8')));
  expect(Object.keys(hashes).sort()).toEqual([...files, 'importmap.json'].sort());
  for (const [file, hash] of Object.entries(hashes)) {
    const content = readFileSync(join(dist, '1.2.3', file));
    expect(hash).toBe(`sha384-${createHash('sha384').update(content).digest('base64')}`);
  }
  expect(readdirSync(join(dist, 'v1'))).toEqual(['sir-donate.js']);
});

it('names in the import map what a page imports, and nothing else', () => {
  const { integrity } = importMap(
    {
      'complete.html': 'sha384-a',
      'form-D_Sxvhts.js': 'sha384-b',
      'form-D_Sxvhts.js.map': 'sha384-c',
      'frame-guest-D4gi9K5-.js': 'sha384-d',
      'frame-host-BP2M0OY8.js': 'sha384-e',
      'sir-donate.bundle.js': 'sha384-f',
      'sir-donate.js': 'sha384-g',
    },
    release,
  );
  expect(integrity).toEqual({
    [`${folder}form-D_Sxvhts.js`]: 'sha384-b',
    [`${folder}frame-host-BP2M0OY8.js`]: 'sha384-e',
  });
});

it('names the addresses under which a module is asked for again', () => {
  const again = (file: string, hash: string) =>
    Object.fromEntries(['#', '##', '###', '####', '#####'].map((end) => [`${folder}${file}${end}`, hash]));
  const { integrity } = importMap(
    {
      'deferred-DUMSPNBM.js': 'sha384-a',
      'language-pt-BR-oCLArDHQ.js': 'sha384-b',
      'simulation-CtaSAJWH.js': 'sha384-c',
    },
    release,
  );
  expect(integrity).toEqual({
    [`${folder}deferred-DUMSPNBM.js`]: 'sha384-a',
    ...again('deferred-DUMSPNBM.js', 'sha384-a'),
    [`${folder}language-pt-BR-oCLArDHQ.js`]: 'sha384-b',
    [`${folder}language-pt-BR-oCLArDHQ.js?`]: 'sha384-b',
    [`${folder}simulation-CtaSAJWH.js`]: 'sha384-c',
    ...again('simulation-CtaSAJWH.js', 'sha384-c'),
  });
});

it('lets nothing without a hash be imported from the folders of the widget', () => {
  const { imports, integrity } = importMap({ 'form-D_Sxvhts.js': 'sha384-a' }, release);
  expect(imports).toEqual({
    [folder]: 'about:invalid/',
    'https://cdn.example/v1/': 'about:invalid/',
    ...Object.fromEntries(Object.keys(integrity).map((address) => [address, address])),
  });
  expect(URL.canParse('form-D_Sxvhts.js?1', 'about:invalid/')).toBe(false);
});

it('the commands of docs/integrity.md make the map for another host, and its hash', () => {
  const page = readFileSync(new URL('../docs/integrity.md', import.meta.url), 'utf8');
  const [makeMap = '', hashMap = ''] = [...page.matchAll(/```sh\n\s*(.*)\n/g)].map(
    ([, command = '']) => command,
  );
  const source = join(dist, /node_modules\/\S+\/importmap\.json/.exec(makeMap)?.[0] ?? '');
  mkdirSync(dirname(source), { recursive: true });
  const map = JSON.stringify(importMap({ 'form-D_Sxvhts.js': 'sha384-a' }, release), null, 2);
  writeFileSync(source, map);

  execFileSync('sh', ['-c', makeMap], { cwd: dist });
  // The sed of macOS ends the file with a line break.
  const made = readFileSync(join(dist, 'importmap.json'), 'utf8').trimEnd();
  expect(made).toBe(map.replaceAll('https://cdn.example', 'https://files.example.org'));
  const hash = execFileSync('sh', ['-c', hashMap], { cwd: dist, encoding: 'utf8' });
  expect(hash.trim()).toBe(createHash('sha256').update(made).digest('base64'));
});
