/**
 * `npm run screenshots`: every screen of the widget × width × theme, into the ignored folder `screenshots/`, for
 * people to look at. Nothing is asserted here.
 */
import { mkdir } from 'node:fs/promises';
import { type Browser, chromium, type Page } from 'playwright';
import { startServers } from '../../demo/servers.js';
import { findBrowser } from '../browsers.js';

const widths = [360, 768, 1280];
const themes = ['light', 'dark'] as const;

interface Screen {
  name: string;
  key?: string;
  attributes?: string;
  steps?: (page: Page) => Promise<void>;
}

const open = async (page: Page) => {
  await page.locator('sir-donate').getByRole('button').first().click();
  await page.getByRole('dialog').waitFor();
  await page.waitForLoadState('networkidle');
};

const toDetails = async (page: Page) => {
  await open(page);
  await page.getByText('$25', { exact: true }).click();
  await page.getByRole('button', { name: /Give/ }).click();
  await page.getByRole('heading', { name: 'Your details' }).waitFor();
};

const send = async (page: Page) => {
  await toDetails(page);
  await page.getByLabel('First name').fill('Maya');
  await page.getByLabel('Last name').fill('Okonkwo');
  await page.getByLabel('Email').fill('maya@example.org');
  await page.getByRole('button', { name: 'Continue to checkout' }).click();
};

const pay = (button: string) => async (page: Page) => {
  const popup = page.context().waitForEvent('page');
  await send(page);
  const checkout = await popup;
  await checkout.getByRole('button', { name: button }).click();
  await checkout.getByRole('heading', { name: /Payment/ }).waitFor();
  await checkout.close();
  await page.bringToFront();
};

const block = (page: Page) => page.evaluate('window.open = () => null');
const heading = (page: Page, name: string) => page.getByRole('heading', { name }).waitFor();

const screens: Screen[] = [
  { name: 'button' },
  { name: 'amount', steps: open },
  {
    name: 'amount-chosen-monthly',
    steps: async (page) => {
      await open(page);
      await page.getByText('$50', { exact: true }).click();
      await page.getByText('Monthly', { exact: true }).click();
    },
  },
  {
    name: 'amount-impact',
    attributes: `impact='{"10":"school books for one child","25":"feeds a family for a week","50":"a month of clean water for a class","100":"repairs one village pump"}'`,
    steps: async (page) => {
      await open(page);
      await page.getByText('$25', { exact: true }).click();
    },
  },
  {
    name: 'amount-error',
    steps: async (page) => {
      await open(page);
      await page.getByLabel('Other amount').fill('0.20');
      await page.getByRole('button', { name: 'Continue' }).click();
    },
  },
  {
    name: 'picker',
    attributes: 'nonprofit="clean-water-fund,st-hildegard,al-amal,night-school"',
    steps: open,
  },
  { name: 'long-name', attributes: 'nonprofit="st-hildegard"', steps: open },
  { name: 'rtl-name', attributes: 'nonprofit="al-amal"', steps: open },
  { name: 'no-logo', attributes: 'nonprofit="night-school"', steps: open },
  { name: 'details', steps: toDetails },
  {
    name: 'details-errors',
    steps: async (page) => {
      await toDetails(page);
      await page.getByLabel('Email').fill('maya@');
      await page.getByRole('button', { name: 'Continue to checkout' }).click();
    },
  },
  {
    name: 'creating',
    key: 'slow',
    steps: async (page) => {
      await send(page);
      await page.getByRole('button', { name: 'Preparing' }).waitFor();
    },
  },
  {
    name: 'problem',
    key: 'evil',
    steps: async (page) => {
      await send(page);
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'link',
    steps: async (page) => {
      await block(page);
      await send(page);
      await heading(page, 'Your checkout is ready');
    },
  },
  {
    name: 'waiting',
    steps: async (page) => {
      await send(page);
      await heading(page, 'Finish your gift');
    },
  },
  {
    name: 'succeeded',
    steps: async (page) => {
      await pay('Pay')(page);
      await heading(page, 'Thank you!');
    },
  },
  {
    name: 'failed',
    steps: async (page) => {
      await pay('Decline')(page);
      await heading(page, 'did not go through');
    },
  },
  {
    name: 'unavailable',
    key: 'down',
    steps: async (page) => {
      await open(page);
      await heading(page, 'not available');
    },
  },
  { name: 'setup', key: 'none', steps: async (page) => page.getByRole('alert').waitFor() },
  { name: 'inline', attributes: 'mode="inline"', steps: (page) => page.getByLabel('Other amount').waitFor() },
];

const pageOf = ({ key = 'demo', attributes = '' }: Screen, theme: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Screens</title>
<style>
:root{color-scheme:${theme};font-family:"Inter","Helvetica Neue",Arial,sans-serif}
body{margin:0;padding:24px;background:light-dark(#eef2f0,#0e1512);color:light-dark(#17211d,#e8efec)}
p{max-width:40em;line-height:1.6}
</style></head><body>
<h1>A page of a partner</h1><p>The text of the page around the widget, so that one sees how the widget sits in it.</p>
<sir-donate publishable-key="${key === 'none' ? 'oops' : `pk_test_${key}_${theme}`}" ${attributes} nonprofit="clean-water-fund" api-base="{{api}}"><a href="https://example.org/donate">Donate now</a></sir-donate>
<script async src="{{files}}/sir-donate.js"></script></body></html>`;

async function shoot(browser: Browser, hostUrl: string, screen: Screen): Promise<void> {
  for (const theme of themes) {
    for (const width of widths) {
      const context = await browser.newContext({
        viewport: { width, height: width < 500 ? 740 : 900 },
        colorScheme: theme,
      });
      const page = await context.newPage();
      const answer = await page.request.post(`${hostUrl}/_control/pages`, {
        data: { html: pageOf(screen, theme) },
      });
      const { url }: { url: string } = await answer.json();
      await page.goto(url);
      await page.locator('sir-donate:defined').waitFor();
      await screen.steps?.(page);
      // Let the opening animation end; a picture of a moment in between helps nobody.
      await page.evaluate(() =>
        Promise.all(
          document
            .querySelector('sir-donate')
            ?.shadowRoot?.getAnimations()
            .filter((one) => one.effect?.getComputedTiming().iterations === 1)
            .map((one) => one.finished) ?? [],
        ),
      );
      await page.screenshot({
        path: `screenshots/${screen.name}-${width}-${theme}.png`,
        fullPage: screen.name === 'inline',
      });
      await context.close();
    }
  }
}

const only = process.argv.slice(2);
const servers = await startServers({ from: 4360 });
await mkdir('screenshots', { recursive: true });
const browser = await chromium.launch(findBrowser('chromium'));
for (const screen of screens) {
  if (only.length && !only.includes(screen.name)) continue;
  await shoot(browser, servers.hostUrl, screen);
  console.log(screen.name);
}
await browser.close();
await servers.close();
