/** `isolated` with the npm module, which knows no address of `frame.html` but the one that the page sets. */
import { donateButton, preset } from './support/donor.js';
import { fallbackLink, widget } from './support/element.js';
import { framePolicy, inFrame } from './support/frame.js';
import { fallbackHref, type HostPage, pageModule } from './support/host-page.js';
import { isolated } from './support/isolated.js';
import { demoOrigins } from './support/origins.js';
import { detailsOf } from './support/recorder.js';
import { expect, type Page, test } from './support/test.js';

const npmPage = (hostPage: HostPage = {}): HostPage =>
  isolated({
    ...hostPage,
    script: pageModule("import { defineSirDonate } from '{{files}}/npm/pure.js'; defineSirDonate();"),
    headers: { 'Content-Security-Policy': framePolicy['Content-Security-Policy'] },
  });

const setFrameUrl = (page: Page, frameUrl: string | undefined): Promise<boolean> =>
  widget(page).evaluate((element, value) => Reflect.set(element.constructor, 'frameUrl', value), frameUrl);

const errorsOf = (page: Page) => detailsOf(page, 'sir-donate-error');

const frameUrlIsMissing = {
  code: 'load-failed',
  message: expect.stringMatching(/isolated needs SirDonateElement\.frameUrl\b.*https:/),
};

for (const mode of ['button', 'inline']) {
  test(`without frameUrl the donor gets the link and the page an error at once (mode ${mode})`, async ({
    page,
    openWidget,
    record,
  }) => {
    await page.clock.install();
    await openWidget(npmPage({ attributes: { mode } }));
    await page.clock.pauseAt(Date.now() + 60_000);
    if (mode === 'button') await donateButton(page).focus();
    await expect(fallbackLink(page)).toHaveAttribute('href', fallbackHref);
    await expect(fallbackLink(page)).toBeVisible();
    expect(await errorsOf(page)).toContainEqual(expect.objectContaining(frameUrlIsMissing));
    expect(record.warnings).toContainEqual(expect.stringContaining('SirDonateElement.frameUrl'));
    await expect(widget(page).locator('iframe')).toHaveCount(0);
  });
}

test('without frameUrl and without a link the button stays', async ({ page, openWidget }) => {
  await openWidget(npmPage({ label: 'Give' }));
  await page.getByRole('button', { name: 'Give' }).click();
  await expect.poll(() => errorsOf(page)).toContainEqual(expect.objectContaining(frameUrlIsMissing));
  await expect(page.getByRole('button', { name: 'Give' })).toBeVisible();
});

test('frameUrl may be http(s) only, and may be set after the element is there', async ({
  page,
  openWidget,
  record,
}) => {
  await openWidget(npmPage({ label: 'Give' }));
  const button = page.getByRole('button', { name: 'Give' });
  const refused = [
    undefined,
    '',
    'file:///builder/app/node_modules/frame.html',
    'javascript:alert(document.domain)',
    'data:text/html,frame',
    'https://',
  ];
  let failures = 0;
  for (const frameUrl of refused) {
    await setFrameUrl(page, frameUrl);
    await widget(page).evaluate((element) => Reflect.get(element, 'open').call(element));
    await expect.poll(async () => (await errorsOf(page)).length, `${frameUrl}`).toBeGreaterThan(failures);
    failures = (await errorsOf(page)).length;
  }
  expect(await errorsOf(page)).toEqual(refused.map(() => expect.objectContaining(frameUrlIsMissing)));
  expect(
    record.requests.filter((request) => /frame\.html|^(file|data|javascript):/.test(request.url())),
  ).toEqual([]);

  // A relative address: it has the page's scheme.
  await setFrameUrl(page, `${demoOrigins.files.replace('http:', '')}/v0/frame.html?somewhere`);
  await button.click();
  await expect(preset(inFrame(page), '$25')).toBeVisible();
});
