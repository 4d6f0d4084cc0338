/** `frame.html` in an iframe: on a page without scripts, on a page with a listener, and opened as a page. */
import { AxeBuilder } from '@axe-core/playwright';
import {
  addressOf,
  heightScript,
  letterPage,
  openListening,
  openWithoutScripts,
  withoutScripts,
} from './support/bare-frame.js';
import { postRaw } from './support/csp.js';
import {
  checkoutFrom,
  chooseAmount,
  donor,
  endCheckout,
  fillDetails,
  finish,
  giveOnce,
  heading,
  preset,
  toCheckout,
} from './support/donor.js';
import { frameOf, iframeHtml, inBareFrame, messagesOf } from './support/frame.js';
import { consolePrefix, demoOrigins } from './support/origins.js';
import { expect, type Page, test } from './support/test.js';
import { translate } from './support/translations.js';
import { expectedEvents } from './support/ways.js';

/** axe's types come from another version of playwright-core. */
type AxePage = ConstructorParameters<typeof AxeBuilder>[0]['page'];

const boxOf = (page: Page) =>
  page.locator('iframe').evaluate((frame) => frame.getBoundingClientRect().height);

/** The height of the content that does not fit into the frame, in CSS pixels. */
const hidden = async (page: Page): Promise<number> =>
  (await frameOf(page)).evaluate(() => document.documentElement.scrollHeight - innerHeight);

test.describe('an iframe on a page without scripts', () => {
  test('completes a donation in a plain iframe and finds it again after a reload', {
    tag: '@invariant-8',
  }, async ({ page, sandbox, record }) => {
    await openWithoutScripts(page, iframeHtml(addressOf(sandbox)));
    const form = inBareFrame(page);
    const checkout = await giveOnce(page, '$25', form);
    await page.reload();
    await expect(heading(form, 'waitingTitle')).toBeVisible();
    await finish(page, checkout);
    await expect(heading(form, 'thanksTitle')).toBeVisible();
    expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });
    expect(record.warnings).toEqual([]);
  });

  test('when the window is blocked, a plain iframe offers a checkout link and then the whole page', async ({
    page,
    sandbox,
  }) => {
    await page.addInitScript(() => {
      window.open = () => null;
    });
    await openWithoutScripts(page, iframeHtml(addressOf(sandbox)));
    const form = inBareFrame(page);
    await chooseAmount(form);
    await fillDetails(form);
    await toCheckout(form).click();
    const link = form.getByRole('link', { name: translate('openCheckout') });
    await (await checkoutFrom(page, () => link.click())).close();
    await form.getByRole('link', { name: translate('openHere') }).click();
    await page.waitForURL(`${demoOrigins.checkout}/**`);
    await endCheckout(page, 'Pay');
    await page.getByRole('button', { name: 'Return to the site' }).click();
    await expect(heading(form, 'thanksTitle')).toBeVisible();
  });

  test('completes a donation in a plain iframe through a redirect of the whole page', {
    tag: '@invariant-8',
  }, async ({ page, sandbox }) => {
    await openWithoutScripts(page, iframeHtml(addressOf(sandbox, { checkout: 'redirect' })));
    const form = inBareFrame(page);
    await chooseAmount(form);
    await fillDetails(form);
    await toCheckout(form).click();
    await page.waitForURL(`${demoOrigins.checkout}/**`);
    await endCheckout(page, 'Pay');
    await page.getByRole('button', { name: 'Return to the site' }).click();
    await expect(heading(form, 'thanksTitle')).toBeVisible();
  });

  test('in an iframe of fixed height the content scrolls and does not overflow sideways', async ({
    page,
    sandbox,
  }) => {
    await openWithoutScripts(page, iframeHtml(addressOf(sandbox), 'width="320" height="300"'));
    const form = inBareFrame(page);
    await expect(preset(form, '$25')).toBeVisible();
    expect(await hidden(page)).toBeGreaterThan(50);
    await chooseAmount(form);
    await fillDetails(form);
    await finish(page, await checkoutFrom(page, () => toCheckout(form).click()));
    await expect(heading(form, 'thanksTitle')).toBeVisible();
    const frame = await frameOf(page);
    expect(
      await frame.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    ).toBe(0);
  });

  test('a plain iframe is light on a device that prefers dark, unless its address says otherwise', async ({
    page,
    sandbox,
  }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    for (const [theme, scheme] of [
      ['', 'light'],
      ['dark', 'dark'],
      ['auto', 'light dark'],
    ] as const) {
      await openWithoutScripts(page, iframeHtml(addressOf(sandbox, { theme })));
      await expect(preset(inBareFrame(page), '$25')).toBeVisible();
      const frame = await frameOf(page);
      expect(await frame.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe(scheme);
    }
  });

  test('a plain iframe sends no API request before it is on the screen', { tag: '@invariant-9' }, async ({
    page,
    sandbox,
  }) => {
    await page.goto(
      await postRaw(
        letterPage(`<div><svg width="9" height="4000"></svg></div>${iframeHtml(addressOf(sandbox))}`),
        withoutScripts,
      ),
    );
    await expect(preset(inBareFrame(page), '$25')).toBeAttached();
    expect(await sandbox.requests()).toEqual([]);
    await page.locator('iframe').scrollIntoViewIfNeeded();
    await expect.poll(() => sandbox.counts()).toEqual({ config: 1, organization: 1 });
  });
});

