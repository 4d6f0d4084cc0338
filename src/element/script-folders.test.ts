import { describe, expect, it } from 'vitest';
import { scriptFolders as foldersOf, type NamedScript } from './script-folders.js';

const named = (src: string, files?: string): NamedScript => ({
  src,
  dataset: files === undefined ? {} : { files },
});

const scriptFolders = (current: NamedScript | undefined, elements: NamedScript[], loaded: string[] = []) =>
  foldersOf(current, () => ({ elements, loaded }));

const ours = 'https://cdn.example/v0/sir-donate.js';
const folder = 'https://cdn.example/v0/';
/** What the browser resolves against the script itself. */
const itself = '';

describe('the running script', () => {
  it.each([
    [ours, folder],
    [`${ours}?ver=6.9`, folder],
    [`${ours}#top`, folder],
    ['http://localhost:4301/v0/sir-donate.js', 'http://localhost:4301/v0/'],
    ['https://cdn.example/V0/SIR-Donate.JS', 'https://cdn.example/V0/'],
    ['https://cdn.example/v0/sir-donate.bundle.js', folder],
    ['https://cdn.example/assets/sir-donate.5f3d11.js', 'https://cdn.example/assets/'],
    ['https://cdn.example/v0/sir-donate.min.js?x=/a/b', folder],
  ])('is in the folder of its address if that names our file: %s', (src, expected) => {
    const others = [named('https://other.example/sir-donate.js')];
    expect(scriptFolders(named(src), others)).toEqual([expected, itself]);
  });

  it.each([
    'https://page.example/min/?f=jquery.js,sir-donate.js',
    'https://page.example/all.js?u=https://cdn.example/v0/sir-donate.js',
    'https://page.example/all.js#/sir-donate.js',
    'https://page.example/sir-donate.json',
    'https://page.example/not-sir-donate.js',
    'https://page.example/sir-donate-setup.js',
    'https://page.example/sir-donate/all.js',
  ])('is not ours if only a part of its address looks like it: %s', (src) => {
    const last = src.replace(/[^/]*$/, '');
    expect(scriptFolders(named(src), [named(ours)])).toEqual([folder, itself, last]);
  });

  it.each(['blob:https://page.example/sir-donate.js', 'data:text/javascript,/sir-donate.js'])(
    'is not ours without http: %s',
    (src) => {
      expect(scriptFolders(named(src), [named(ours)])[0]).toBe(folder);
    },
  );

  it.each([
    ['https://cdn.example/v0/', 'https://cdn.example/v0/'],
    ['https://cdn.example/v0', 'https://cdn.example/v0/'],
    ['https://cdn.example/0.1.0', 'https://cdn.example/0.1.0/'],
    ['https://cdn.example/v0/sir-donate.js', 'https://cdn.example/v0/'],
    ['/widgets/v0', '/widgets/v0/'],
  ])('is found by its data-files before its address: %s', (files, expected) => {
    expect(scriptFolders(named('https://go.example/sir-donate.js', files), [])).toEqual([expected, itself]);
    expect(scriptFolders(named('', files), [])).toEqual([expected, itself]);
  });
});

describe('a script that no element runs', () => {
  it('is asked itself, before what the page names', () => {
    expect(scriptFolders(undefined, [named(ours)])).toEqual([itself, folder]);
  });

  it('is found by all addresses that name it, of one host', () => {
    const copy = 'https://cdn.example/0.1.0/sir-donate.js';
    const others = [named('https://page.example/jquery.js'), named(ours), named(copy), named('')];
    expect(scriptFolders(undefined, others)).toEqual([itself, folder, 'https://cdn.example/0.1.0/']);
  });

  it('is not looked for on any host if two are named', () => {
    const other = named('https://other.example/v0/sir-donate.js');
    expect(scriptFolders(undefined, [named(ours), other])).toEqual([itself]);
    expect(scriptFolders(undefined, [other], [ours])).toEqual([itself]);
    expect(scriptFolders(undefined, [other, named('', 'https://cdn.example/v0/')])).toEqual([itself]);
    expect(scriptFolders(undefined, [named('https://cdn.example:444/sir-donate.js'), named(ours)])).toEqual([
      itself,
    ]);
  });
});

describe('an inline script', () => {
  it('does not ask the server of the page', () => {
    expect(scriptFolders(named(''), [])).toEqual([]);
    expect(scriptFolders(named(''), [named(ours)])).toEqual([folder]);
    expect(scriptFolders(named(''), [], ['https://page.example/jquery.js', ours])).toEqual([folder]);
  });
});

describe('a script in a file of another name', () => {
  const combined = 'https://page.example/cache/all.js';

  it('is found by data-files of another script before its own address', () => {
    const others = [named(combined), named('', 'https://cdn.example/v0/')];
    expect(scriptFolders(named(combined), others)).toEqual([folder, itself, 'https://page.example/cache/']);
  });

  it('is asked itself if the page names nothing', () => {
    expect(scriptFolders(named(combined), [named(combined)])).toEqual([
      itself,
      'https://page.example/cache/',
    ]);
  });
});
