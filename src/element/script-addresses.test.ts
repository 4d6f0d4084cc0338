import { describe, expect, it } from 'vitest';
import { scriptAddresses as addressesOf, type NamedScript } from './script-addresses.js';

const named = (src: string, files?: string): NamedScript => ({
  src,
  dataset: files === undefined ? {} : { files },
});

const scriptAddresses = (current: NamedScript | undefined, others: NamedScript[]) =>
  addressesOf(current, () => others);

const ours = 'https://cdn.example/v0/sir-donate.js';
/** What the browser resolves against the script itself. */
const itself = '';

describe('the running script', () => {
  it.each([
    ours,
    `${ours}?ver=6.9`,
    `${ours}#top`,
    'http://localhost:4301/v0/sir-donate.js',
    'https://cdn.example/V0/SIR-Donate.JS',
    'https://cdn.example/v0/sir-donate.bundle.js',
    'https://cdn.example/assets/sir-donate.5f3d11.js',
    'https://cdn.example/v0/sir-donate.min.js?x=/a/b',
  ])('is asked first if its address names our file: %s', (src) => {
    expect(scriptAddresses(named(src), [named('https://other.example/sir-donate.js')])).toEqual([
      src,
      itself,
    ]);
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
    expect(scriptAddresses(named(src), [named(ours)])).toEqual([ours, itself, src]);
  });

  it.each(['blob:https://page.example/sir-donate.js', 'data:text/javascript,/sir-donate.js'])(
    'is not ours without http: %s',
    (src) => {
      expect(scriptAddresses(named(src), [named(ours)])[0]).toBe(ours);
    },
  );

  it.each([
    ['https://cdn.example/v0/', 'https://cdn.example/v0/'],
    ['https://cdn.example/v0', 'https://cdn.example/v0/'],
    ['https://cdn.example/0.1.0', 'https://cdn.example/0.1.0/'],
    ['https://cdn.example/v0/sir-donate.js', 'https://cdn.example/v0/'],
    ['/widgets/v0', '/widgets/v0/'],
  ])('is found by its data-files before its address: %s', (files, address) => {
    expect(scriptAddresses(named('https://go.example/sir-donate.js', files), [])).toEqual([address, itself]);
    expect(scriptAddresses(named('', files), [])).toEqual([address, itself]);
  });
});

describe('a script that no element runs', () => {
  it('is asked itself, before what the page names', () => {
    expect(scriptAddresses(undefined, [named(ours)])).toEqual([itself, ours]);
  });

  it('is found by all addresses that name it, of one host', () => {
    const copy = 'https://cdn.example/0.1.0/sir-donate.js';
    const others = [named('https://page.example/jquery.js'), named(ours), named(copy), named('')];
    expect(scriptAddresses(undefined, others)).toEqual([itself, ours, copy]);
  });

  it('is not looked for on any host if two are named', () => {
    const other = named('https://other.example/v0/sir-donate.js');
    expect(scriptAddresses(undefined, [named(ours), other])).toEqual([itself]);
    expect(scriptAddresses(undefined, [other, named('', 'https://cdn.example/v0/')])).toEqual([itself]);
    expect(scriptAddresses(undefined, [named('https://cdn.example:444/sir-donate.js'), named(ours)])).toEqual(
      [itself],
    );
  });
});

describe('an inline script', () => {
  it('does not ask the server of the page', () => {
    expect(scriptAddresses(named(''), [])).toEqual([]);
    expect(scriptAddresses(named(''), [named(ours)])).toEqual([ours]);
  });
});

describe('a script in a file of another name', () => {
  const combined = 'https://page.example/cache/all.js';

  it('is found by data-files of another script before its own address', () => {
    const others = [named(combined), named('', 'https://cdn.example/v0/')];
    expect(scriptAddresses(named(combined), others)).toEqual(['https://cdn.example/v0/', itself, combined]);
  });

  it('is asked itself if the page names nothing', () => {
    expect(scriptAddresses(named(combined), [named(combined)])).toEqual([itself, combined]);
  });
});
