import { describe, expect, it } from 'vitest';
import { policies, policyText } from '../../../e2e/support/policies.js';
import { reservedSpaceCss } from '../../../e2e/support/snippets.js';
import { readAddressTheme } from '../../../src/contract/address-theme.js';
import { type Choices, defaultChoices } from './choices.js';
import { stylesheet } from './markup.js';
import { previewOf } from './preview-content.js';
import { notInAddress, snippetOptionsOf } from './snippet-options.js';
import { snippetOf } from './snippets.js';
import { type SnippetForm, snippetForms } from './systems.js';

const addresses = { files: 'https://cdn.example', api: '' };
const release = { version: '0.1.0', bundleHash: 'sha384-abc' };
const key = 'pk_test_demo';
const plain: Choices = { ...defaultChoices, nonprofit: 'clean-water-fund' };
const full: Choices = {
  ...plain,
  label: 'Give & <help> "now"',
  accent: '#1b4b8f',
  radius: '4px',
  amounts: '10,25',
  amount: '12.50',
  impact: '25 = feeds {one} @family & "two" > one',
  'presets-only': '',
  isolated: 'true',
  frequencies: 'monthly',
};

const optionsOf = (choices: Choices, ofKey = key) => snippetOptionsOf(ofKey, choices, addresses);
const codeOf = (form: SnippetForm, choices: Choices, ofKey = key): string[] =>
  snippetOf(form, optionsOf(choices, ofKey), { choices, addresses, release }).blocks.map(({ code }) => code);

it('writes the element in a paragraph before the script, with the page of the form as its link', () => {
  expect(codeOf('html', plain)).toEqual([
    '<p><sir-donate publishable-key="pk_test_demo" nonprofit="clean-water-fund">' +
      '<a href="https://cdn.example/v0/frame.html?publishable-key=pk_test_demo&amp;nonprofit=clean-water-fund">Donate</a>' +
      '</sir-donate></p>\n<script async src="https://cdn.example/v0/sir-donate.js"></script>',
  ]);
});

it('writes only what differs from the defaults, and escapes it', () => {
  const [html = ''] = codeOf('html', full);
  expect(html).toContain(' amounts="10,25" amount="12.50" frequencies="monthly" impact="');
  expect(html).toContain(' isolated style="');
  expect(html).toContain('>Give &amp; &lt;help&gt; &quot;now&quot;</a>');
  expect(html).toContain('impact="25=feeds {one} @family &amp; &quot;two&quot; &gt; one"');
  expect(html).toContain(' isolated ');
  expect(html).not.toMatch(/ (?:mode|theme|currency|provider|checkout|presets-only|simulate|label|link)=/);
});

it('leaves out what is not understood', () => {
  const [html = ''] = codeOf('html', {
    ...plain,
    currency: 'dollar',
    accent: '#ff8800',
    link: 'javascript:alert(1)',
  });
  expect(html).toBe(codeOf('html', plain)[0]);
});

it('writes a placeholder for a key or a nonprofit that is not there yet', () => {
  const [html = ''] = codeOf('html', { ...plain, nonprofit: '' }, '');
  expect(html).toContain('publishable-key="pk_test_…" nonprofit="your-nonprofit"');
});

it('puts the sandbox of the demo into code with a test key alone', () => {
  const api = 'http://localhost:4302';
  const withApi = (ofKey: string) =>
    snippetOptionsOf(ofKey, plain, { ...addresses, api }).attributes.get('api-base');
  expect(withApi(key)).toBe(api);
  expect(withApi('pk_live_x')).toBeUndefined();
});

it('writes an address with plain ampersands for a field, and with references in HTML', () => {
  const [address = '', html = ''] = codeOf('link', full);
  expect(address).toMatch(
    /^https:\/\/cdn\.example\/v0\/frame\.html\?publishable-key=pk_test_demo&nonprofit=/,
  );
  expect(address).not.toContain('&amp;');
  expect(html).toContain(`href="${address.replaceAll('&', '&amp;')}"`);
  expect(new URL(address).searchParams.get('amounts')).toBe('10,25');
});

