/**
 * The button in the corner of the window. Brothers that were looked for: each build, native and isolated, right to left,
 * phones, dialogs of the page that open in several ways, the keyboard of a phone, other donate buttons and links, two floating
 * elements, an element that is removed or changes its mode, a file that does not load.
 */
import { setAttributes } from './support/attributes.js';
import {
  checkoutFrom,
  chooseAmount,
  donateButton,
  fillDetails,
  finish,
  preset,
  toCheckout,
} from './support/donor.js';
import { type HostPage, pageScript, pageStyle } from './support/host-page.js';
import { expect, nextEvent, type Page, test } from './support/test.js';
import { ways } from './support/ways.js';

const attributes = { mode: 'floating' };
const tall = pageStyle('.tall { block-size: 3000px; }');
const around =
  (before: string, after = ''): NonNullable<HostPage['html']> =>
  (form) =>
    `<main><h1>A partner's page</h1>${before}${form}${after}<p class="tall"></p></main>`;

/** Waits for the file that watches the page. */
const settled = (page: Page) =>
  expect.poll(() => donateButton(page).evaluate((one) => getComputedStyle(one).boxShadow)).not.toBe('none');

const gaps = (page: Page) =>
  donateButton(page).evaluate((one) => {
    const box = one.getBoundingClientRect();
    const { clientWidth } = document.documentElement;
    return {
      end: Math.abs(Math.round(clientWidth - box.right)),
      bottom: Math.abs(Math.round(innerHeight - box.bottom)),
    };
  });

for (const way of ways)
  test(`stays in the corner and completes a donation, ${way.name}`, async ({ page, openWidget }) => {
    await openWidget(way.page({ attributes, html: around(''), head: tall }));
    await settled(page);
    expect(await gaps(page)).toMatchObject({ end: 16, bottom: 16 });
    await page.mouse.wheel(0, 900);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(500);
    expect(await gaps(page)).toMatchObject({ end: 16, bottom: 16 });
    const form = way.form(page);
    await donateButton(page).click();
    await chooseAmount(form);
    await fillDetails(form);
    await finish(page, await checkoutFrom(page, () => toCheckout(form).click()));
    await nextEvent(page, 'sir-donate-complete');
  });

test('is in the other corner where text runs from right to left, and as far away as the page says', async ({
  page,
  openWidget,
}) => {
  await openWidget({
    attributes,
    lang: 'ar',
    head: pageStyle('sir-donate { --sir-inset: 40px; }'),
  });
  const button = page.locator('sir-donate').getByRole('button');
  await expect.poll(() => button.evaluate((one) => Math.round(one.getBoundingClientRect().left))).toBe(40);
});

test('is at the edges where the page says 0', async ({ page, openWidget }) => {
  await openWidget({
    attributes,
    html: around(''),
    head: `${tall}${pageStyle('sir-donate { --sir-inset: 0; }')}`,
  });
  await settled(page);
  expect(await gaps(page)).toMatchObject({ end: 0, bottom: 0 });
});

test.describe('steps aside', () => {
  const hidden = (page: Page) => expect(page.locator('sir-donate button').first()).toBeHidden();
  const dialogs: Record<string, { html: string; open: string; close: string }> = {
    'a modal dialog': {
      html: '<dialog id="other"><button>OK</button></dialog>',
      open: "document.querySelector('#other').showModal()",
      close: "document.querySelector('#other').close()",
    },
    'a cookie banner that comes later': {
      html: '<div id="place"></div>',
      open: "const banner = document.createElement('div'); banner.setAttribute('role', 'dialog'); banner.textContent = 'Cookies'; document.querySelector('#place').append(banner)",
      close: "document.querySelector('#place').firstChild.remove()",
    },
    'a transparent dialog that becomes visible': {
      html: '<div role="dialog" id="other" class="transparent">Chat</div>',
      open: "document.querySelector('#other').classList.remove('transparent')",
      close: "document.querySelector('#other').classList.add('transparent')",
    },
    'a popover': {
      html: '<div popover="manual" id="other">Chat</div>',
      open: "document.querySelector('#other').showPopover()",
      close: "document.querySelector('#other').hidePopover()",
    },
  };
  for (const [name, { html, open, close }] of Object.entries(dialogs))
    test(`for ${name}`, async ({ page, openWidget }) => {
      await openWidget({
        attributes,
        html: around(html),
        head: `${tall}${pageStyle('.transparent { opacity: 0; }')}`,
        script: `${pageScript(`addEventListener('do-open', () => { ${open}; });
          addEventListener('do-close', () => { ${close}; });`)}<script async src="{{files}}/v0/sir-donate.js"></script>`,
      });
      await settled(page);
      await expect(donateButton(page)).toBeVisible();
      await page.evaluate(() => dispatchEvent(new Event('do-open')));
      await hidden(page);
      await page.evaluate(() => dispatchEvent(new Event('do-close')));
      await expect(donateButton(page)).toBeVisible();
    });

  test('for another donate button, while that is in view', async ({ page, openWidget }) => {
    await openWidget({
      attributes,
      html: (form) =>
        `<main><h1>A partner's page</h1>${form.replace('mode="floating"', '')}${form}<p class="tall"></p></main>`,
      head: tall,
    });
    const floating = page.locator('sir-donate[mode] button').first();
    await expect(floating).toBeHidden();
    await page.mouse.wheel(0, 1500);
    await expect(floating).toBeVisible();
    await page.mouse.wheel(0, -1500);
    await expect(floating).toBeHidden();
  });

  test('for a link that opens it', async ({ page, openWidget }) => {
    await openWidget({
      attributes: { ...attributes, id: 'give' },
      html: around('<a href="#give">Support us</a>'),
      head: tall,
    });
    await hidden(page);
    await page.getByRole('link', { name: 'Support us' }).click();
    await expect(preset(page, '$25')).toBeVisible();
  });

  test('for nobody who has reached it by the keyboard', async ({ page, openWidget }) => {
    await openWidget({
      attributes,
      html: around('', '<div role="dialog" id="other" hidden>Chat</div>'),
      head: tall,
    });
    await settled(page);
    await page.keyboard.press('Tab');
    await expect(donateButton(page)).toBeFocused();
    await page.locator('#other').evaluate((one) => one.removeAttribute('hidden'));
    await expect(page.getByText('Chat')).toBeVisible();
    await expect(donateButton(page)).toBeVisible();
    await donateButton(page).blur();
    await hidden(page);
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 640 }, hasTouch: true });
  test('steps aside while the visitor types', async ({ page, openWidget, browserName }) => {
    test.skip(browserName !== 'chromium', 'only Chromium emulates a coarse pointer');
    await openWidget({ attributes, html: around('<label>Search <input type="search"></label>'), head: tall });
    await settled(page);
    test.skip(!(await page.evaluate(() => matchMedia('(pointer: coarse)').matches)), 'no coarse pointer');
    await page.getByLabel('Search').focus();
    await expect(page.locator('sir-donate button').first()).toBeHidden();
    await page.getByLabel('Search').blur();
    await expect(donateButton(page)).toBeVisible();
  });
});

