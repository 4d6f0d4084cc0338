/** Every screen for everyone: no serious finding of axe's in light or dark, and the whole way by keyboard alone. */
import { AxeBuilder } from '@axe-core/playwright';
import {
  chooseAmount,
  comeBack,
  donateButton,
  donor,
  fillDetails,
  finish,
  giveOnce,
  heading,
  openForm,
  preset,
  startIn,
  toCheckout,
} from './support/donor.js';
import type { HostPage } from './support/host-page.js';
import type { Sandbox } from './support/sandbox.js';
import { expect, nextEvent, type Page, test } from './support/test.js';
import { say } from './support/words.js';

interface Stage {
  page: Page;
  sandbox: Sandbox;
  openWidget: (hostPage?: HostPage) => Promise<Page>;
}

/** Screen → the way there, ending with the screen in view. */
const screens: Record<string, (stage: Stage) => Promise<void>> = {
  async 'the button in the page'({ page, openWidget }) {
    await openWidget();
    await expect(donateButton(page)).toBeVisible();
  },
  async amount({ page, openWidget }) {
    await openWidget({ attributes: { impact: '{"25":"feeds a family for a week"}', amount: '25' } });
    await openForm(page);
    await expect(page.getByRole('heading', { name: 'Clean Water Fund of Lindenau' })).toBeVisible();
  },
  async 'amount, in the page'({ page, openWidget }) {
    await openWidget({ attributes: { mode: 'inline' } });
    await startIn(page, 'inline');
    await expect(page.getByRole('heading', { name: 'Clean Water Fund of Lindenau' })).toBeVisible();
  },
  async 'amount, with an error'({ page, openWidget }) {
    await openWidget();
    await openForm(page);
    await page.getByRole('button', { name: say('continue') }).click();
    await expect(page.getByText(say('amountRequired'))).toBeVisible();
  },
  async 'amount, before the API answers'({ page, openWidget, sandbox }) {
    await sandbox.plan({ endpoint: '*', fault: 'hang' });
    await openWidget();
    await openForm(page);
    await expect(preset(page, '$25')).toBeVisible();
  },
  async details({ page, openWidget }) {
    await openWidget();
    await openForm(page);
    await chooseAmount(page);
    await expect(page.getByRole('group', { name: say('tip') })).toBeVisible();
  },
  async 'details, with errors'({ page, openWidget }) {
    await openWidget();
    await openForm(page);
    await chooseAmount(page);
    await page.getByLabel(say('email')).fill('ada@');
    await toCheckout(page).click();
    await expect(page.getByText(say('emailMalformed'))).toBeVisible();
  },
  async 'details, refused'({ page, openWidget, sandbox }) {
    await sandbox.plan({ endpoint: 'create-link', fault: 'status-400-fields' });
    await openWidget();
    await openForm(page);
    await chooseAmount(page);
    await fillDetails(page);
    await toCheckout(page).click();
    await expect(page.getByRole('alert')).toContainText(say('problemRejected'));
  },
  async creating({ page, openWidget, sandbox }) {
    await sandbox.plan({ endpoint: 'create-link', fault: 'hang' });
    await openWidget({ attributes: { checkout: 'redirect' } });
    await openForm(page);
    await chooseAmount(page);
    await fillDetails(page);
    await toCheckout(page).click();
    await expect(page.getByRole('button', { name: say('preparing') })).toBeVisible();
  },
  async link({ page, openWidget }) {
    await page.addInitScript(() => {
      window.open = () => null;
    });
    await openWidget();
    await openForm(page);
    await chooseAmount(page);
    await fillDetails(page);
    await toCheckout(page).click();
    await expect(heading(page, 'linkTitle')).toBeVisible();
  },
  async waiting({ page, openWidget }) {
    await openWidget();
    await openForm(page);
    await (await giveOnce(page)).close();
    await expect(heading(page, 'waitingTitle')).toBeVisible();
  },
  async pending({ page, openWidget }) {
    await page.clock.install();
    await openWidget();
    await openForm(page);
    await (await giveOnce(page)).close();
    await page.clock.fastForward('30:00');
    await expect(heading(page, 'pendingTitle')).toBeVisible();
  },
  async succeeded({ page, openWidget }) {
    await openWidget();
    await openForm(page);
    await finish(page, await giveOnce(page));
    await expect(heading(page, 'thanksTitle')).toBeVisible();
  },
  async failed({ page, openWidget }) {
    await openWidget();
    await openForm(page);
    await finish(page, await giveOnce(page), 'Decline');
    await expect(heading(page, 'failedTitle')).toBeVisible();
  },
  async unavailable({ page, openWidget, sandbox }) {
    sandbox.key('suspended');
    await openWidget();
    await openForm(page);
    await expect(heading(page, 'unavailableTitle')).toBeVisible();
  },
  async picker({ page, openWidget }) {
    await openWidget({ attributes: { nonprofit: 'clean-water-fund,st-hildegard,al-amal,night-school' } });
    await openForm(page);
    await expect(page.getByRole('button', { name: 'Harbour Street Night School' })).toBeVisible();
  },
  async 'setup notice'({ page, openWidget }) {
    await openWidget({ attributes: { 'publishable-key': null } });
    await expect(page.getByRole('alert')).toBeVisible();
  },
};

