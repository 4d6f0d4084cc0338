/**
 * The widget in somebody else's frame. A checkout refuses to be framed, so it opens in a window, in a new tab or in the top
 * window, and never in a frame. A dialog needs room, so a low or narrow frame opens the form as a page of its own.
 *
 * Looked at, for the checkout: the element, an isolated element and a bare iframe, each in a frame of the same and of
 * another origin, and a frame in a frame; `redirect`, a blocked window, in-app browsers; a click that is no longer fresh;
 * sandboxes with and without windows and navigation; a host page that sent `update`, or `init` without being asked;
 * `frame.html` as a page (`bare-frame.spec.ts`). For the dialog: all ways to load the script, attributes that an address must
 * not have, a frame that forbids windows, one that forbids everything, and one that grows with its content.
 *
 * Left: Chromium 143 does not count `allow-top-navigation` of an outer frame as the narrower permission of the frame in it, so
 * an isolated form in such a sandbox cannot reach the top window. A sandbox that forbids windows and navigation leaves nothing to open a checkout with. The form shows the links, whose
 * address the donor can copy.
 */
import { addressOf, openListening } from './support/bare-frame.js';
import { postRaw } from './support/csp.js';
import {
  checkoutFrom,
  chooseAmount,
  endCheckout,
  fillDetails,
  heading,
  type Place,
  toCheckout,
} from './support/donor.js';
import { iframeHtml, inBareFrame } from './support/frame.js';
import { demoOrigins, releaseFiles } from './support/origins.js';
import type { Sandbox } from './support/sandbox.js';
import { expect, type Page, type PageRecord, test } from './support/test.js';
import { translate } from './support/translations.js';
import { ways } from './support/ways.js';

/** Returns the same URL on 127.0.0.1, which is another origin than localhost. */
const onOtherOrigin = (url: string): string => url.replace('localhost', '127.0.0.1');

interface Around {
  /** Attributes of the iframe. */
  attributes?: string;
  isOtherOrigin?: boolean;
}

/** Goes to a page with an iframe of `url` and returns the frame. */
async function openInFrame(
  page: Page,
  url: string,
  { attributes = 'width="600" height="900"', isOtherOrigin = true }: Around = {},
): Promise<Place & { frameLocator: Page['frameLocator'] }> {
  const outer = await postRaw(
    `<!doctype html><title>Outer</title><link rel="icon" href="data:,"><h1>Outer</h1><iframe title="Outer" ${attributes} src="${url.replaceAll('&', '&amp;')}"></iframe>`,
  );
  // Firefox 146 over BiDi clicks beside what it should in a frame of another site.
  const canClick = page.context().browser()?.browserType().name() !== 'firefox';
  await page.goto(isOtherOrigin && canClick ? onOtherOrigin(outer) : outer);
  return page.frameLocator('iframe[title=Outer]');
}

/** Chooses, fills in and presses the last button. */
async function giveIn(form: Place): Promise<void> {
  await chooseAmount(form);
  await fillDetails(form);
  await toCheckout(form).click();
}

const hereLink = (form: Place) => form.getByRole('link', { name: translate('openHere') });

/** Expects the checkout in the top window, and that no frame has ever asked for it. */
async function expectAtTop(page: Page, record: PageRecord): Promise<void> {
  await page.waitForURL(`${demoOrigins.checkout}/**`);
  await expect(page.getByRole('button', { name: 'Pay' })).toBeVisible();
  expectNeverFramed(record);
}

function expectNeverFramed({ requests }: PageRecord): void {
  const framed = requests.filter(
    (request) => request.url().startsWith(demoOrigins.checkout) && request.frame().parentFrame(),
  );
  expect(framed.map((request) => request.url())).toEqual([]);
}

interface FramedForm {
  name: string;
  open: (
    page: Page,
    tools: { sandbox: Sandbox; postWidget: (hostPage: object) => Promise<string> },
    options?: { attributes?: Record<string, string>; around?: Around },
  ) => Promise<Place>;
}

