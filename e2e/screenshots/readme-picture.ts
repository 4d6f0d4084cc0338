/** `npm run picture`: the README's picture, made from the demo's charity page, light and dark side by side. */
import { chromium } from 'playwright';
import { startServers } from '../../demo/servers.js';
import { findBrowser } from '../browsers.js';

const servers = await startServers({ from: 4365 });
const browser = await chromium.launch(findBrowser('chromium'));
const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: 'light' });
await page.goto(`${servers.hostUrl}/charity.html`);
await page.locator('sir-donate').first().getByRole('button').click();
await page.getByText('$50', { exact: true }).click();
await page
  .getByRole('heading', { name: /Clean Water/ })
  .last()
  .waitFor();
await page.waitForLoadState('networkidle');
await page.screenshot({ path: 'demo/pictures/charity.png', animations: 'disabled' });
await browser.close();
await servers.close();
