/** On a wide screen with a mouse, donors may take the checkout to their phone by a QR code of the donation link. */
import { createQrCode } from '../src/ui/qr-code.js';
import { findings } from './support/axe.js';
import { addressOf, openWithoutScripts } from './support/bare-frame.js';
import {
  chooseAmount,
  fillDetails,
  finish,
  giveOnce,
  heading,
  openDialog,
  type Place,
  startIn,
  toCheckout,
} from './support/donor.js';
import { iframeHtml, inBareFrame } from './support/frame.js';
import { expect, nextEvent, test } from './support/test.js';
import { translate } from './support/translations.js';
import { ways } from './support/ways.js';

const payOnPhone = (form: Place) => form.getByRole('button', { name: translate('payOnPhone') });
const code = (form: Place) => form.getByRole('img', { name: translate('scanCode') });

/** Expects the code of the link that the form shows beside it: black on white, with its quiet zone. */
async function expectCode(form: Place): Promise<void> {
  const link = await form.getByRole('link', { name: translate('openAgain') }).getAttribute('href');
  const { size, path } = createQrCode(`${link}`, 'L') ?? { size: 0, path: '' };
  await expect(code(form)).toHaveAttribute('viewBox', `0 0 ${size} ${size}`);
  const drawn = await code(form)
    .locator('path')
    .evaluateAll((paths) => paths.map((one) => [getComputedStyle(one).fill, one.getAttribute('d')]));
  expect(drawn).toEqual([
    ['rgb(255, 255, 255)', `M0 0h${size}v${size}H0z`],
    ['rgb(0, 0, 0)', path],
  ]);
}

for (const way of ways) {
  test(`shows the donation link as a QR code until the dialog is closed or the donation has ended, ${way.name}`, async ({
    page,
    openWidget,
    record,
  }) => {
    const isEncoder = (url: string) => /\/qr-code-[^/]*\.js/.test(url);
    // High enough for all of the screen: axe cannot judge a text that is scrolled out.
    await page.setViewportSize({ width: 1000, height: 1200 });
    await openWidget(
      way.page({ html: (widget) => `<main aria-label="Giving"><h1>A partner's page</h1>${widget}</main>` }),
    );
    const form = way.form(page);
    await startIn(page, 'button', form);
    const checkout = await giveOnce(page, '$25', form);
    await page.bringToFront();
    await expect(payOnPhone(form)).toHaveAttribute('aria-expanded', 'false');
    expect(record.requests.some((request) => isEncoder(request.url()))).toBe(false);
    await payOnPhone(form).press('Enter');
    await expectCode(form);
    await expect(code(form)).toBeInViewport({ ratio: 1 });
    await expect(payOnPhone(form)).toHaveAttribute('aria-expanded', 'true');
    await expect(payOnPhone(form)).toBeFocused();
    for (const theme of ['dark', 'light']) {
      await page
        .locator('sir-donate')
        .evaluate((element, value) => element.setAttribute('theme', value), theme);
      await expectCode(form);
      expect(await findings(page), theme).toEqual([]);
    }
    await payOnPhone(form).click();
    await expect(code(form)).toHaveCount(0);
    await payOnPhone(form).click();
    await expect(code(form)).toBeVisible();
    await form.getByRole('button', { name: translate('close') }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
    await openDialog(page);
    await expect(payOnPhone(form)).toHaveAttribute('aria-expanded', 'false');
    await expect(code(form)).toHaveCount(0);
    await payOnPhone(form).click();
    await expectCode(form);
    await finish(page, checkout);
    await expect(heading(form, 'thanksTitle')).toBeVisible();
    await expect(code(form)).toHaveCount(0);
  });
}

test('hands the donation over by the code where no window could be opened', async ({
  page,
  openFilledDetails,
}) => {
  await page.addInitScript(() => {
    window.open = () => null;
  });
  await openFilledDetails();
  await toCheckout(page).click();
  await expect(heading(page, 'linkTitle')).toBeVisible();
  await payOnPhone(page).click();
  await expect(heading(page, 'waitingTitle')).toBeVisible();
  await expectCode(page);
  await expect(code(page)).toBeInViewport({ ratio: 0.99 });
  await expect(page.getByText(translate('waitingTextHere'))).toBeVisible();
  expect(await nextEvent(page, 'sir-donate-checkout')).toMatchObject({ handOff: 'link' });
});

test('offers the code in a bare frame, and on no small screen', async ({ page, sandbox, browserName }) => {
  await openWithoutScripts(page, iframeHtml(addressOf(sandbox)));
  const form = inBareFrame(page);
  await giveOnce(page, '$25', form);
  await page.bringToFront();
  await payOnPhone(form).click();
  await expectCode(form);
  // Firefox's driver gives the screen no size.
  if (browserName === 'firefox') return;
  await page.setViewportSize({ width: 360, height: 740 });
  await expect(payOnPhone(form)).toBeHidden();
  await expect(code(form)).toBeHidden();
});

test('says that the code could not be loaded, and loads it on the next try', async ({ page, openForm }) => {
  await page.route(/\/qr-code-[^/]*\.js/, (route) => route.abort());
  await openForm();
  await chooseAmount(page);
  await fillDetails(page);
  await toCheckout(page).click();
  await payOnPhone(page).click();
  await expect(page.getByRole('alert')).toHaveText(translate('problemNetwork'));
  await page.unroute(/\/qr-code-[^/]*\.js/);
  await payOnPhone(page).click();
  await payOnPhone(page).click();
  await expectCode(page);
});