/** Everywhere a form can be in a frame. */
const framedForms: readonly FramedForm[] = [
  ...ways.map(
    (way): FramedForm => ({
      name: `a page with the element ${way.name}`,
      async open(page, { postWidget }, { attributes = {}, around } = {}) {
        const url = await postWidget(way.page({ attributes: { mode: 'inline', ...attributes } }));
        const frame = await openInFrame(page, url, around);
        return way.name === 'isolated' ? frame.frameLocator('sir-donate iframe') : frame;
      },
    }),
  ),
  {
    name: 'frame.html',
    open: (page, { sandbox }, { attributes = {}, around } = {}) =>
      openInFrame(page, addressOf(sandbox, attributes), around),
  },
  {
    name: 'a page with frame.html in it',
    async open(page, { sandbox }, { attributes = {}, around } = {}) {
      const inner = await postRaw(
        `<!doctype html><title>Inner</title>${iframeHtml(addressOf(sandbox, attributes), 'width="500" height="800"')}`,
      );
      const frame = await openInFrame(page, inner, around);
      return frame.frameLocator('iframe[title=Donate]');
    },
  },
];

test.describe('the checkout of a form in a frame', () => {
  for (const { name, open } of framedForms) {
    test(`opens in the top window with checkout=redirect, and the return finds the donation: ${name}`, {
      tag: ['@invariant-6', '@invariant-8'],
    }, async ({ page, sandbox, postWidget, record }) => {
      const form = await open(page, { sandbox, postWidget }, { attributes: { checkout: 'redirect' } });
      await giveIn(form);
      await expectAtTop(page, record);
      await endCheckout(page, 'Pay');
      await page.getByRole('button', { name: 'Return to the site' }).click();
      await expect(heading(form, 'thanksTitle')).toBeVisible();
      expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });
    });

    test(`opens in the top window by a link when no window opens: ${name}`, {
      tag: '@invariant-6',
    }, async ({ page, sandbox, postWidget, record }) => {
      await page.addInitScript(() => {
        window.open = () => null;
      });
      const form = await open(page, { sandbox, postWidget }, { around: { isOtherOrigin: false } });
      await giveIn(form);
      const link = hereLink(form);
      await expect(link).toHaveAttribute('target', '_top');
      await expect(link).toHaveAttribute('href', new RegExp(`^${demoOrigins.checkout}/`));
      await link.click();
      await expectAtTop(page, record);
      expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });
    });

    test(`waits for the donor's next click when the link took longer than browsers allow: ${name}`, {
      tag: '@invariant-6',
    }, async ({ page, sandbox, postWidget, record }) => {
      await page.addInitScript(() => {
        Object.defineProperty(navigator, 'userActivation', { value: { isActive: false } });
      });
      const form = await open(page, { sandbox, postWidget }, { attributes: { checkout: 'redirect' } });
      const outer = page.url();
      await giveIn(form);
      await expect(heading(form, 'linkTitle')).toBeVisible();
      await expect(form.getByRole('link', { name: translate('openCheckout') })).toHaveAttribute(
        'target',
        '_blank',
      );
      expect(page.url()).toBe(outer);
      await hereLink(form).click();
      await expectAtTop(page, record);
    });
  }

  test.describe('in an in-app browser', () => {
    test.use({
      userAgent:
        'Mozilla/5.0 (Linux; Android 14; Pixel 8 Build/UQ1A.240205.004; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0.6478.122 Mobile Safari/537.36',
    });
    for (const { name, open } of framedForms.slice(0, 3)) {
      test(`opens in the top window, which is the only one: ${name}`, { tag: '@invariant-6' }, async ({
        page,
        sandbox,
        postWidget,
        record,
        context,
      }) => {
        const form = await open(page, { sandbox, postWidget });
        await giveIn(form);
        await expectAtTop(page, record);
        expect(context.pages()).toHaveLength(1);
      });
    }

    test('a click that is no longer fresh leaves a link to the top window alone', async ({
      page,
      postWidget,
      record,
    }) => {
      await page.addInitScript(() => {
        Object.defineProperty(navigator, 'userActivation', { value: { isActive: false } });
      });
      const form = await openInFrame(page, await postWidget({ attributes: { mode: 'inline' } }));
      await giveIn(form);
      await expect(heading(form, 'linkTitle')).toBeVisible();
      await expect(form.locator('a[target=_blank]')).toHaveCount(0);
      await hereLink(form).click();
      await expectAtTop(page, record);
    });
  });
});

