/**
 * A bare iframe without a size, or with one that is too small for the form: it shows a button, unless the page gives it the
 * height that it asks for, by `frame-height.js` or by a listener of its own.
 *
 * Looked at: no size, low, narrow, `mode=button`; growing and shrinking, before and after the donor has chosen; the script
 * before, after and long after the frame; frames that come later, in a shadow root, and several; a page that limits the
 * height; themes' `!important` and `box-sizing`; messages of other windows, origins and shapes.
 */
import { addressOf, heightScript, openListening, openWithoutScripts } from './support/bare-frame.js';
import { choose, preset } from './support/donor.js';
import { frameOf, iframeHtml, inBareFrame } from './support/frame.js';
import { pageStyle, postPage } from './support/host-page.js';
import { demoOrigins } from './support/origins.js';
import { expect, type Page, test } from './support/test.js';

const button = (page: Page) => inBareFrame(page).getByRole('button', { name: 'Donate', exact: true });

const heights = (page: Page): Promise<number[]> =>
  page
    .locator('iframe')
    .evaluateAll((frames) => frames.map((frame) => Math.round(frame.getBoundingClientRect().height)));

const resize = (page: Page, size: { width?: string; height?: string }) =>
  page.locator('iframe').evaluate((frame, style) => void Object.assign(frame.style, style), size);

test.describe('an iframe that is too small for the form', () => {
  for (const [name, size] of [
    ['without a size', ''],
    ['too narrow', 'width="200" height="640"'],
  ] as const)
    test(`shows a button that opens the form as a page: ${name}`, { tag: '@invariant-9' }, async ({
      page,
      sandbox,
      context,
    }) => {
      await openWithoutScripts(page, iframeHtml(addressOf(sandbox, { amounts: '7,14' }), size));
      await expect(button(page)).toBeInViewport({ ratio: 1 });
      await expect(preset(inBareFrame(page), '$14')).toHaveCount(0);
      expect(await sandbox.requests()).toEqual([]);
      const opening = context.waitForEvent('page');
      await button(page).click();
      const own = await opening;
      await expect(preset(own, '$14')).toBeVisible();
      expect(await own.evaluate(() => window.opener)).toBeNull();
    });

  test('shows the form when it grows, and takes none away that is in use', { tag: '@invariant-7' }, async ({
    page,
    sandbox,
  }) => {
    await openWithoutScripts(page, iframeHtml(addressOf(sandbox), ''));
    await expect(button(page)).toBeVisible();
    await resize(page, { width: '480px', height: '500px' });
    await expect(preset(inBareFrame(page), '$25')).toBeVisible();
    await expect(button(page)).toBeHidden();
    await resize(page, { height: '200px' });
    await expect(button(page)).toBeVisible();
    await resize(page, { height: '500px' });
    await choose(preset(inBareFrame(page), '$25'));
    await page.clock.install();
    await resize(page, { height: '200px' });
    await expect.poll(async () => (await frameOf(page)).evaluate(() => innerHeight)).toBe(200);
    await page.clock.runFor(2_000);
    await expect(preset(inBareFrame(page), '$25')).toBeChecked();
    await expect(button(page)).toBeHidden();
  });

  test('shows the form where a listener of the page gives it the height, whatever that is limited to', async ({
    page,
    sandbox,
  }) => {
    for (const [limit, isForm] of [
      [5_000, true],
      [250, false],
    ] as const) {
      await openListening(page, iframeHtml(addressOf(sandbox), ''), { listener: false });
      await page.evaluate((maxHeight) => {
        const frame = document.querySelector('iframe');
        addEventListener('message', ({ source, data }) => {
          if (frame && source === frame.contentWindow && data.type === 'resize')
            frame.style.height = `${Math.min(maxHeight, data.detail.height)}px`;
        });
      }, limit);
      if (isForm) await expect(preset(inBareFrame(page), '$25')).toBeVisible();
      else await expect(button(page)).toBeVisible();
      const settled = () => page.evaluate(() => Reflect.get(window, 'messages').length);
      // A page and a frame that answer each other for ever would fail here.
      await expect(async () => {
        const before = await settled();
        await page.waitForFunction(
          (count) =>
            new Promise((resolve) =>
              setTimeout(() => resolve(Reflect.get(window, 'messages').length === count), 700),
            ),
          before,
        );
      }).toPass();
      expect(await button(page).isVisible()).toBe(!isForm);
    }
  });
});

