/**
 * The form of a button is got ready before any intent: its code when the button is in view and the page has loaded and is
 * idle, then its closed dialog. A donor must not notice it except by the speed, and the page not at all.
 */
import { donateButton, finish, giveOnce, heading, openDialog, preset } from './support/donor.js';
import { fallbackLink, stateOf, widget } from './support/element.js';
import { type HostPage, pageStyle } from './support/host-page.js';
import { isolated } from './support/isolated.js';
import { demoOrigins, releaseFiles } from './support/origins.js';
import { eventsOf } from './support/recorder.js';
import { expect, nextEvent, type Page, type PageRecord, test } from './support/test.js';
import { translate } from './support/translations.js';

/** The widget's files in the order of their requests, without hashes. */
const filesOf = ({ requests }: PageRecord): string[] =>
  requests
    .map((request) => request.url())
    .filter((url) => url.startsWith(demoOrigins.files))
    .map((url) => url.replace(/^.*\//, '').replace(/-[\w-]{8}\.js/, ''));

const ahead = ['sir-donate.js', 'preload', 'form'];

/** The dialogs that are rendered and closed. A donor cannot see them, so no role finds them. */
const preparedDialogs = (page: Page) => page.locator('sir-donate dialog:not([open])');

/** On a busy machine the page is seldom idle. */
const prepared = (page: Page) => expect(preparedDialogs(page)).toHaveCount(1, { timeout: 15_000 });

/** Waits until the page has loaded, and has been idle as often as preloading needs to ask for a file. */
const idled = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    while (document.readyState !== 'complete') await new Promise((resolve) => setTimeout(resolve, 10));
    for (let round = 0; round < 3; round++)
      // In the headless shell, idle callbacks do not come while nothing is drawn: src/element/when-idle.ts waits as long.
      await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 1_000 }));
  });

test.describe('a button in view', () => {
  test('has its form got ready without a call, an event, a stored value or another state', {
    tag: '@invariant-9',
  }, async ({ openWidget, record, sandbox }) => {
    const page = await openWidget();
    await prepared(page);
    expect(filesOf(record)).toEqual(ahead);
    expect(await sandbox.requests()).toEqual([]);
    expect(await eventsOf(page)).toEqual([]);
    expect(await page.evaluate(() => [...Object.keys(localStorage), document.cookie].join())).toBe('');
    expect(await stateOf(page)).toBe('idle');
    await expect(page.locator('link[rel=modulepreload]')).toHaveCount(0);

    await openDialog(page);
    await finish(page, await giveOnce(page));
    await nextEvent(page, 'sir-donate-complete');
    expect(filesOf(record)).toEqual([...ahead, 'deferred']);
    expect(await sandbox.counts()).toMatchObject({ config: 1, organization: 1, 'create-link': 1 });
    expect(record.warnings).toEqual([]);
  });

  test('asks for the form at low priority', async ({ page, openWidget, browserName }) => {
    test.skip(browserName !== 'chromium', 'Only Chromium tells priorities.');
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Network.enable');
    const priorities = new Map<string, string>();
    cdp.on('Network.requestWillBeSent', ({ request }) =>
      priorities.set(request.url.replace(/^.*\/|-[\w-]{8}\.js/g, ''), request.initialPriority),
    );
    await openWidget();
    await prepared(page);
    expect(priorities.get('form')).toBe('Low');
  });

  test('shows the form in the task of the press once it is ready', async ({ openWidget, browserName }) => {
    test.skip(browserName === 'firefox', 'Firefox imports a module that is there in a later task.');
    const page = await openWidget();
    await prepared(page);
    const isShown = await widget(page).evaluate(async ({ shadowRoot }) => {
      shadowRoot?.querySelector('button')?.click();
      // Whatever is loaded or asked for takes a task at least.
      await new Promise<void>((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve();
        port2.postMessage(undefined);
      });
      return shadowRoot?.querySelector('dialog')?.matches(':modal');
    });
    expect(isShown).toBe(true);
  });

  test('leaves a page alone that is still loading', async ({ page, openWidget, record }) => {
    let load = () => {};
    const loading = new Promise<void>((resolve) => {
      load = resolve;
    });
    await page.route('**/late.svg', async (route) => {
      await loading;
      await route.abort();
    });
    const opening = openWidget({ html: (it) => `${it}<img src="{{api}}/logos/late.svg" alt="">` });
    await expect(donateButton(page)).toBeVisible();
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
    expect(await page.evaluate(() => document.readyState)).toBe('interactive');
    expect(filesOf(record)).toEqual(['sir-donate.js']);
    load();
    await opening;
    await prepared(page);
    expect(filesOf(record)).toEqual(ahead);
  });
});