test.describe('the checkout of a form in a sandboxed frame', () => {
  const always = 'allow-scripts allow-same-origin allow-forms';
  const windows = 'allow-popups allow-popups-to-escape-sandbox';

  const [inPage, inIsolated] = framedForms;
  for (const [navigation, framed] of [
    ['allow-top-navigation', inPage],
    ['allow-top-navigation-by-user-activation', inPage],
    ['allow-top-navigation-by-user-activation', inIsolated],
  ] as const) {
    if (framed) {
      const { name, open } = framed;
      test(`opens in the top window where only ${navigation} is granted: ${name}`, async ({
        page,
        sandbox,
        postWidget,
        record,
      }) => {
        const attributes = `width="600" height="900" sandbox="${always} ${navigation}"`;
        const form = await open(page, { sandbox, postWidget }, { around: { attributes } });
        await giveIn(form);
        await hereLink(form).click();
        await expectAtTop(page, record);
      });
    }
  }

  for (const { name, open } of framedForms.slice(0, 3)) {
    test(`opens by a link in a new tab where no navigation is granted: ${name}`, async ({
      page,
      sandbox,
      postWidget,
      record,
    }) => {
      const form = await open(
        page,
        { sandbox, postWidget },
        {
          attributes: { checkout: 'redirect' },
          around: { attributes: `width="600" height="900" sandbox="${always} ${windows}"` },
        },
      );
      const outer = page.url();
      await giveIn(form);
      // A browser that refuses silently counts as a redirect; the links stand there in either case.
      const link = form
        .getByRole('link', { name: translate('openCheckout') })
        .or(form.getByRole('link', { name: translate('openAgain') }));
      await expect(hereLink(form)).toBeVisible();
      await checkoutFrom(page, () => link.click());
      expect(page.url()).toBe(outer);
      expectNeverFramed(record);
    });

    test(`stays a link where nothing is granted, and never opens in the frame: ${name}`, async ({
      page,
      sandbox,
      postWidget,
      record,
      context,
    }) => {
      const around = { attributes: `width="600" height="900" sandbox="${always}"` };
      const form = await open(page, { sandbox, postWidget }, { around });
      await giveIn(form);
      await expect(heading(form, 'linkTitle')).toBeVisible();
      await hereLink(form).click();
      await expect(heading(form, 'waitingTitle')).toBeVisible();
      for (const link of [hereLink(form), form.getByRole('link', { name: translate('openAgain') })])
        await expect(link).toHaveAttribute('href', new RegExp(`^${demoOrigins.checkout}/`));
      expect(context.pages()).toHaveLength(1);
      expectNeverFramed(record);
    });
  }
});

