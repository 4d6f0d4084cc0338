/** Browsers below the floor: the page's link stays, and nothing else of the widget loads. */
import { addressOf, openWithoutScripts } from '../support/bare-frame.js';
import { fallbackHref, type HostPage } from '../support/host-page.js';
import { isolated } from '../support/isolated.js';
import { demoOrigins } from '../support/origins.js';
import { expect, test } from '../support/test.js';

const pages: Record<string, HostPage> = {
  button: {},
  inline: { attributes: { mode: 'inline' } },
  isolated: isolated(),
  'single file': { script: '<script async src="{{files}}/v0/sir-donate.bundle.js"></script>' },
};

for (const [way, hostPage] of Object.entries(pages))
  test(`leaves the link, and loads no form: ${way}`, async ({ openWidget, record, sandbox }) => {
    const page = await openWidget(hostPage);
    await page.waitForLoadState('networkidle');

    const link = page.getByRole('link', { name: 'Donate', exact: true });
    await expect(link).toHaveAttribute('href', fallbackHref);
    // The click goes to the page's own address, so nothing prevents it.
    await page.route(fallbackHref, (route) => route.fulfill({ body: 'The other page' }));
    await link.click();
    await page.waitForURL(fallbackHref);

    const files = record.requests
      .map((request) => request.url())
      .filter((url) => url.startsWith(demoOrigins.files));
    expect(files).toHaveLength(1);
    expect(await sandbox.requests()).toEqual([]);
    expect(record.lines).toEqual([]);
  });

test('names the way on in a bare frame', async ({ page, sandbox }) => {
  await openWithoutScripts(page, `<iframe src="${addressOf(sandbox)}" title="Donate"></iframe>`);
  await expect(
    page.frameLocator('iframe').getByText('please use the website’s own donation link'),
  ).toBeVisible();
  expect(await sandbox.requests()).toEqual([]);
});
