import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { defaultColors, readAddressTheme } from './address-theme.js';
import { contrast, minimumContrast, parseColor } from './color-contrast.js';

const source = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

it('knows the default colours of the form, in both schemes', () => {
  const css = source('element/shell.css') + source('ui/form.css');
  for (const [name, [light, dark]] of Object.entries(defaultColors))
    expect(css).toContain(`var(--sir-${name}, light-dark(#${light}, #${dark}))`);
});

it('knows the tints of the form', () => {
  const css = source('ui/form.css') + source('ui/deferred.css');
  expect(css).toContain('--_soft: color-mix(in srgb, var(--_accent) 9%, var(--_surface))');
  const shares = [...css.matchAll(/var\(--_danger\) (\d+)%, var\(--_surface\)/g)].map(([, share]) => share);
  expect(new Set(shares)).toEqual(new Set(['9', '12']));
});

it('gives nothing for an address without colours', () => {
  expect(readAddressTheme({})).toEqual({ tokens: {}, warnings: [] });
});

it.each<[parameters: Record<string, string>, theme: string | undefined, tokens: Record<string, string>]>([
  [
    { accent: '1b4b8f,9cc3ff' },
    undefined,
    {
      '--sir-accent': 'light-dark(#1b4b8f, #9cc3ff)',
      '--sir-on-accent': 'light-dark(#ffffff, #000000)',
    },
  ],
  [{ accent: '#1B4B8F' }, 'light', { '--sir-accent': '#1b4b8f', '--sir-on-accent': '#ffffff' }],
  [{ accent: '1b4b8f,9cc3ff' }, 'dark', { '--sir-accent': '#9cc3ff', '--sir-on-accent': '#000000' }],
  [
    { accent: 'ffd400,ffd400', 'on-accent': '222' },
    'dark',
    { '--sir-accent': '#ffd400', '--sir-on-accent': '#222222' },
  ],
  [{ surface: 'fffdf7', text: '222' }, 'light', { '--sir-surface': '#fffdf7', '--sir-text': '#222222' }],
  [
    { radius: '4px', 'button-radius': '999' },
    undefined,
    { '--sir-radius': '4px', '--sir-button-radius': '999px' },
  ],
  [{ radius: ' 0 ' }, undefined, { '--sir-radius': '0px' }],
  [{ radius: '32.00px' }, undefined, { '--sir-radius': '32px' }],
])('reads %j with the theme %s', (parameters, theme, tokens) => {
  expect(readAddressTheme(parameters, theme)).toEqual({ tokens, warnings: [] });
});

it('has the default in a scheme whose contrast is below AA, and says so', () => {
  const { tokens, warnings } = readAddressTheme({ accent: '1b4b8f' });
  expect(tokens).toEqual({
    '--sir-accent': 'light-dark(#1b4b8f, #5fd3a8)',
    '--sir-on-accent': 'light-dark(#ffffff, #04231a)',
  });
  expect(warnings).toEqual([
    'Of the address: accent ignored in the dark scheme: the contrast of accent with surface is 1.9 : 1, and 4.5 : 1 is needed.',
  ]);
});

describe('with colours that cannot be read on each other', () => {
  it.each<[parameters: Record<string, string>, left: string[]]>([
    [{ accent: 'ffd400' }, []],
    [{ accent: '767676' }, []],
    [{ accent: '1b4b8f', 'on-accent': '222222' }, ['--sir-accent', '--sir-on-accent']],
    [{ 'on-accent': '0a6b4f' }, []],
    [{ surface: '000', text: '111' }, []],
    [{ surface: 'fffdf7', text: 'fff8e0' }, ['--sir-surface']],
    [{ surface: '14213d', text: 'f4eee4', accent: 'c2371f' }, ['--sir-accent', '--sir-on-accent']],
    [{ surface: 'fffdf9', text: '14213d', accent: 'ffd400' }, ['--sir-surface', '--sir-text']],
    [{ raised: '777' }, []],
    [{ muted: 'ccc' }, []],
    [{ danger: 'f88' }, []],
    [{ border: 'eee' }, []],
    [{ border: 'eee', muted: '444' }, ['--sir-muted']],
  ])('leaves %j out but for %j', (parameters, left) => {
    const { tokens, warnings } = readAddressTheme(parameters, 'light');
    expect(Object.keys(tokens)).toEqual(left);
    expect(warnings.length).toBeGreaterThan(0);
  });

  it('has legible text whatever the colours are', () => {
    const steps = ['000', '444', '888', 'ccc', 'fff', 'c00', '00c', 'fd0'];
    for (const accent of steps)
      for (const surface of steps)
        for (const text of steps) {
          const { tokens } = readAddressTheme({ accent, surface, text }, 'light');
          const colorOf = (name: keyof typeof defaultColors) =>
            parseColor(tokens[`--sir-${name}`] ?? defaultColors[name][0]) ?? [0, 0, 0];
          for (const [front, back] of [
            ['text', 'surface'],
            ['accent', 'surface'],
            ['on-accent', 'accent'],
          ] as const)
            expect(contrast(colorOf(front), colorOf(back))).toBeGreaterThanOrEqual(minimumContrast);
        }
  });
});

const hostile = [
  '',
  ' ',
  'red',
  'currentColor',
  'transparent',
  '1b4b8',
  '1b4b8f80',
  '1b4b8f,9cc3ff,000000',
  '1b4b8f,',
  'rgb(27,75,143)',
  'var(--sir-danger)',
  'url(https://evil.example/x)',
  '1b4b8f;background:url(//evil.example)',
  '1b4b8f}*{display:none',
  'light-dark(#000,#fff)',
  '1b4b8f/**/',
  '𝟏b4b8f',
];

it.each(Object.keys(defaultColors).flatMap((name) => hostile.map((value) => [name, value])))(
  'ignores the %s %j, and does not repeat it',
  (name = '', value = '') => {
    const { tokens, warnings } = readAddressTheme({ [name]: value });
    expect(tokens).toEqual({});
    expect(warnings).toEqual([
      `Of the address: ${name} ignored. Accepted: hex digits without #, such as 1b4b8f.`,
    ]);
  },
);

it.each(
  ['radius', 'button-radius'].flatMap((name) =>
    [
      '',
      '-1',
      '1e3',
      '33.5em',
      '50%',
      '4px 8px',
      'calc(1px * 9)',
      'var(--x)',
      '1000',
      'Infinity',
      '0x10',
      '4px;}',
      '٤',
    ].map((value) => [name, value]),
  ),
)('ignores the %s %j', (name = '', value = '') => {
  const { tokens, warnings } = readAddressTheme({ [name]: value });
  expect(tokens).toEqual({});
  expect(warnings).toHaveLength(1);
});

it('bounds the corners of the form', () => {
  expect(readAddressTheme({ radius: '33' })).toEqual({
    tokens: {},
    warnings: ['Of the address: radius ignored. Accepted: 0 to 32 pixels.'],
  });
});