test('a button out of view gets its form ready once it is scrolled to', { tag: '@invariant-9' }, async ({
  openWidget,
  record,
}) => {
  const page = await openWidget({
    head: pageStyle('.far { block-size: 5000px }'),
    html: (it) => `<main><h1>Far</h1><div class="far"></div>${it}</main>`,
  });
  await expect.poll(() => filesOf(record)).toEqual(['sir-donate.js', 'preload']);
  await idled(page);
  expect(filesOf(record)).toEqual(['sir-donate.js', 'preload']);
  await donateButton(page).scrollIntoViewIfNeeded();
  await prepared(page);
  expect(filesOf(record)).toEqual(ahead);
});

test.describe('what turns it off', () => {
  test('preload="intent" loads nothing before a hover', { tag: '@invariant-9' }, async ({
    openWidget,
    record,
  }) => {
    const page = await openWidget({ attributes: { preload: ' Intent' } });
    await idled(page);
    expect(filesOf(record)).toEqual(['sir-donate.js']);
    await donateButton(page).hover();
    await nextEvent(page, 'sir-donate-ready');
    await expect.poll(() => filesOf(record)).toEqual(['sir-donate.js', 'form', 'deferred']);
  });

  test('preload="none" loads nothing before the press', { tag: '@invariant-9' }, async ({
    openWidget,
    record,
    sandbox,
  }) => {
    const page = await openWidget({ attributes: { preload: 'none' } });
    await donateButton(page).hover();
    await donateButton(page).focus();
    await idled(page);
    expect(filesOf(record)).toEqual(['sir-donate.js']);
    expect(await sandbox.requests()).toEqual([]);
    await openDialog(page);
    await expect(preset(page, '$25')).toBeVisible();
  });

  for (const connection of [
    { saveData: true, effectiveType: '4g' },
    { saveData: false, effectiveType: '2g' },
    { saveData: false, effectiveType: 'slow-2g' },
  ])
    test(`nothing is loaded before an intent with ${JSON.stringify(connection)}`, {
      tag: '@invariant-9',
    }, async ({ page, openWidget, record }) => {
      await page.addInitScript(
        (value) => Object.defineProperty(navigator, 'connection', { value }),
        connection,
      );
      await openWidget();
      await idled(page);
      expect(filesOf(record)).toEqual(['sir-donate.js']);
      await openDialog(page);
      await expect(preset(page, '$25')).toBeVisible();
    });

  test('an attribute that comes before the page is idle turns it off, and one that goes turns it on', async ({
    openWidget,
    record,
  }) => {
    const page = await openWidget({ attributes: { preload: 'none' } });
    await idled(page);
    await widget(page).evaluate((element) => Reflect.set(element, 'preload', undefined));
    await prepared(page);
    expect(filesOf(record)).toEqual(ahead);
  });
});