it('names what an address cannot carry', () => {
  const named = ['What a gift does', 'Keep the form apart from the scripts of the page'];
  expect(notInAddress(optionsOf(full))).toEqual(named);
  expect(notInAddress(optionsOf(plain))).toEqual([]);
  for (const form of ['link', 'iframe', 'qr'] as const)
    expect(snippetOf(form, optionsOf(full), { choices: full, addresses, release }).missing).toEqual(named);
});

it('writes tokens once: in a style attribute, or in CSS', () => {
  const style =
    'style="--sir-accent: light-dark(#1b4b8f, #7693bc); --sir-on-accent: light-dark(#ffffff, #000000); --sir-radius: 4px"';
  expect(codeOf('html', full)[0]).toContain(style);
  const [html, css] = codeOf('html', { ...full, stylesheet: 'true' });
  expect(html).not.toContain('style=');
  expect(css).toContain('--sir-accent: light-dark(#1b4b8f, #7693bc);');
});

it('has the rules of the docs against layout shift', () => {
  expect(stylesheet({})).toBe(reservedSpaceCss);
});

it('has the policies of the docs', () => {
  const linesOf = (choices: Choices) =>
    `default-src 'none'; ${codeOf('html', { ...choices, policy: 'true' })[2]}`;
  const filled = (policy: Parameters<typeof policyText>[0]) =>
    policyText(policy)
      .replaceAll('<files>', 'https://cdn.example')
      .replace('<api>', 'https://devapi.sirgiving.org')
      .replace('<logos>', 'https:');
  expect(linesOf(plain)).toBe(filled(policies['Script tag or npm']));
  expect(linesOf(full)).toBe(filled(policies.Isolated));
  expect(codeOf('html', { ...plain, policy: 'true' }, 'pk_live_x')[2]).toContain('https://api.sirgiving.org');
});

it('pins the single file of the release', () => {
  expect(codeOf('html', { ...plain, integrity: 'true' })[0]).toContain(
    '<script async src="https://cdn.example/0.1.0/sir-donate.bundle.js" integrity="sha384-abc" crossorigin="anonymous"></script>',
  );
});

