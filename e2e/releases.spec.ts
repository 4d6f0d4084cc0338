/**
 * A release breaks nobody: two releases on one server, which publishes and removes their folders as a host would, and
 * pages that hold files of either. The donor gets a working form or, within ten seconds, the page's own link.
 */
import { fileURLToPath } from 'node:url';
import type { Layout } from '../build/layout.js';
import { chooseAmount, donateButton, finish, giveOnce, heading, openDialog } from './support/donor.js';
import { fallbackLink } from './support/element.js';
import { frameOf } from './support/frame.js';
import { fallbackHref, type HostPage, strictPolicy } from './support/host-page.js';
import { extendMessages, renumberMessages } from './support/later-messages.js';
import { cdnKinds, readPackage, startNpmCdn } from './support/npm-cdn.js';
import { detailsOf, eventsOf } from './support/recorder.js';
import { buildNextRelease, currentRelease, ReleaseServer } from './support/releases.js';
import { expect, nextEvent, type Page, test } from './support/test.js';
import { translate } from './support/translations.js';
import { type Way, ways } from './support/ways.js';

const tag = '@invariant-11';
const current = currentRelease;
const [native, isolated] = ways as [Way, Way];

// One worker builds the next release once.
test.describe.configure({ mode: 'default' });

let next: Layout;
let server: ReleaseServer;

test.beforeAll(async () => {
  test.setTimeout(600_000);
  next = await buildNextRelease();
});

test.beforeEach(async () => {
  server = new ReleaseServer();
  await server.start();
});

test.afterEach(() => server.close());

/** A page whose script comes from the server of the releases. */
function hostPage(way: Way, { file = `${current.major}/sir-donate.js`, attributes = {} } = {}): HostPage {
  const page = way.page({ attributes });
  const policy = page.headers?.['Content-Security-Policy'] ?? '';
  return {
    ...page,
    script: `<script async src="${server.origin}/${file}"></script>`,
    headers: { 'Content-Security-Policy': policy.replaceAll('{{files}}', server.origin) },
  };
}

/** A form that was loaded ahead is there without the files that it needs later. */
const onIntent = { preload: 'intent' };

const isRequested = (path: string): boolean => server.requests.some((one) => one.startsWith(path));
const formOf = ({ version }: Layout): string => `/${version}/form-`;

async function expectLink(page: Page): Promise<void> {
  await expect(fallbackLink(page)).toBeVisible({ timeout: 10_000 });
  await expect(fallbackLink(page)).toHaveAttribute('href', fallbackHref);
}

async function giveAndFinish(page: Page, way: Way): Promise<void> {
  await openDialog(page);
  await finish(page, await giveOnce(page, '$25', way.form(page)));
  await nextEvent(page, 'sir-donate-complete');
}

for (const way of ways) {
  test(`a cached script completes a donation with the next release's files when its own are gone (${way.name})`, {
    tag,
  }, async ({ page, postWidget, record }) => {
    server.publish(current);
    const address = await postWidget(hostPage(way, { attributes: onIntent }));
    await page.goto(address);
    await expect(donateButton(page)).toBeVisible();
    server.publish(next);
    server.remove(`/${current.version}/`);
    await page.goto(address);
    await giveAndFinish(page, way);
    expect(server.requests.filter((path) => path.endsWith('/sir-donate.js'))).toHaveLength(1);
    expect(isRequested(formOf(next))).toBe(true);
    expect(record.warnings).toEqual([]);
  });

  test(`a page that was opened before the release shows the form after it (${way.name})`, {
    tag,
  }, async ({ page, openWidget }) => {
    server.publish(current);
    await openWidget(hostPage(way, { attributes: onIntent }));
    await expect(donateButton(page)).toBeVisible();
    server.publish(next);
    server.remove(`/${current.version}/`);
    await openDialog(page);
    await chooseAmount(way.form(page));
  });

  test(`a new script shows the older form while the folder of its release is not there yet (${way.name})`, {
    tag,
  }, async ({ page, openWidget }) => {
    server.publish(current);
    server.put(`/${next.major}/sir-donate.js`, `${next.dist}/${next.major}/sir-donate.js`);
    await openWidget(hostPage(way));
    await openDialog(page);
    await chooseAmount(way.form(page));
    expect(isRequested(formOf(current))).toBe(true);
  });

  test(`a script shows the link when the files of all releases are gone (${way.name})`, { tag }, async ({
    page,
    openWidget,
  }) => {
    server.publish(current);
    server.remove(`/${current.version}/`);
    server.remove(`/${current.major}/latest.js`);
    await openWidget(hostPage(way));
    await donateButton(page).click();
    await expectLink(page);
  });

  test(`an old and a new release resume each other's donation (${way.name})`, { tag }, async ({
    page,
    postWidget,
  }) => {
    server.publish(current);
    server.publish(next);
    const fileOf = ({ version }: Layout) => ({ file: `${version}/sir-donate.js` });
    const older = await postWidget(hostPage(way, fileOf(current)));
    const newer = await postWidget(hostPage(way, fileOf(next)));
    for (const [first, second] of [
      [older, newer],
      [newer, older],
    ] as const) {
      await page.goto(first);
      await openDialog(page);
      const checkout = await giveOnce(page, '$25', way.form(page));
      await page.goto(second);
      await expect(heading(way.form(page), 'waitingTitle')).toBeVisible();
      await finish(page, checkout);
      await nextEvent(page, 'sir-donate-complete');
    }
    expect(isRequested(formOf(current)) && isRequested(formOf(next))).toBe(true);
  });
}

