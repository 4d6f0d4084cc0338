/** The checkout window and its fallbacks: a link, then the same tab. */
import {
  checkoutFrom,
  chooseAmount,
  endCheckout,
  fillDetails,
  finish,
  giveOnce,
  heading,
  openDialog,
  toCheckout,
} from './support/donor.js';
import { demoOrigins } from './support/origins.js';
import { expectedCompletion, expectOneDonation, payAndReturn, stateOf } from './support/outcome.js';
import { detailsOf } from './support/recorder.js';
import { settled } from './support/settled.js';
import { expect, nextEvent, test } from './support/test.js';
import { translate } from './support/translations.js';

test.describe('fallbacks of the checkout window', () => {
  const blockers = {
    'window.open returns null': () => {
      window.open = () => null;
    },
    'window.open returns an empty object': () => {
      Object.assign(window, { open: () => ({}) });
    },
    // As blockers leave them in a window's place, so that a page does not notice.
    'window.open returns a fake window that claims to be open': () => {
      Object.assign(window, { open: () => ({ closed: false, close() {}, focus() {} }) });
    },
    'the window is closed at once': () => {
      const { open } = window;
      window.open = (...given) => {
        const opened = open.apply(window, given);
        opened?.close();
        return opened;
      };
    },
    'the window is closed while the link is made': undefined,
  };
  for (const [how, block] of Object.entries(blockers)) {
    test(`shows a checkout link, then continues in the same tab, when ${how}`, {
      tag: ['@invariant-6', '@invariant-8'],
    }, async ({ page, openFilledDetails, sandbox }) => {
      if (block) await page.addInitScript(block);
      const release = block ? undefined : await sandbox.hold('create-link');
      await openFilledDetails();
      const opening = block ? undefined : page.waitForEvent('popup');
      await toCheckout(page).click();
      await (await opening)?.close();
      await release?.();

      await expect(heading(page, 'linkTitle')).toBeVisible();
      const link = page.getByRole('link', { name: translate('openCheckout') });
      const { id } = await sandbox.donation();
      await expect(link).toHaveAttribute('href', `${demoOrigins.checkout}/stripe/${id}`);
      await expect(link).toHaveAttribute('target', '_blank');
      await expect(link).toHaveAttribute('rel', /noopener/);
      expect(await stateOf(page)).toBe('link');
      expect(await detailsOf(page, 'sir-donate-checkout')).toEqual([]);

      await page.getByRole('button', { name: translate('openHere') }).click();
      await payAndReturn(page);
      await expectOneDonation(page, 'redirect');
      expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });
    });
  }

  test('completes the donation through the link when the window was closed too early', {
    tag: ['@invariant-6', '@invariant-8'],
  }, async ({ openFilledDetails, sandbox }) => {
    const release = await sandbox.hold('create-link');
    const page = await openFilledDetails();
    const opening = page.waitForEvent('popup');
    await toCheckout(page).click();
    await (await opening).close();
    await release();
    const link = page.getByRole('link', { name: translate('openCheckout') });
    await finish(page, await checkoutFrom(page, () => link.click()));
    await expectOneDonation(page, 'link');
    expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });
  });

  test('polls the donation when the link is opened with the middle mouse button', {
    tag: '@invariant-8',
  }, async ({ page, openFilledDetails, sandbox }) => {
    await page.addInitScript(() => {
      window.open = () => null;
    });
    await openFilledDetails();
    await toCheckout(page).click();
    const link = page.getByRole('link', { name: translate('openCheckout') });
    await finish(page, await checkoutFrom(page, () => link.click({ button: 'middle' })));
    await expectOneDonation(page, 'link');
    expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });
  });

  test('stays on the link screen when the link is clicked with the right mouse button', {
    tag: ['@invariant-6', '@invariant-8'],
  }, async ({ page, openFilledDetails }) => {
    await page.addInitScript(() => {
      window.open = () => null;
    });
    await openFilledDetails();
    await toCheckout(page).click();
    await page.getByRole('link', { name: translate('openCheckout') }).click({ button: 'right' });
    await settled(page);
    expect(await stateOf(page)).toBe('link');
    expect(await detailsOf(page, 'sir-donate-checkout')).toEqual([]);
  });

  test('continues in the same tab when a fake window shows nothing', {
    tag: ['@invariant-6', '@invariant-8'],
  }, async ({ page, openFilledDetails, sandbox }) => {
    await page.addInitScript(() => {
      Object.assign(window, { open: () => ({ closed: false, location: { replace() {} }, close() {} }) });
    });
    await openFilledDetails();
    await toCheckout(page).click();
    await expect(heading(page, 'waitingTitle')).toBeVisible();
    await page.getByRole('button', { name: translate('openHere') }).click();
    await payAndReturn(page);
    await nextEvent(page, 'sir-donate-complete');
    expect(await detailsOf(page, 'sir-donate-complete')).toMatchObject([{ handOff: 'redirect' }]);
    expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });
  });

  test('clears the opener of the checkout window before it navigates', { tag: '@invariant-3' }, async ({
    openFilledDetails,
    sandbox,
  }) => {
    const release = await sandbox.hold('create-link');
    const page = await openFilledDetails();
    const opening = page.waitForEvent('popup');
    await toCheckout(page).click();
    const checkout = await opening;
    expect(await checkout.evaluate(() => [location.href, window.opener])).toEqual(['about:blank', null]);
    await expect(checkout.getByText(translate('preparing'))).toBeVisible();
    await release();
    await expect(checkout.getByRole('button', { name: 'Pay' })).toBeVisible();
    expect(await checkout.evaluate(() => window.opener)).toBeNull();
  });

  test('closes the checkout window when no link can be made', { tag: '@invariant-6' }, async ({
    openFilledDetails,
    sandbox,
    context,
  }) => {
    await sandbox.plan({ endpoint: 'create-link', fault: '500', times: 1 });
    const page = await openFilledDetails({ attributes: { checkout: 'tab' } });
    await toCheckout(page).click();
    await expect(page.getByRole('alert')).toContainText(translate('problemServer'));
    await expect.poll(() => context.pages().length).toBe(1);
  });
});