test.describe('an iframe with mode=button', () => {
  test('in an iframe too small for a dialog the button opens the form as a page of its own', async ({
    page,
    sandbox,
    context,
  }) => {
    await openWithoutScripts(
      page,
      iframeHtml(addressOf(sandbox, { mode: 'button', amounts: '7,14' }), 'width="160" height="56"'),
    );
    const button = inBareFrame(page).getByRole('button', { name: 'Donate', exact: true });
    await expect(button).toBeVisible();
    expect(await hidden(page)).toBe(0);
    const opening = context.waitForEvent('page');
    await button.click();
    const own = await opening;
    await expect(preset(own, '$14')).toBeVisible();
    await finish(own, await giveOnce(own, '$14'));
    await expect(heading(own, 'thanksTitle')).toBeVisible();
  });

  test('in an iframe large enough for a dialog the dialog fills the iframe', async ({ page, sandbox }) => {
    await openWithoutScripts(
      page,
      iframeHtml(addressOf(sandbox, { mode: 'button' }), 'width="480" height="640"'),
    );
    const form = inBareFrame(page);
    await form.getByRole('button', { name: 'Donate', exact: true }).click();
    await expect(form.getByRole('dialog')).toBeVisible();
    await finish(page, await giveOnce(page, '$25', form));
    await expect(heading(form, 'thanksTitle')).toBeVisible();
    await form
      .getByRole('button', { name: translate('close') })
      .last()
      .click();
    await expect(form.getByRole('dialog')).toBeHidden();
  });

  test('with the documented listener the iframe grows with the dialog and shrinks again', async ({
    page,
    sandbox,
  }) => {
    await openListening(page, iframeHtml(addressOf(sandbox, { mode: 'button' }), 'width="480" height="300"'));
    const form = inBareFrame(page);
    const button = form.getByRole('button', { name: 'Donate', exact: true });
    await expect.poll(() => boxOf(page)).toBeLessThan(80);
    const before = await boxOf(page);
    await button.click();
    await expect(preset(form, '$25')).toBeVisible();
    await expect.poll(() => boxOf(page)).toBeGreaterThan(450);
    await page.keyboard.press('Escape');
    await expect.poll(() => boxOf(page)).toBe(before);
  });
});