/** The same page, as the types of another version of Playwright's core have it. */
type AxePage = ConstructorParameters<typeof AxeBuilder>[0]['page'];

async function expectNoSeriousFinding(page: Page): Promise<void> {
  const { violations, passes } = await new AxeBuilder({ page: page as AxePage }).analyze();
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('\n')}`,
    );
  expect(serious).toEqual([]);
  // An analysis that saw nothing would find nothing.
  expect(passes.some(({ nodes }) => nodes.some(({ target }) => Array.isArray(target[0])))).toBe(true);
}

test.describe('axe finds nothing serious or critical', () => {
  for (const [name, goThere] of Object.entries(screens)) {
    test(name, async ({ page, openWidget, sandbox }) => {
      await goThere({ page, openWidget, sandbox });
      for (const theme of ['light', 'dark'] as const) {
        await test.step(theme, async () => {
          await page.emulateMedia({ colorScheme: theme });
          await page.evaluate((scheme) => {
            document.documentElement.style.colorScheme = scheme;
            document.querySelector('sir-donate')?.setAttribute('theme', scheme);
          }, theme);
          await expectNoSeriousFinding(page);
        });
      }
    });
  }
});

test.describe('by keyboard alone', () => {
  test('a donor gives from the button to the thanks', async ({ openWidget }) => {
    const page = await openWidget();
    const { keyboard } = page;
    await keyboard.press('Tab');
    await expect(donateButton(page)).toBeFocused();
    await keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeVisible();

    await tabTo(page, page.getByRole('radio', { name: say('once') }));
    await keyboard.press('ArrowRight');
    await expect(page.getByRole('radio', { name: say('monthly') })).toBeChecked();
    await keyboard.press('ArrowLeft');
    await tabTo(page, preset(page, '$10'));
    await keyboard.press('Space');
    await keyboard.press('ArrowDown');
    await expect(preset(page, '$25')).toBeChecked();
    await tabTo(page, page.getByRole('button', { name: say('give', { amount: '$25' }) }));
    await keyboard.press('Enter');

    await expect(heading(page, 'yourDetails')).toBeFocused();
    for (const key of ['firstName', 'lastName', 'email'] as const) {
      await tabTo(page, page.getByLabel(say(key)));
      await keyboard.type(donor[key]);
    }
    await tabTo(page, page.getByRole('radio', { name: /^10%/ }));
    await keyboard.press('ArrowLeft');
    await keyboard.press('ArrowLeft');
    await expect(page.getByRole('radio', { name: say('noTip') })).toBeChecked();
    await tabTo(page, toCheckout(page));
    const opening = page.waitForEvent('popup');
    await keyboard.press('Enter');

    const checkout = await opening;
    await tabTo(checkout, checkout.getByRole('button', { name: 'Pay' }));
    await checkout.keyboard.press('Enter');
    await expect(checkout.getByRole('heading', { name: 'Payment received' })).toBeVisible();
    await checkout.close();
    await comeBack(page);

    await nextEvent(page, 'sir-donate-complete');
    await expect(heading(page, 'thanksTitle')).toBeFocused();
    await keyboard.press('Escape');
    await expect(donateButton(page)).toBeFocused();
  });

  test('the focus stays in the dialog', async ({ openWidget }) => {
    const page = await openWidget({
      html: (widget) => `<a href="#x">Before</a>${widget}<a href="#y">After</a>`,
    });
    await openForm(page);
    for (let press = 0; press < 15; press++) {
      await page.keyboard.press('Tab');
      await expect(page.getByRole('link', { name: 'After' })).not.toBeFocused();
      await expect(page.getByRole('link', { name: 'Before' })).not.toBeFocused();
    }
  });

  test('errors take the focus to where they are, and are said with the field', async ({ openWidget }) => {
    const page = await openWidget();
    await openForm(page);
    await page.getByLabel(say('otherAmount')).fill('abc');
    await page.keyboard.press('Enter');
    await expect(page.getByLabel(say('otherAmount'))).toBeFocused();
    await expect(page.getByLabel(say('otherAmount'))).toHaveAccessibleDescription(
      say('malformed', { example: '25' }),
    );
  });

  test('each new screen takes the focus, so that a screen reader reads it', async ({ openWidget }) => {
    const page = await openWidget({ attributes: { nonprofit: 'clean-water-fund,forest-guardians' } });
    await openForm(page);
    await page.getByRole('button', { name: 'Clean Water Fund of Lindenau' }).press('Enter');
    await expect(page.getByText(say('amount'), { exact: true })).toBeFocused();
    await chooseAmount(page);
    await expect(heading(page, 'yourDetails')).toBeFocused();
    await fillDetails(page);
    const opening = page.waitForEvent('popup');
    await toCheckout(page).press('Enter');
    await opening;
    await expect(heading(page, 'waitingTitle')).toBeFocused();
  });
});

test.describe('at the edges', () => {
  for (const [name, width] of [
    ['320 px wide', 320],
    ['1280 px wide', 1280],
  ] as const) {
    test(`nothing is cut off ${name}`, async ({ page, openWidget }) => {
      await page.setViewportSize({ width, height: 640 });
      await openWidget({
        attributes: { nonprofit: 'st-hildegard', impact: '{"50":"feeds a family for a week"}' },
      });
      await openForm(page);
      const expectNoSidewaysScroll = async () => {
        const overflow = await page
          .getByRole('dialog')
          .evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth);
        expect(overflow).toBeLessThanOrEqual(0);
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
        ).toBeLessThanOrEqual(0);
      };
      await expect(page.getByRole('heading', { name: /^Saint Hildegard/ })).toBeVisible();
      await expectNoSidewaysScroll();
      await chooseAmount(page, '$25');
      await expectNoSidewaysScroll();
      await toCheckout(page).scrollIntoViewIfNeeded();
      await expect(toCheckout(page)).toBeInViewport();
    });
  }
});

/** Presses Tab until something has the focus, as a donor does who cannot see how many stops there are. */
async function tabTo(page: Page, target: ReturnType<Page['locator']>): Promise<void> {
  await expect(target).toBeVisible();
  for (let press = 0; press < 20; press++) {
    if (await target.evaluate((element) => element.matches(':focus'))) return;
    await page.keyboard.press('Tab');
  }
  await expect(target).toBeFocused();
}
