/** The address of `frame.html`, messages that replace what it says, and the policy that it is served with. */
import { readFileSync } from 'node:fs';
import { layout } from '../build/layout.js';
import { addressOf, openListening, openWithoutScripts } from './support/bare-frame.js';
import { chooseAmount, donor, expectDetailsKept, fillDetails, preset } from './support/donor.js';
import { frameAddress, frameOf, iframeHtml, inBareFrame, messagesOf } from './support/frame.js';
import { demoOrigins } from './support/origins.js';
import { expect, type Page, test } from './support/test.js';
import { translate } from './support/translations.js';

test.describe('refused frame addresses', () => {
  /** Expects the setup problem and the error code, and returns the developer's message, which the frame shows. */
  const refused = async (page: Page, code: string) => {
    const form = inBareFrame(page);
    await expect(form.getByRole('alert')).toContainText(translate('problemSetup'));
    const errors = (await messagesOf(page)).filter(({ data }) => data.type === 'error');
    expect(errors.map(({ data }) => data.detail)).toMatchObject([{ code, version: layout.version }]);
    return form.getByText(String(errors[0]?.data.detail.message));
  };

  for (const api of [
    'https://evil.example',
    'https://api.sirgiving.org.evil.example/',
    'javascript:alert(1)',
  ]) {
    test(`refuses a frame address whose api-base is ${api}`, { tag: '@invariant-2' }, async ({
      page,
      sandbox,
      record,
    }) => {
      await openListening(page, iframeHtml(addressOf(sandbox, { 'api-base': api })));
      await expect(await refused(page, 'invalid-api-base')).toBeVisible();
      expect(record.requests.filter((request) => request.url().includes('evil.example/v1'))).toEqual([]);
      expect(await sandbox.requests()).toEqual([]);
    });
  }

  for (const name of ['publishable-key', 'token']) {
    test(`refuses a frame address with a secret key in ${name} and shows the secret nowhere`, {
      tag: '@invariant-1',
    }, async ({ page, sandbox, record }) => {
      const secret = 'sk_test_0123456789abcdef';
      await openListening(page, iframeHtml(addressOf(sandbox, { [name]: secret })));
      await expect(await refused(page, 'secret-key')).toBeVisible();
      const frame = await frameOf(page);
      const shown = await frame.evaluate(
        () => document.documentElement.outerHTML + document.querySelector('main')?.shadowRoot?.innerHTML,
      );
      expect(shown).not.toContain('0123456789');
      expect(JSON.stringify(await messagesOf(page))).not.toContain('0123456789');
      expect(record.lines.join('\n')).not.toContain('0123456789');
      expect(await sandbox.requests()).toEqual([]);
    });
  }

  test('reports a frame address without a key as invalid-key', async ({ page }) => {
    await openListening(page, iframeHtml(frameAddress({})));
    await expect(await refused(page, 'invalid-key')).toBeVisible();
  });

  test('ignores donor data in a frame address and warns without repeating it', {
    tag: '@invariant-4',
  }, async ({ page, sandbox, record }) => {
    await openWithoutScripts(page, iframeHtml(addressOf(sandbox, { 'donor-email': donor.email })));
    const form = inBareFrame(page);
    await chooseAmount(form);
    await expect(form.getByLabel(translate('email'))).toHaveValue('');
    expect(record.warnings.length).toBe(1);
    expect(record.warnings[0]).toContain('donor-email');
    expect(record.warnings[0]).not.toContain(donor.email);
  });
});

test.describe('messages from the host page', () => {
  const post = (page: Page, type: string, detail: object = {}) =>
    page.evaluate(
      ({ type, detail, target }) => {
        const frame = document.querySelector('iframe');
        frame?.contentWindow?.postMessage({ source: 'sir-donate', version: 1, type, detail }, target);
      },
      { type, detail, target: demoOrigins.files },
    );

  test('an iframe handles open, close and reset, and update replaces the attributes of its address', async ({
    page,
    sandbox,
  }) => {
    await openListening(
      page,
      iframeHtml(addressOf(sandbox, { mode: 'button' }), 'width="480" height="640"'),
      {
        listener: false,
      },
    );
    const form = inBareFrame(page);
    await expect(form.getByRole('button', { name: 'Donate', exact: true })).toBeVisible();
    await post(page, 'open');
    await chooseAmount(form);
    await fillDetails(form);
    await post(page, 'close');
    await expect(form.getByRole('dialog')).toBeHidden();
    await post(page, 'open');
    await expectDetailsKept(form);
    await post(page, 'reset');
    await expect(preset(form, '$25')).not.toBeChecked();
    await post(page, 'close');
    await post(page, 'update', {
      attributes: {
        'publishable-key': sandbox.key(),
        nonprofit: 'clean-water-fund',
        'api-base': demoOrigins.api,
        amounts: '7,14',
      },
      language: 'en',
      theme: { '--sir-accent': 'rgb(1, 2, 3)' },
    });
    await expect(preset(form, '$14')).toBeVisible();
    await expect(form.getByRole('button', { name: translate('continue') })).toHaveCSS(
      'background-color',
      'rgb(1, 2, 3)',
    );
  });

  test('an iframe refuses an update message that names another API', { tag: '@invariant-2' }, async ({
    page,
    sandbox,
  }) => {
    await openListening(page, iframeHtml(addressOf(sandbox)));
    const form = inBareFrame(page);
    await expect(preset(form, '$25')).toBeVisible();
    await post(page, 'update', {
      attributes: {
        'publishable-key': sandbox.key(),
        nonprofit: 'x',
        'api-base': 'https://evil.example',
        mode: 'inline',
      },
      language: 'en',
      theme: {},
    });
    await expect(form.getByRole('alert')).toContainText(translate('problemSetup'));
  });
});

for (const folder of [layout.version, layout.major]) {
  test(`dist/_headers sends ${folder}/frame.html with its own policy, without the loopback addresses`, () => {
    const file = (name: string): string => readFileSync(new URL(`../dist/${name}`, import.meta.url), 'utf8');
    const parse = (policy = ''): Record<string, string[]> =>
      Object.fromEntries(
        policy.split('; ').map((directive) => {
          const [name = '', ...values] = directive.split(' ');
          return [name, values.filter((value) => !/localhost|127\.0\.0\.1/.test(value))];
        }),
      );
    const [, header] =
      new RegExp(`^/${folder}/frame\\.html\n[^/]*?Content-Security-Policy: (.*)\n`, 'm').exec(
        file('_headers'),
      ) ?? [];
    const [, meta] =
      /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(file(`${folder}/frame.html`)) ?? [];
    const { 'frame-ancestors': ancestors, ...rest } = parse(header);
    expect(ancestors).toEqual(['*']);
    expect(rest).toEqual(parse(meta));
    expect(header).not.toContain('localhost');
  });
}