test.describe('an iframe with the documented listener', () => {
  test('the height of the iframe follows its content without a scroll bar and comes to rest', async ({
    page,
    sandbox,
  }) => {
    await openListening(page, iframeHtml(addressOf(sandbox), 'width="480" height="200"'));
    const form = inBareFrame(page);
    await expect(form.getByRole('heading', { name: 'Clean Water Fund of Lindenau' })).toBeVisible();
    const fits = async () => {
      await expect.poll(() => hidden(page)).toBe(0);
      const frame = await frameOf(page);
      expect(
        await frame.evaluate(() => innerWidth - document.documentElement.clientWidth),
        'scroll bar',
      ).toBe(0);
      return boxOf(page);
    };
    const first = await fits();
    await chooseAmount(form);
    await expect.poll(() => boxOf(page)).toBeGreaterThan(first + 20);
    await fits();
    await form.getByRole('button', { name: translate('back') }).click();
    await expect.poll(() => boxOf(page)).toBe(first);
    await fits();

    // At rest the frame sends nothing: no message in sixty animation frames.
    const count = (await messagesOf(page)).length;
    await page.evaluate(async () => {
      for (let frame = 0; frame < 60; frame++) await new Promise(requestAnimationFrame);
    });
    expect((await messagesOf(page)).length).toBe(count);
  });

  test('the host page receives the same events from the iframe as from the element', async ({
    page,
    sandbox,
  }) => {
    await openListening(page, iframeHtml(addressOf(sandbox)));
    const form = inBareFrame(page);
    await expect(form.getByRole('heading', { name: 'Clean Water Fund of Lindenau' })).toBeVisible();
    await finish(page, await giveOnce(page, '$25', form));
    await expect(heading(form, 'thanksTitle')).toBeVisible();

    const story = expectedEvents(
      { id: (await sandbox.donation()).id },
      { mode: 'inline', handOff: 'popup', end: 'complete' },
    ).map(([name, detail]) => ({ type: name.replace('sir-donate-', ''), detail }));
    const types = new Set(story.map(({ type }) => type));
    await expect
      .poll(async () =>
        (await messagesOf(page))
          .filter(({ data }) => types.has(data.type))
          .filter(({ data }, at, all) => data.type !== 'change' || all[at + 1]?.data.type !== 'change')
          .map(({ data: { type, detail } }) => ({ type, detail })),
      )
      .toEqual(story);
    for (const { origin, data } of await messagesOf(page)) {
      expect(origin).toBe(demoOrigins.files);
      expect(data).toMatchObject({ source: 'sir-donate', version: 1 });
      expect(Object.keys(data).sort()).toEqual(['detail', 'source', 'type', 'version']);
    }
    const everything = JSON.stringify(await messagesOf(page));
    for (const typed of Object.values(donor)) expect(everything).not.toContain(typed);
  });

  test('a host page that withholds its origin receives only ready and resize unless the browser names it', async ({
    page,
    sandbox,
  }) => {
    // The script is there before the frame: else it asks the frame for its height, and a page that writes names its origin.
    const iframe = iframeHtml(addressOf(sandbox), 'width="480" height="200" referrerpolicy="no-referrer"');
    await openListening(page, heightScript.replace('async ', '') + iframe, { listener: false });
    const form = inBareFrame(page);
    await chooseAmount(form);
    await expect.poll(() => hidden(page)).toBe(0);
    const types = new Set((await messagesOf(page)).map(({ data }) => data.type));
    // Chromium has location.ancestorOrigins, whatever the referrer policy is; Firefox does not.
    const knows = await (await frameOf(page)).evaluate(
      () => (location.ancestorOrigins?.[0] ?? 'null') !== 'null',
    );
    expect(types).toEqual(
      new Set(knows ? ['ready', 'resize', 'state', 'change', 'step'] : ['ready', 'resize']),
    );
  });
});

test.describe('frame.html opened as a page', () => {
  test('frame.html opened as a page is accessible, and completes a donation', async ({
    page,
    sandbox,
    record,
  }) => {
    await page.goto(addressOf(sandbox));
    await expect(page.getByRole('heading', { name: 'Clean Water Fund of Lindenau', level: 1 })).toBeVisible();
    const { violations } = await new AxeBuilder({ page: page as AxePage }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await finish(page, await giveOnce(page));
    await expect(heading(page, 'thanksTitle')).toBeVisible();
    expect(record.warnings).toEqual([]);
  });

  test('frame.html opened as a page completes a donation through a redirect', {
    tag: '@invariant-8',
  }, async ({ page, sandbox }) => {
    await page.goto(addressOf(sandbox, { checkout: 'redirect' }));
    await chooseAmount(page);
    await fillDetails(page);
    await toCheckout(page).click();
    await page.waitForURL(`${demoOrigins.checkout}/**`);
    await endCheckout(page, 'Pay');
    await page.getByRole('button', { name: 'Return to the site' }).click();
    await expect(heading(page, 'thanksTitle')).toBeVisible();
  });
});

test.describe('an iframe without storage', () => {
  test('completes a donation in an iframe without storage and warns that a reload will not find it', async ({
    page,
    sandbox,
    record,
  }) => {
    await page.addInitScript(() => {
      if (parent !== window)
        Object.defineProperty(window, 'localStorage', {
          get() {
            throw new DOMException('denied', 'SecurityError');
          },
        });
    });
    await openWithoutScripts(page, iframeHtml(addressOf(sandbox)));
    const form = inBareFrame(page);
    await finish(page, await giveOnce(page, '$25', form));
    await expect(heading(form, 'thanksTitle')).toBeVisible();
    expect(record.warnings).toEqual([
      `${consolePrefix} The browser denies this frame its storage: a reload will not find the donation again.`,
    ]);
  });
});
