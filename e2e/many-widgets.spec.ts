/** Several widgets on one page: each has its own donation, and together they send each request once. */
import { donateButton, finish, giveOnce, preset } from './support/donor.js';
import { widget } from './support/element.js';
import { demoOrigins, releaseFiles } from './support/origins.js';
import { eventsOf } from './support/recorder.js';
import { expect, nextEvent, type PageRecord, test } from './support/test.js';

const scriptsOf = (record: PageRecord) =>
  record.requests
    .map((request) => request.url())
    .filter((url) => url.startsWith(demoOrigins.files))
    .map((url) => url.replace(releaseFiles, 'release').replace(demoOrigins.files, ''))
    .map((path) => path.replace(/-[\w-]{8}\.js$/, '.js'))
    .sort();

test.describe('two or more widgets on one page', () => {
  test('each of two widgets has a donation of its own', async ({ openWidget, sandbox }) => {
    const page = await openWidget({
      html: (it) =>
        `<main><h1>Two</h1><section aria-label="Water">${it}</section><section aria-label="Forest">${it.replace('clean-water-fund', 'forest-guardians')}</section></main>`,
    });
    await page.getByRole('region', { name: 'Forest' }).getByRole('button', { name: 'Donate' }).click();
    await expect(page.getByRole('heading', { name: 'Guardians of the Hollow Forest' })).toBeVisible();
    const checkout = await giveOnce(page);
    await page.keyboard.press('Escape');
    const states = () => widget(page).evaluateAll((all) => all.map((one) => Reflect.get(one, 'state')));
    expect(await states()).toEqual(['idle', 'waiting']);
    await finish(page, checkout);
    await expect.poll(states).toEqual(['idle', 'succeeded']);
    expect((await sandbox.requests('create-link')).length).toBe(1);
  });

  test('one hundred widgets with preload="intent" load one script and send no request before intent', {
    tag: '@invariant-9',
  }, async ({ openWidget, record, sandbox }) => {
    const page = await openWidget({
      attributes: { preload: 'intent' },
      html: (it) => `<main><h1>Many</h1>${it.repeat(100)}</main>`,
    });
    await expect(donateButton(page)).toHaveCount(100);
    expect(record.requests.filter((request) => request.url().startsWith(demoOrigins.files)).length).toBe(1);
    expect(await sandbox.requests()).toEqual([]);
  });
});

test.describe('one hundred widgets on one page', () => {
  test('one hundred widgets that load at once send each request once', { tag: '@invariant-9' }, async ({
    openWidget,
    sandbox,
    record,
  }) => {
    const page = await openWidget({
      attributes: { preload: 'intent' },
      html: (it) => `<main><h1>Many</h1>${it.repeat(100)}</main>`,
    });
    await expect(donateButton(page)).toHaveCount(100);
    expect(scriptsOf(record)).toEqual(['/v0/sir-donate.js']);
    await page.evaluate(() => {
      for (const widget of document.querySelectorAll('sir-donate'))
        widget.dispatchEvent(new PointerEvent('pointerenter'));
    });
    await expect
      .poll(async () => (await eventsOf(page)).filter(({ type }) => type === 'sir-donate-ready').length)
      .toBe(100);
    await donateButton(page).nth(57).click();
    await expect(page.getByRole('heading', { name: 'Clean Water Fund of Lindenau' })).toBeVisible();
    expect(await sandbox.counts()).toEqual({ config: 1, organization: 1 });
    expect(scriptsOf(record)).toEqual(['/v0/sir-donate.js', 'release/deferred.js', 'release/form.js']);
  });

  test('one hundred inline widgets send each request once', { tag: '@invariant-9' }, async ({
    openWidget,
    sandbox,
    record,
  }) => {
    const page = await openWidget({
      attributes: { mode: 'inline' },
      html: (it) => `<main><h1>Many</h1>${it.repeat(100)}</main>`,
    });
    await expect(preset(page, '$25').first()).toBeVisible();
    const forms = page.getByRole('heading', { name: 'Clean Water Fund of Lindenau' });
    await expect(async () => {
      await page.evaluate(() => {
        for (const widget of document.querySelectorAll('sir-donate'))
          if (Reflect.get(widget, 'state') === 'idle') {
            widget.scrollIntoView();
            break;
          }
      });
      expect(await forms.count()).toBe(100);
    }).toPass({ timeout: 20_000, intervals: [50] });
    expect(await sandbox.counts()).toEqual({ config: 1, organization: 1 });
    expect(scriptsOf(record)).toEqual(['/v0/sir-donate.js', 'release/deferred.js', 'release/form.js']);
  });

  test('one of one hundred widgets continues the donation of an earlier visit', {
    tag: '@invariant-9',
  }, async ({ openWidget, sandbox, record }) => {
    const page = await openWidget({ html: (it) => `<main><h1>Many</h1>${it.repeat(100)}</main>` });
    await donateButton(page).nth(41).click();
    const checkout = await giveOnce(page);
    await page.reload();
    const states = () =>
      page
        .locator('sir-donate')
        .evaluateAll((all) => all.map((one) => Reflect.get(one, 'state')).filter((one) => one === 'waiting'));
    await expect.poll(states).toEqual(['waiting']);
    await finish(page, checkout);
    await nextEvent(page, 'sir-donate-complete');
    expect((await eventsOf(page)).filter(({ type }) => type === 'sir-donate-complete').length).toBe(1);
    expect(await sandbox.counts()).toMatchObject({ config: 1, organization: 1, 'create-link': 1 });
    expect(record.warnings).toEqual([]);
  });
});