test.describe('a checkout with a Cross-Origin-Opener-Policy', () => {
  test('completes a donation in a tab when the checkout has a Cross-Origin-Opener-Policy', {
    tag: '@invariant-8',
  }, async ({ openForm, sandbox }) => {
    sandbox.key('coop');
    const page = await openForm({ attributes: { checkout: 'tab' } });
    await finish(page, await giveOnce(page));
    await expectOneDonation(page, 'tab');
  });

  test('completes a donation from the link when the checkout has a Cross-Origin-Opener-Policy', {
    tag: '@invariant-8',
  }, async ({ page, openFilledDetails, sandbox }) => {
    sandbox.key('coop');
    await page.addInitScript(() => {
      window.open = () => null;
    });
    await openFilledDetails();
    await toCheckout(page).click();
    const link = page.getByRole('link', { name: translate('openCheckout') });
    await finish(page, await checkoutFrom(page, () => link.click()));
    await expectOneDonation(page, 'link');
  });

  test('completes a donation in the same tab when the checkout has a Cross-Origin-Opener-Policy', {
    tag: '@invariant-8',
  }, async ({ openFilledDetails, sandbox }) => {
    sandbox.key('coop');
    const page = await openFilledDetails({ attributes: { checkout: 'redirect' } });
    await toCheckout(page).click();
    await payAndReturn(page);
    await expectOneDonation(page, 'redirect');
  });

  test('learns the result by polling when a checkout with a Cross-Origin-Opener-Policy is closed', {
    tag: '@invariant-8',
  }, async ({ page, openForm, sandbox }) => {
    sandbox.key('coop');
    await page.clock.install();
    await openForm();
    const checkout = await giveOnce(page);
    await endCheckout(checkout, 'Decline');
    await checkout.close();
    await page.clock.fastForward(4_000);
    expect(await nextEvent(page, 'sir-donate-failed')).toMatchObject({ handOff: 'popup' });
  });
});

