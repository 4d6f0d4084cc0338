/** The React component on a server, in the newest and in the oldest React. e2e/react-component.spec.ts has the rest. */
import { createRequire } from 'node:module';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import type * as React from 'react';
import type * as Server from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SirDonateProps } from './react.js';

const versions = [
  { version: '18', folder: '../../types-tests/oldest/package.json' },
  { version: '19', folder: '../../package.json' },
];

describe.each(versions)('SirDonate in React $version', ({ version, folder }) => {
  const require = createRequire(new URL(folder, import.meta.url));
  const react: typeof React = require('react');
  const server: typeof Server = require('react-dom/server');
  let render: (props: SirDonateProps, ...children: React.ReactNode[]) => React.ReactElement;
  const report = vi.spyOn(console, 'error');

  beforeEach(async () => {
    expect(react.version.split('.')[0]).toBe(version);
    vi.resetModules();
    vi.doMock('react', () => react);
    const { SirDonate } = await import('./react.js');
    render = (props, ...children) => react.createElement(SirDonate, props, ...children);
    report.mockClear();
  });

  afterEach(() => {
    vi.doUnmock('react');
    expect(report.mock.calls).toEqual([]);
  });

  it('writes options as attributes, and label and link as they are', () => {
    const html = server.renderToString(
      render(
        {
          publishableKey: 'pk_test_a',
          nonprofit: 'clean-water-fund',
          amounts: [15, 30],
          presetsOnly: true,
          isolated: false,
          frequency: undefined,
          impact: { 15: 'books' },
        },
        react.createElement('a', { href: 'https://example.org/donate' }, 'Donate'),
      ),
    );
    expect(html).toBe(
      '<sir-donate publishable-key="pk_test_a" nonprofit="clean-water-fund" amounts="15,30" presets-only="true" ' +
        'impact="{&quot;15&quot;:&quot;books&quot;}"><a href="https://example.org/donate">Donate</a></sir-donate>',
    );
  });

  it('writes what every element takes, and no handler', () => {
    const html = server.renderToStaticMarkup(
      render({
        id: 'give',
        className: 'wide',
        style: { marginTop: 8 },
        'aria-hidden': false,
        'aria-label': 'Give',
        ...{ 'data-campaign': 'spring', 'data-test': true },
        onComplete: () => {},
        onClick: () => {},
      }),
    );
    expect(html).toBe(
      '<sir-donate id="give" class="wide" style="margin-top:8px" aria-hidden="false" aria-label="Give" ' +
        'data-campaign="spring" data-test="true"></sir-donate>',
    );
  });

  it.each([
    [true, /<sir-donate hidden="(true)?">/],
    [false, /<sir-donate>/],
    [undefined, /<sir-donate>/],
  ])('hidden={%s} is what it says', (hidden, expected) => {
    expect(server.renderToStaticMarkup(render({ hidden }))).toMatch(expected);
  });

  it('writes the same into a stream, in strict mode', async () => {
    const app = react.createElement(react.StrictMode, null, render({ nonprofit: 'old-mill' }, 'Give'));
    const stream = server.renderToPipeableStream(app).pipe(new PassThrough());
    expect(await text(stream)).toContain('<sir-donate nonprofit="old-mill">Give</sir-donate>');
  });
});