test('a pinned script loads no other release and shows the link when its files are gone', { tag }, async ({
  page,
  openWidget,
}) => {
  server.publish(current);
  server.publish(next);
  server.remove(formOf(current));
  await openWidget(hostPage(native, { file: `${current.version}/sir-donate.js` }));
  await donateButton(page).click();
  await expectLink(page);
  expect(isRequested(`/${next.version}/`)).toBe(false);
});

test('offers the link and keeps what was typed when the deferred module is gone while the form is open', {
  tag,
}, async ({ page, openWidget }) => {
  server.publish(current);
  const deferred = `/${current.version}/deferred-`;
  const release = server.hold(deferred);
  await openWidget(hostPage(native));
  await openDialog(page);
  const amount = page.getByLabel(translate('otherAmount'));
  await amount.fill('77');
  server.publish(next);
  server.remove(deferred);
  release();
  const link = page.getByRole('link', { name: translate('fallback') });
  await expect(link).toHaveAttribute('href', fallbackHref);
  server.publish(current);
  server.put(deferred, `${current.dist}${deferred}`);
  await page.getByRole('button', { name: translate('tryAgain') }).click();
  await expect(amount).toHaveValue('77');
});

for (const [name, host, guest] of [
  ['an older host side', () => current, () => next],
  ['a newer host side', () => next, () => current],
] as const)
  test(`completes an isolated donation between ${name} and a frame of the other release, with message types and fields that neither knows`, {
    tag,
  }, async ({ page, openWidget, record }) => {
    await extendMessages(page);
    server.publish(current);
    server.publish(next);
    server.put(`/${host().version}/frame.html`, `${guest().dist}/${guest().version}/frame.html`);
    await openWidget(hostPage(isolated, { file: `${host().version}/sir-donate.js` }));
    await giveAndFinish(page, isolated);
    expect(isRequested(`/${guest().version}/frame-guest-`)).toBe(true);
    expect(await detailsOf(page, 'sir-donate-checkout')).toHaveLength(1);
    const received = (window: Pick<Page, 'evaluate'>) =>
      window.evaluate(() => [...Reflect.get(globalThis, 'extendedTypes')]);
    expect(await received(page)).toEqual(expect.arrayContaining(['hello', 'state', 'checkout', 'complete']));
    expect(await received(await frameOf(page))).toEqual(expect.arrayContaining(['init', 'open']));
    expect(JSON.stringify(await eventsOf(page))).not.toContain('later');
    expect(record.warnings).toEqual([]);
  });

for (const [name, version] of [
  ['an older', 0],
  ['a newer', 2],
] as const)
  for (const mode of ['button', 'inline'] as const)
    test(`shows the link at once when the frame is of ${name} major (mode ${mode})`, { tag }, async ({
      page,
      openWidget,
    }) => {
      server.publish(current);
      await renumberMessages(page, version);
      // No time passes, so no time limit does.
      await page.clock.install();
      await page.clock.pauseAt(Date.now() + 60_000);
      await openWidget(hostPage(isolated, { attributes: { mode } }));
      if (mode === 'button') await donateButton(page).click();
      await expectLink(page);
      await expect(page.locator('sir-donate iframe')).toHaveCount(0);
      expect(await nextEvent(page, 'sir-donate-error')).toMatchObject({
        message: expect.stringContaining(`version ${version} of the protocol`),
      });
    });

test('the first of two releases on a page completes a donation, and the console names both', { tag }, async ({
  page,
  openWidget,
  record,
}) => {
  server.publish(current);
  server.publish(next);
  const widget = hostPage(native, { file: `${current.version}/sir-donate.js` });
  const second = `<script defer src="${server.origin}/${next.major}/sir-donate.js"></script>`;
  await openWidget({ ...widget, script: `${widget.script?.replace('async', 'defer')}${second}` });
  await giveAndFinish(page, native);
  const lines = record.lines.filter((line) => line.includes('[sir-donate'));
  expect(lines).toEqual([expect.stringContaining(current.version)]);
  expect(lines[0]).toContain(next.version);
  expect(isRequested(formOf(next))).toBe(false);
});

for (const kind of cdnKinds) {
  test(`a script of the range 0 from ${kind} completes a donation after the next release was published there`, {
    tag,
  }, async ({ page, openWidget }) => {
    const own = readPackage(fileURLToPath(new URL('..', import.meta.url)));
    const cdn = await startNpmCdn(kind, own);
    await openWidget({
      attributes: onIntent,
      script: `<script async src="${cdn.packageUrl}@0/dist/v0/sir-donate.js"></script>`,
      headers: {
        'Content-Security-Policy': strictPolicy.replaceAll('{{files}}', new URL('.', cdn.packageUrl).href),
      },
    });
    await expect(donateButton(page)).toBeVisible();
    // Its own release is no longer what the range means.
    cdn.publish({ ...own, version: next.version, dist: next.dist });
    await giveAndFinish(page, native);
    await cdn.close();
  });
}