test.describe('what changes after the form was got ready', () => {
  const changes: Record<string, { change: Record<string, string>; shows: (page: Page) => Promise<void> }> = {
    amounts: {
      change: { amounts: '7,70', amount: '70', currency: 'EUR' },
      async shows(page) {
        await expect(preset(page, '€70')).toBeChecked();
        await expect(preset(page, '$25')).toHaveCount(0);
      },
    },
    'the frequency': {
      change: { frequency: 'monthly' },
      shows: (page) => expect(page.getByRole('radio', { name: translate('monthly') })).toBeChecked(),
    },
    'one nonprofit of several': {
      change: { nonprofit: 'clean-water-fund,forest-guardians' },
      shows: (page) => expect(heading(page, 'chooseNonprofit')).toBeVisible(),
    },
    'the language': {
      change: { locale: 'de' },
      shows: (page) => expect(page.getByText('Spenden an')).toBeVisible(),
    },
    'the mode': {
      change: { mode: 'inline' },
      async shows(page) {
        await expect(preset(page, '$25')).toBeVisible();
        await expect(page.locator('sir-donate dialog')).toHaveCount(0);
      },
    },
    'a text': {
      change: { strings: '{"amount":"How much?"}' },
      shows: (page) => expect(page.getByRole('group', { name: 'How much?' })).toBeVisible(),
    },
  };
  for (const [what, { change, shows }] of Object.entries(changes))
    test(`applies to the form when the donor opens it: ${what}`, { tag: '@invariant-7' }, async ({
      page,
      openWidget,
      record,
    }) => {
      // The tip, which comes with the config, is a change of its own.
      await page.route(`${demoOrigins.api}/v1/partner/config`, () => {});
      await openWidget();
      await prepared(page);
      await widget(page).evaluate((element, entries) => {
        for (const [name, value] of entries) element.setAttribute(name, value);
      }, Object.entries(change));
      if (what !== 'the mode') await openDialog(page);
      await shows(page);
      expect((await eventsOf(page)).map(({ type }) => type)).not.toContain('sir-donate-change');
      expect(record.warnings).toEqual([]);
    });

  test('a key that goes is asked for, as in a form that was not got ready', async ({ page, openWidget }) => {
    await page.clock.install();
    await openWidget();
    await prepared(page);
    await widget(page).evaluate((element) => element.setAttribute('publishable-key', 'pk_wrong'));
    await donateButton(page).click();
    expect(await nextEvent(page, 'sir-donate-error')).toMatchObject({ code: 'invalid-key' });
    await expect(page.getByRole('dialog')).toBeHidden();
  });

  test('an element that was moved, removed and put back opens its form', async ({ openWidget }) => {
    const page = await openWidget({ html: (it) => `<main><h1>Here</h1>${it}<section></section></main>` });
    await prepared(page);
    await widget(page).evaluate(async (element) => {
      document.querySelector('section')?.append(element);
      await new Promise((resolve) => setTimeout(resolve));
      element.remove();
      await new Promise((resolve) => setTimeout(resolve));
      document.querySelector('main')?.append(element);
    });
    await finish(page, await giveOnce(await opened(page)));
    await nextEvent(page, 'sir-donate-complete');
  });

  test('an element that is hidden from screen readers opens its form in the portal', async ({
    openWidget,
  }) => {
    const page = await openWidget({ html: (it) => `<main><h1>Here</h1><div>${it}</div></main>` });
    await prepared(page);
    await widget(page).evaluate((element) => {
      element.shadowRoot?.querySelector('button')?.click();
      element.parentElement?.setAttribute('aria-hidden', 'true');
    });
    await expect(preset(page, '$25')).toBeVisible();
  });

  test('the element that replaces the one whose form was ready gets its own ready', async ({
    openWidget,
    record,
  }) => {
    const page = await openWidget();
    await prepared(page);
    await widget(page).evaluate((element) => element.replaceWith(element.cloneNode(true)));
    await prepared(page);
    expect(filesOf(record)).toEqual(ahead);
    await openDialog(page);
    await expect(preset(page, '$25')).toBeVisible();
  });
});

async function opened(page: Page): Promise<Page> {
  await openDialog(page);
  return page;
}

for (const count of [100, 1_000])
  test(`${count} widgets on one page cost one of everything`, { tag: '@invariant-9' }, async ({
    page,
    openWidget,
    record,
    sandbox,
  }) => {
    await page.addInitScript(() => {
      let parsed = 0;
      const { replaceSync } = CSSStyleSheet.prototype;
      CSSStyleSheet.prototype.replaceSync = function (css) {
        Object.assign(window, { parsedStylesheets: ++parsed });
        replaceSync.call(this, css);
      };
    });
    const parsedStylesheets = () => page.evaluate(() => Reflect.get(window, 'parsedStylesheets'));
    await openWidget({ html: (it) => `<main><h1>Many</h1>${it.repeat(count)}</main>` });
    await prepared(page);
    await idled(page);
    expect(await parsedStylesheets()).toBe(2);
    await expect(preparedDialogs(page)).toHaveCount(1);
    expect(filesOf(record)).toEqual(ahead);
    expect(await sandbox.requests()).toEqual([]);
    await donateButton(page).nth(1).click();
    await expect(page.getByRole('heading', { name: 'Clean Water Fund of Lindenau' })).toBeVisible();
    expect(filesOf(record)).toEqual([...ahead, 'deferred']);
    expect(await sandbox.counts()).toEqual({ config: 1, organization: 1 });
    expect(await parsedStylesheets()).toBe(3);
  });