it('writes an iframe with the scheme of its form, so that its corners are transparent', () => {
  const schemeOf = (choices: Partial<Choices>) =>
    /color-scheme:([^"]*)"/.exec(codeOf('iframe', { ...plain, ...choices })[0] ?? '')?.[1];
  expect(schemeOf({})).toBe('light');
  expect(schemeOf({ theme: 'dark' })).toBe('dark');
});

it('adds the script that resizes the iframe, and its line of the policy', () => {
  const [html = '', policy] = codeOf('iframe', { ...plain, height: 'true', policy: 'true' });
  expect(html).toMatch(
    /<\/iframe>\n<script async src="https:\/\/cdn\.example\/v0\/frame-height\.js"><\/script>$/,
  );
  expect(policy).toBe('script-src https://cdn.example/; frame-src https://cdn.example');
});

it.each(['link', 'qr'] as const)('leads a %s to the page that search engines may list', (form) => {
  expect(codeOf(form, { ...plain, index: 'true' })[0]).toBe(
    'https://cdn.example/v0/give.html?publishable-key=pk_test_demo&nonprofit=clean-water-fund&index',
  );
});

it('writes the button in the chosen language, unless it has a text', () => {
  expect(codeOf('html', { ...plain, locale: 'de' })[0]).toContain('>Spenden</a>');
  expect(codeOf('html', { ...plain, locale: 'de', label: 'Helfen' })[0]).toContain('>Helfen</a>');
});

it('gives a form without a button a link that opens it', () => {
  const [html = ''] = codeOf('html', { ...plain, mode: 'dialog' });
  expect(html).toMatch(/^<p><a href="#give">Donate<\/a><\/p>\n<p><sir-donate id="give" /);
});

it.each(['wix', 'google-sites'] as const)('fills the embed box of %s with the iframe', (system) => {
  const [html = ''] = codeOf('iframe', { ...plain, system, height: 'true' });
  expect(html).toContain('position:absolute; inset:0; width:100%; height:100%');
  expect(html).not.toContain('<script');
});

it('gives the visual view of an editor a link in place of code', () => {
  const visualOf = (form: SnippetForm) =>
    snippetOf(form, optionsOf(plain), { choices: plain, addresses, release }).blocks[0].visual;
  for (const form of ['html', 'link', 'iframe'] as const)
    expect(visualOf(form)).toMatch(/^<a href="https:\/\/cdn\.example\/v0\/frame\.html\?[^<]*">Donate<\/a>$/);
  expect(visualOf('email')).toContain('<table');
  expect(visualOf('react')).toBeUndefined();
});

it('takes the spaces out of lists', () => {
  expect(codeOf('link', { ...plain, amounts: '20, 50 , 100' })[0]).toContain('amounts=20,50,100');
});

describe.each(['react', 'vue', 'angular', 'svelte'] as const)('%s', (form) => {
  it('has braces and @ of a text as character references', () => {
    const [code = ''] = codeOf(form, { ...full, label: '{{ label }} @if `x` $', isolated: '' });
    const braces = form === 'angular' ? "{{ '{{' }}" : '&#123;&#123;';
    expect(code).toContain(`${braces} label &#125;&#125; &#64;if`);
    expect(code).toContain(form === 'angular' ? '\\`x\\`' : '`x`');
  });
});

it('writes typed props for React', () => {
  const [code = ''] = codeOf('react', { ...full, impact: '25 = bread' });
  for (const prop of [
    'amounts={[10, 25]}',
    'amount={12.5}',
    'impact="25=bread"',
    'frequencies={["monthly"]}',
    'isolated\n',
  ])
    expect(code).toContain(` ${prop}`);
});

it.each<[Partial<Choices>, Record<string, string>]>([
  [
    { accent: '#1b4b8f', radius: '4px' },
    { accent: '1b4b8f,7693bc', radius: '4px' },
  ],
  [
    { accent: '#1b4b8f', theme: 'light' },
    { accent: '1b4b8f', theme: 'light' },
  ],
  [
    { accent: '#9cc3ff', theme: 'dark', radius: '0px' },
    { accent: '9cc3ff', theme: 'dark', radius: '0px' },
  ],
  [{ accent: '#ffff00' }, {}],
])('writes the tokens of %j into an address, and they are read as the same', (choices, expected) => {
  const { formPage, tokens } = optionsOf({ ...plain, ...choices });
  const { 'publishable-key': _, nonprofit, ...written } = Object.fromEntries(new URL(formPage).searchParams);
  expect(written).toEqual(expected);
  expect(readAddressTheme(written, written.theme)).toEqual({ tokens, warnings: [] });
});

it('writes a button for e-mails in the light colours', () => {
  const [html = ''] = codeOf('email', full);
  expect(html).toContain('bgcolor="#1b4b8f"');
  expect(html).toContain('color:#ffffff');
  expect(html).not.toContain('light-dark');
});

it.each(Object.keys(snippetForms) as SnippetForm[])(
  'previews the form %s with a test key that simulates',
  (form) => {
    const live = optionsOf(full, 'pk_live_secretlyreal');
    const preview = previewOf(live, { form, outcome: 'failed', scheme: 'light', addresses });
    const attributes = new Map(preview.attributes);
    expect(attributes.get('publishable-key')).toBe('pk_test_preview');
    expect(attributes.get('simulate')).toBe('failed');
    expect(JSON.stringify(preview)).not.toContain('pk_live');
    expect(new URL(preview.formPage).searchParams.get('simulate')).toBe('failed');
    expect(preview.tokens).toEqual(live.tokens);
    expect(attributes.get('impact')).toBe(live.attributes.get('impact'));
  },
);