test.describe('frame-height.js', () => {
  const policy = {
    'Content-Security-Policy':
      "default-src 'none'; script-src {{files}} 'nonce-e2e'; style-src 'nonce-e2e'; frame-src {{files}} 'self'; img-src {{api}}",
  };
  const open = async (page: Page, { html, css = '' }: { html: string; css?: string }) => {
    const head = css && pageStyle(css);
    await page.goto(await postPage({ script: '', head, html: () => html, headers: policy }));
  };
  const addScript = (page: Page) =>
    page.evaluate((src) => {
      const element = document.createElement('script');
      element.src = src;
      document.body.append(element);
    }, `${demoOrigins.files}/v0/frame-height.js`);

  test('gives every iframe the height of its form, also those that come later and in shadow roots', async ({
    page,
    sandbox,
  }) => {
    const iframe = iframeHtml(addressOf(sandbox), 'width="480"');
    await open(page, { html: heightScript + iframe + iframe + iframe });
    await page.evaluate((src) => {
      const host = document.body.appendChild(document.createElement('div'));
      const frame = document.createElement('iframe');
      frame.src = src;
      frame.width = '480';
      host.attachShadow({ mode: 'open' }).append(frame);
    }, addressOf(sandbox));
    const form = inBareFrame(page);
    for (const at of [0, 1, 2]) await expect(preset(form.nth(at), '$25')).toBeVisible();
    // Browsers lay out a frame of another site late while it is out of view.
    await page.locator('iframe').last().scrollIntoViewIfNeeded();
    await expect.poll(() => heights(page)).toEqual([550, 550, 550, 550]);
    // What it asks for later, too.
    await choose(preset(form.first(), '$25'));
    await form.first().getByRole('button', { name: 'Give $25' }).click();
    await expect.poll(async () => (await heights(page))[0]).toBeGreaterThan(570);
  });

  test('shows the form in place of the button when it comes long after the iframe', async ({
    page,
    sandbox,
  }) => {
    await open(page, { html: iframeHtml(addressOf(sandbox), '') });
    await expect(button(page)).toBeVisible();
    const globals = () => page.evaluate(() => Object.getOwnPropertyNames(window).sort());
    const before = await globals();
    await addScript(page);
    await expect(preset(inBareFrame(page), '$25')).toBeVisible();
    expect(await globals()).toEqual(before);
  });

  test('gives a frame its height whose sandbox takes its origin away', async ({ page, sandbox }) => {
    const sandboxed = iframeHtml(addressOf(sandbox), 'width="480" sandbox="allow-scripts allow-popups"');
    await open(page, { html: heightScript + sandboxed });
    await expect(preset(inBareFrame(page), '$25')).toBeVisible();
    await expect.poll(() => heights(page)).toEqual([550]);
  });

  test('prevails over what a theme does to iframes, and counts their borders', async ({ page, sandbox }) => {
    await open(page, {
      css: '* { box-sizing: border-box } iframe { height: 9em !important; border: 7px solid }',
      html: heightScript + iframeHtml(addressOf(sandbox), 'width="480"'),
    });
    await expect(preset(inBareFrame(page), '$25')).toBeVisible();
    const hidden = async () =>
      (await frameOf(page)).evaluate(() => document.documentElement.scrollHeight - innerHeight);
    await expect.poll(hidden).toBe(0);
    expect(await heights(page)).toEqual([560]);
  });

  test('takes no height from other windows, other origins and other messages', {
    tag: '@invariant-10',
  }, async ({ page, sandbox }) => {
    await open(page, {
      html: `${iframeHtml(addressOf(sandbox), 'width="480" height="640"')}<iframe title="Other" height="90" src="/"></iframe>`,
    });
    await expect(preset(inBareFrame(page), '$25')).toBeVisible();
    await addScript(page);
    await expect.poll(() => heights(page)).toEqual([550, 94]);
    const message = (detail: unknown, more: object = {}) => ({
      source: 'sir-donate',
      version: 1,
      type: 'resize',
      detail,
      ...more,
    });
    const good = message({ height: 700 });
    const sendFrom = async (title: string, data: unknown) => {
      const handle = await page.locator(`iframe[title=${title}]`).elementHandle();
      await (await handle?.contentFrame())?.evaluate((sent) => parent.postMessage(sent, '*'), data);
    };
    // From the page itself, and from another frame.
    await page.evaluate((sent) => postMessage(sent, '*'), good);
    await sendFrom('Other', good);
    for (const bad of [
      null,
      'resize',
      message(undefined),
      message({ height: 0 }),
      message({ height: -700 }),
      message({ height: Number.NaN }),
      message({ height: '700' }),
      message({ height: 700 }, { version: 2 }),
      message({ height: 700 }, { source: 'other' }),
      message({ height: 700 }, { type: 'state' }),
    ])
      await sendFrom('Donate', bad);
    expect(await heights(page)).toEqual([550, 94]);
    await sendFrom('Donate', message({ height: Number.POSITIVE_INFINITY }));
    await expect.poll(() => heights(page)).toEqual([5_004, 94]);
    await sendFrom('Donate', good);
    await expect.poll(() => heights(page)).toEqual([704, 94]);

    // The iframe's address is still ours, but another page is in it.
    const handle = await page.locator('iframe[title=Donate]').elementHandle();
    await (await handle?.contentFrame())?.goto(`${demoOrigins.host}/`);
    await sendFrom('Donate', message({ height: 900 }));
    await sendFrom('Other', good);
    expect(await heights(page)).toEqual([704, 94]);
  });
});