test('the API calls start with the press and do not wait for the deferred module', {
  tag: '@invariant-9',
}, async ({ page, openWidget, sandbox, record }) => {
  let load = () => {};
  const loading = new Promise<void>((resolve) => {
    load = resolve;
  });
  await page.route(`${releaseFiles}/deferred-*`, async (route) => {
    await loading;
    await route.continue();
  });
  await openWidget();
  await prepared(page);
  await openDialog(page);
  await expect.poll(() => sandbox.counts()).toEqual({ config: 1, organization: 1 });
  await expect.poll(() => filesOf(record)).toEqual([...ahead, 'deferred']);
  load();
  await expect(page.getByRole('heading', { name: 'Clean Water Fund of Lindenau' })).toBeVisible();
  await finish(page, await giveOnce(page));
  await nextEvent(page, 'sir-donate-complete');
  expect(await sandbox.counts()).toMatchObject({ config: 1, organization: 1 });
});

test.describe('other ways to load the widget', () => {
  const others: Record<string, { page: HostPage; files: string[] }> = {
    'the single file': {
      page: { script: '<script async src="{{files}}/v0/sir-donate.bundle.js"></script>' },
      files: ['sir-donate.bundle.js'],
    },
    'a simulation': { page: { attributes: { simulate: 'succeeded' } }, files: ahead },
    'another language': { page: { attributes: { locale: 'de' } }, files: [...ahead, 'language-de'] },
  };
  for (const [name, { page: hostPage, files }] of Object.entries(others))
    test(`get the form ready: ${name}`, async ({ openWidget, record, sandbox }) => {
      const page = await openWidget(hostPage);
      await prepared(page);
      expect(filesOf(record)).toEqual(files);
      expect(await sandbox.requests()).toEqual([]);
    });

  test('the npm module gets the form ready', async ({ openWidget, sandbox }) => {
    const page = await openWidget({ script: '<script type="module" src="{{files}}/npm/index.js"></script>' });
    await prepared(page);
    expect(await sandbox.requests()).toEqual([]);
  });

  test('an isolated form loads only its host side before an intent', { tag: '@invariant-9' }, async ({
    openWidget,
    record,
    sandbox,
  }) => {
    const page = await openWidget(isolated());
    await expect.poll(() => filesOf(record)).toEqual(['sir-donate.js', 'preload', 'frame-host']);
    await idled(page);
    await expect(page.locator('sir-donate iframe')).toHaveCount(0);
    expect(await sandbox.requests()).toEqual([]);
  });
});

test.describe('a file that does not load ahead', () => {
  for (const file of ['preload', 'form'])
    test(`is said nothing of, and the press loads the form: ${file}`, { tag: '@invariant-11' }, async ({
      page,
      openWidget,
      record,
    }) => {
      let failures = 0;
      let isLost = true;
      await page.route(`${releaseFiles}/${file}-*`, (route) => {
        if (!isLost) return route.continue();
        failures++;
        return route.abort();
      });
      await openWidget();
      await expect.poll(() => failures).toBeGreaterThan(0);
      await idled(page);
      expect(record.warnings).toEqual([]);
      expect(await eventsOf(page)).toEqual([]);
      await expect(preparedDialogs(page)).toHaveCount(0);
      await expect(donateButton(page)).toBeVisible();
      isLost = false;
      await donateButton(page).click();
      await expect(preset(page, '$25')).toBeVisible();
      expect((await eventsOf(page)).map(({ type }) => type)).not.toContain('sir-donate-error');
    });

  test('is waited for as long after the press as any file, and the next press tries again', {
    tag: '@invariant-11',
  }, async ({ page, openWidget, record }) => {
    let requests = 0;
    await page.route(`${releaseFiles}/form-*`, (route) => (requests++ ? route.continue() : undefined));
    const requested = page.waitForRequest(/\/form-/);
    await openWidget();
    await requested;
    await idled(page);
    expect(await eventsOf(page)).toEqual([]);
    await page.clock.install();
    await donateButton(page).click();
    await page.clock.fastForward(9_000);
    expect(await nextEvent(page, 'sir-donate-error')).toMatchObject({ code: 'load-failed' });
    await expect(fallbackLink(page)).toBeVisible();
    expect(record.warnings.length).toBe(1);
    await widget(page).evaluate((element) => Reflect.get(element, 'open').call(element));
    await expect(preset(page, '$25')).toBeVisible();
  });
});