test.describe('the dialog of a form in a frame that is too small for it', () => {
  const low = 'width="300" height="60"';
  const bundle = '<script src="{{files}}/v0/sir-donate.bundle.js"></script>';
  const npm = '<script type="module" src="{{files}}/npm/index.js" nonce="e2e"></script>';
  const [inPage, isolated] = ways;

  const attributes = {
    amounts: '7,14',
    'donor-email': 'ada@example.org',
    strings: '{"amount":"Ours"}',
    'referral-code': 'spring',
  };

  for (const [name, hostPage, size] of [
    ['from the script', inPage?.page({ attributes }), low],
    ['from the script in a narrow frame', inPage?.page({ attributes }), 'width="160" height="600"'],
    ['from the single file', { script: bundle, attributes }, low],
    ['isolated', isolated?.page({ attributes }), low],
  ] as const) {
    test(`opens frame.html as a page, with what an address may hold: ${name}`, {
      tag: '@invariant-4',
    }, async ({ page, postWidget, context }) => {
      const frame = await openInFrame(page, await postWidget(hostPage), { attributes: size });
      const button = frame.getByRole('button', { name: 'Donate', exact: true });
      await button.hover();
      const opening = context.waitForEvent('page');
      await button.click();
      const own = await opening;
      await expect(own.getByRole('radio', { name: '$14', exact: true })).toBeVisible();
      const url = new URL(own.url());
      expect(url.origin + url.pathname).toBe(`${releaseFiles}/frame.html`);
      expect([...url.searchParams.keys()].sort()).toEqual(
        ['amounts', 'api-base', 'locale', 'mode', 'nonprofit', 'publishable-key', 'referral-code'].sort(),
      );
      expect(await own.evaluate(() => window.opener)).toBeNull();
      await expect(frame.getByRole('dialog')).toHaveCount(0);
    });
  }

  test('opens the page in the frame as a page where no frame.html is known', async ({
    page,
    postWidget,
    context,
  }) => {
    const url = await postWidget({ script: npm });
    const frame = await openInFrame(page, url, { attributes: low });
    const opening = context.waitForEvent('page');
    await frame.getByRole('button', { name: 'Donate', exact: true }).click();
    await expect(await opening).toHaveURL(url);
  });

  test('opens in the top window where the frame may open no window', async ({
    page,
    postWidget,
    browserName,
  }) => {
    const frame = await openInFrame(page, await postWidget(), {
      attributes: `${low} sandbox="allow-scripts allow-same-origin allow-forms allow-top-navigation-by-user-activation"`,
    });
    await frame.getByRole('button', { name: 'Donate', exact: true }).click();
    // In Firefox 153 the window that did not open has used up the click.
    if (browserName === 'firefox') await expect(frame.getByRole('dialog')).toBeVisible();
    else await page.waitForURL(`${releaseFiles}/frame.html?**`);
  });

  test('opens in the frame where it may open nothing else, and in a frame that has room', async ({
    page,
    postWidget,
  }) => {
    for (const around of [
      `${low} sandbox="allow-scripts allow-same-origin allow-forms"`,
      'width="400" height="600"',
    ]) {
      const frame = await openInFrame(page, await postWidget(), { attributes: around });
      await frame.getByRole('button', { name: 'Donate', exact: true }).click();
      await expect(frame.getByRole('dialog')).toBeVisible();
    }
  });
});

test.describe('a host page of a bare iframe that sends messages', () => {
  for (const type of ['init', 'update'] as const) {
    test(`does not delay the checkout by an ${type} message that promises nothing`, async ({
      page,
      sandbox,
    }) => {
      await page.clock.install();
      await openListening(page, iframeHtml(addressOf(sandbox)));
      const form = inBareFrame(page);
      await expect(form.getByRole('heading', { name: 'Clean Water Fund of Lindenau' })).toBeVisible();
      await page.evaluate(
        ({ type, detail, target }) => {
          const frame = document.querySelector('iframe');
          frame?.contentWindow?.postMessage({ source: 'sir-donate', version: 1, type, detail }, target);
        },
        {
          type,
          detail: {
            attributes: {
              'publishable-key': sandbox.key(),
              nonprofit: 'clean-water-fund',
              'api-base': demoOrigins.api,
              mode: 'inline',
              amounts: '7,14',
            },
            language: 'en',
            theme: {},
          },
          target: demoOrigins.files,
        },
      );
      await chooseAmount(form, '$14');
      await fillDetails(form);
      // No timer runs from here on.
      await page.clock.pauseAt(Date.now() + 60_000);
      await checkoutFrom(page, () => toCheckout(form).click());
      await expect(heading(form, 'waitingTitle')).toBeVisible();
    });
  }
});
