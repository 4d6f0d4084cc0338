/**
 * A server that accepts a request for a file of ours and never answers it, or answers it late: within ten seconds the donor
 * gets the page's own link, and the form takes its place if it comes after all.
 */
import { donateButton, heading, openDialog, preset } from './support/donor.js';
import { fallbackLink } from './support/element.js';
import { fallbackHref } from './support/host-page.js';
import { expect, nextEvent, type Page, test } from './support/test.js';
import { translate } from './support/translations.js';
import { type Way, ways } from './support/ways.js';

const tag = '@invariant-11';
const [native, isolated] = ways as [Way, Way];

const files: { way: Way; name: string; file: RegExp }[] = [
  { way: native, name: 'the form', file: /\/form-[^/]*\.js/ },
  { way: isolated, name: 'the frame host', file: /\/frame-host-[^/]*\.js/ },
  { way: isolated, name: 'frame.html', file: /\/frame\.html/ },
  { way: isolated, name: "the frame's script", file: /\/frame-guest-[^/]*\.js/ },
];

/** Lets the first request for a file wait until the returned function is called. */
async function holdFirst(page: Page, file: RegExp): Promise<() => void> {
  let release = (): void => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let requests = 0;
  await page.route(file, async (route) => {
    if (!requests++) await released;
    // The frame that asked for it may be gone.
    await route.continue().catch(() => {});
  });
  return release;
}

/** Presses the button, and lets the time pass in which the file should have come. */
async function waitForLink(page: Page, file: RegExp): Promise<void> {
  const requested = page.waitForRequest(file);
  await donateButton(page).click();
  await requested;
  await page.clock.fastForward(9_000);
  await expect(fallbackLink(page)).toBeVisible();
  await expect(donateButton(page)).toBeHidden();
  expect(await nextEvent(page, 'sir-donate-error')).toMatchObject({ code: 'load-failed', retryable: true });
}

for (const { way, name, file } of files) {
  test(`shows the link when ${name} does not answer, and the form once it comes (${way.name})`, {
    tag,
  }, async ({ page, openWidget }) => {
    const release = await holdFirst(page, file);
    await page.clock.install();
    await openWidget(way.page({ attributes: { preload: 'intent' } }));
    await waitForLink(page, file);
    release();
    await expect(preset(way.form(page), '$25')).toBeVisible();
    await expect(fallbackLink(page)).toBeHidden();
  });

  test(`loads the form again at the next try when ${name} has not answered (${way.name})`, {
    tag,
  }, async ({ page, openWidget }) => {
    const release = await holdFirst(page, file);
    await page.clock.install();
    await openWidget(way.page({ attributes: { preload: 'intent' } }));
    await waitForLink(page, file);
    await page.locator('sir-donate').evaluate((widget) => Reflect.get(widget, 'open').call(widget));
    await expect(preset(way.form(page), '$25')).toBeVisible();
    await expect(fallbackLink(page)).toBeHidden();
    release();
  });
}

for (const way of ways) {
  test(`leaves the first step alone when the deferred module does not answer, and then offers the link until it comes (${way.name})`, {
    tag: [tag, '@invariant-7'],
  }, async ({ page, openWidget }) => {
    const deferred = /\/deferred-[^/]*\.js/;
    const release = await holdFirst(page, deferred);
    await page.clock.install();
    await openWidget(way.page());
    const form = way.form(page);
    const requested = page.waitForRequest(deferred);
    await openDialog(page);
    const amount = form.getByLabel(translate('otherAmount'));
    await amount.fill('77');
    await requested;
    await page.clock.fastForward(9_000);
    await expect(amount).toHaveValue('77');
    await form.getByRole('button', { name: translate('give', { amount: '$77' }), exact: true }).click();
    await expect(form.getByRole('link', { name: translate('fallback') })).toHaveAttribute(
      'href',
      fallbackHref,
    );
    release();
    await expect(heading(form, 'yourDetails')).toBeVisible();
  });
}

test('an isolated form in the page leaves no blank box beside the link', { tag }, async ({
  page,
  openWidget,
}) => {
  const release = await holdFirst(page, /\/frame\.html/);
  await page.clock.install();
  await openWidget(isolated.page({ attributes: { mode: 'inline' } }));
  const frame = page.locator('sir-donate iframe');
  await expect(frame).toBeVisible();
  await page.clock.fastForward(9_000);
  await expect(fallbackLink(page)).toBeVisible();
  await expect(frame).toBeHidden();
  release();
  await expect(preset(isolated.form(page), '$25')).toBeVisible();
  await expect(fallbackLink(page)).toBeHidden();
});