test.describe('in-app browsers', () => {
  const agents = {
    'Instagram on iOS':
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 382.0.0.25.84 (iPhone15,2; iOS 18_5; en_US; en; scale=3.00; 1179x2556; 733456789)',
    'Facebook on iOS':
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [FBAN/FBIOS;FBAV/512.0.0.45.97;FBBV/733456789;FBDV/iPhone15,2]',
    'an unnamed app on an iPad':
      'Mozilla/5.0 (iPad; CPU OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148',
    'TikTok on Android':
      'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36 musical_ly_2023506040 BytedanceWebview/d8a21c6',
    'an Android web view':
      'Mozilla/5.0 (Linux; Android 14; Pixel 8 Build/UQ1A.240205.004; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0.6478.122 Mobile Safari/537.36',
  };
  for (const [name, userAgent] of Object.entries(agents)) {
    test.describe(name, () => {
      test.use({ userAgent });
      for (const checkout of ['popup', 'tab'] as const) {
        test(`checks out in the same tab in ${name} with checkout="${checkout}"`, {
          tag: ['@invariant-6', '@invariant-8'],
        }, async ({ openWidget, context, sandbox }) => {
          const page = await openWidget({ attributes: { checkout } });
          let windows = 0;
          context.on('page', () => windows++);
          await openDialog(page);
          await chooseAmount(page);
          await fillDetails(page);
          await toCheckout(page).click();
          await payAndReturn(page);
          await expectOneDonation(page, 'redirect');
          expect(windows).toBe(0);
          expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });
        });
      }
    });
  }

  test.describe('a browser on a phone', () => {
    test.use({
      userAgent:
        'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36',
      hasTouch: true,
      viewport: { width: 390, height: 844 },
    });
    test('opens the checkout window in Chrome on Android', { tag: ['@invariant-6', '@invariant-8'] }, async ({
      openFilledDetails,
      browserName,
    }) => {
      test.skip(browserName === 'firefox', 'A stock Firefox is given no touch screen here.');
      const page = await openFilledDetails();
      await finish(page, await checkoutFrom(page, () => toCheckout(page).tap()));
      await expectOneDonation(page, 'popup');
    });
  });
});

test.describe('a blocked checkout window', () => {
  const blockers = {
    'window.open returns null': () => {
      window.open = () => null;
    },
    'window.open returns an empty object': () => {
      Object.assign(window, { open: () => ({}) });
    },
    'window.open throws': () => {
      window.open = () => {
        throw new Error('blocked');
      };
    },
  };
  for (const [how, block] of Object.entries(blockers)) {
    test(`shows a checkout link when ${how}`, async ({ page, openFilledDetails, sandbox }) => {
      await page.addInitScript(block);
      await openFilledDetails();
      await toCheckout(page).click();
      await expect(heading(page, 'linkTitle')).toBeVisible();
      expect(await detailsOf(page, 'sir-donate-checkout')).toEqual([]);

      const link = page.getByRole('link', { name: translate('openCheckout') });
      await finish(page, await checkoutFrom(page, () => link.click()));
      expect(await nextEvent(page, 'sir-donate-complete')).toEqual(await expectedCompletion(sandbox, 'link'));
      expect(await detailsOf(page, 'sir-donate-checkout')).toMatchObject([{ handOff: 'link' }]);
      expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });
    });
  }

  test('shows a checkout link when the donor closes the window before the link is made', async ({
    openFilledDetails,
    sandbox,
  }) => {
    const release = await sandbox.hold('create-link');
    const page = await openFilledDetails();
    const opening = page.waitForEvent('popup');
    await toCheckout(page).click();
    await (await opening).close();
    await release();
    await expect(page.getByRole('link', { name: translate('openCheckout') })).toBeVisible();
    expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });
  });
});