test('further ones are not shown, with one warning, until the first one has left', async ({
  page,
  openWidget,
  record,
}) => {
  await openWidget({
    attributes,
    html: (form) => `<main><h1>A partner's page</h1>${form}${form}${form}</main>`,
  });
  const buttons = page.getByRole('button', { name: 'Donate' });
  await expect(buttons).toHaveCount(1);
  expect(record.warnings.filter((line) => line.includes('mode="floating"'))).toHaveLength(1);
  // The one that is shown.
  await buttons.evaluate((one) => (one.getRootNode() as ShadowRoot).host.remove());
  await expect(buttons).toHaveCount(1);
  await page.locator('sir-donate').evaluateAll((all) => {
    for (const one of all) one.setAttribute('amount', '40');
  });
  expect(record.warnings.filter((line) => line.includes('mode="floating"'))).toHaveLength(1);
  await buttons.click();
  await expect(preset(page, '$25')).toBeVisible();
});

test('becomes a button in the page, and back', async ({ page, openWidget }) => {
  await openWidget({ attributes, html: around(''), head: tall });
  await settled(page);
  await setAttributes(page, { mode: 'button' });
  await expect.poll(async () => (await gaps(page)).bottom).toBeGreaterThan(100);
  await setAttributes(page, { mode: 'floating' });
  await expect.poll(async () => (await gaps(page)).bottom).toBe(16);
});

test('is in the corner without the file that watches the page', async ({ page, openWidget }) => {
  await page.route('**/floating-*.js*', (route) => route.abort());
  await openWidget({ attributes, html: around(''), head: tall });
  await expect(donateButton(page)).toBeVisible();
  expect(await gaps(page)).toMatchObject({ end: 16, bottom: 16 });
  await donateButton(page).click();
  await expect(preset(page, '$25')).toBeVisible();
});

for (const [build, script] of [
  ['the single file', '<script async src="{{files}}/v0/sir-donate.bundle.js"></script>'],
  ['the npm module', '<script type="module" src="{{files}}/npm/index.js"></script>'],
])
  test(`is in the corner in ${build}`, async ({ page, openWidget }) => {
    await openWidget({ attributes, script: script ?? '', html: around(''), head: tall });
    await settled(page);
    expect(await gaps(page)).toMatchObject({ end: 16, bottom: 16 });
  });

test('steps aside for an element that becomes a dialog when it is shown', async ({ page, openWidget }) => {
  await openWidget({
    attributes,
    html: around('<div id="box" hidden>Sign up</div>'),
    head: pageStyle('#box { position: fixed; inset: 20px; background: white; }'),
  });
  await settled(page);
  const box = page.locator('#box');
  await box.evaluate((element) => {
    element.removeAttribute('hidden');
  });
  await expect(box).toBeVisible();
  await box.evaluate((element) => element.setAttribute('role', 'dialog'));
  await expect(donateButton(page)).toBeHidden();
});

/** Returns the element in the corner and the one that waits for it. */
async function findTwo(page: Page) {
  const all = page.locator('sir-donate');
  const shown = () =>
    all.evaluateAll((elements) =>
      elements.map((one) => {
        const button = one.shadowRoot?.querySelector('button');
        return !!button && getComputedStyle(button).display !== 'none';
      }),
    );
  await expect.poll(async () => (await shown()).toSorted()).toEqual([false, true]);
  const corner = (await shown()).indexOf(true);
  return { corner: all.nth(corner), waiting: all.nth(1 - corner) };
}

for (const mode of ['button', 'dialog'])
  test(`leaves the corner to the next one when its mode becomes ${mode}`, async ({ page, openWidget }) => {
    await openWidget({ attributes, html: (form) => around(form, form)('<p class="tall"></p>'), head: tall });
    const { corner, waiting } = await findTwo(page);
    await page.mouse.wheel(0, 1500);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(1000);
    await corner.evaluate((element, value) => element.setAttribute('mode', value), mode);
    await expect(waiting.getByRole('button')).toBeVisible();
  });

test('is seen in another mode, even if another one is in the corner', async ({ page, openWidget }) => {
  await openWidget({ attributes, html: (form) => around(form)(form) });
  const { waiting } = await findTwo(page);
  await waiting.evaluate((element) => element.setAttribute('mode', 'button'));
  await expect(waiting.getByRole('button')).toBeVisible();
});
