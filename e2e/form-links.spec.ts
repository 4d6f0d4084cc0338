/** A link to the form's own page opens the form in the page, wherever the script is. Without it, it opens the page. */
import { addressOf } from './support/bare-frame.js';
import { checkoutFrom, chooseAmount, fillDetails, finish, preset, toCheckout } from './support/donor.js';
import { type HostPage, pageModule, pageScript } from './support/host-page.js';
import { demoOrigins } from './support/origins.js';
import { detailsOf } from './support/recorder.js';
import { settled } from './support/settled.js';
import { expect, nextEvent, type Page, test } from './support/test.js';
import { translate } from './support/translations.js';

const builds: Readonly<Record<string, HostPage>> = {
  'sir-donate.js': {},
  'the single file': { script: '<script async src="{{files}}/v0/sir-donate.bundle.js"></script>' },
  'the npm module': {
    script: pageModule(`
      import { defineSirDonate, SirDonateElement } from '{{files}}/npm/pure.js';
      SirDonateElement.frameUrl = '{{files}}/v0/frame.html';
      defineSirDonate();`),
  },
};

/** Writes a link as an editor does. */
const linkHtml = (href: string, attributes = '', text = 'Give now'): string =>
  `<a href="${href.replaceAll('&', '&amp;')}" ${attributes}>${text}</a>`;

const giveNow = (page: Page) => page.getByRole('link', { name: 'Give now' });

const dialog = (page: Page) => page.getByRole('dialog');

/** Waits for the script: a link that is pressed before is followed. */
const defined = (page: Page): Promise<unknown> =>
  page.evaluate(() => customElements.whenDefined('sir-donate').then(() => undefined));

test.describe('a link to the form', () => {
  let open: (link: string, hostPage?: HostPage) => Promise<void>;
  test.beforeEach(({ page, openWidget }) => {
    open = async (link, hostPage) => {
      await openWidget({ html: () => `<main><h1>A partner's page</h1>${link}</main>`, ...hostPage });
      await defined(page);
    };
  });

  for (const [build, hostPage] of Object.entries(builds))
    test(`completes a donation in the page and returns the focus (${build})`, {
      tag: ['@invariant-8', '@invariant-9'],
    }, async ({ page, sandbox, record }) => {
      const address = addressOf(sandbox, { amounts: '7,25', mode: 'inline', utm_source: 'letter' });
      await open(linkHtml(address, 'target="_blank" rel="noopener nofollow"'), hostPage);
      const before = page.url();
      await giveNow(page).click();
      await expect(preset(page, '$7')).toBeVisible();
      await expect(dialog(page)).toHaveAccessibleName(/Clean Water Fund/);
      await chooseAmount(page);
      await fillDetails(page);
      await finish(page, await checkoutFrom(page, () => toCheckout(page).click()));
      expect(await nextEvent(page, 'sir-donate-complete')).toMatchObject({ amountMinor: 2500 });
      await page.keyboard.press('Escape');
      await expect(dialog(page)).toBeHidden();
      await expect(giveNow(page)).toBeFocused();
      expect(page.url()).toBe(before);
      expect(await detailsOf(page, 'sir-donate-open')).toHaveLength(1);
      expect(record.warnings).toEqual([]);
    });

  test('opens by the keyboard, and again with what was typed', async ({ page, sandbox }) => {
    await open(linkHtml(addressOf(sandbox)));
    await giveNow(page).focus();
    await page.keyboard.press('Enter');
    const amount = page.getByLabel(translate('otherAmount'));
    await amount.fill('77');
    await page.keyboard.press('Escape');
    await expect(giveNow(page)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(amount).toHaveValue('77');
    await expect(page.locator('sir-donate:has(a)')).toHaveCount(1);
  });

  const kinds: Record<string, (address: string) => string> = {
    'whose address is escaped twice': (address) => linkHtml(address).replaceAll('&amp;', '&amp;amp;'),
    'with words and a picture in it': (address) =>
      linkHtml(address, 'class="wp-block-button__link"', '<b>Give</b> <span>now</span>'),
    'around an element with a shadow root': (address) =>
      linkHtml(address, '', '<span><template shadowrootmode="open"><b>Give now</b></template></span>'),
    'in an open menu': (address) => `<details open><summary>More</summary>${linkHtml(address)}</details>`,
    'that is written later': (address) =>
      `<div id="late"></div>${pageScript(`
        const late = document.createElement('a');
        late.href = ${JSON.stringify(address)};
        late.textContent = 'Give now';
        addEventListener('load', () => document.querySelector('#late').append(late));`)}`,
    'in a shadow root': (address) =>
      `<div id="host"></div>${pageScript(`
        const link = document.createElement('a');
        link.href = ${JSON.stringify(address)};
        link.textContent = 'Give now';
        document.querySelector('#host').attachShadow({ mode: 'open' }).append(link);`)}`,
    'of a menu that keeps clicks to itself': (address) =>
      `<nav>${linkHtml(address)}</nav>${pageScript(
        "document.querySelector('nav').addEventListener('click', (event) => event.stopPropagation());",
      )}`,
    'that a router takes': (address) =>
      `${linkHtml(address)}${pageScript(`document.querySelector('a').addEventListener('click', (event) => {
        if (event.defaultPrevented) return;
        event.preventDefault();
        location.hash = 'routed';
      });`)}`,
    'in a page dialog': (address) =>
      `<dialog id="menu">${linkHtml(address)}</dialog>${pageScript("document.querySelector('#menu').showModal();")}`,
    'with data attributes': (address) => {
      const data = [...new URL(address.replace('{{api}}', demoOrigins.api)).searchParams]
        .map(([name, value]) => `data-${name}="${value}"`)
        .join(' ');
      return linkHtml('https://example.org/donate', `data-sir-donate ${data}`);
    },
  };
  for (const [kind, html] of Object.entries(kinds))
    test(`${kind} opens the form`, async ({ page, sandbox }) => {
      await open(html(addressOf(sandbox, { amounts: '7,25' })));
      const before = page.url();
      await giveNow(page).click();
      await expect(preset(page, '$7')).toBeVisible();
      expect(page.url()).toBe(before);
    });

  const leftAlone: Record<string, { attributes?: string; change?: (address: string) => string }> = {
    'marked as a visitor’s': { attributes: 'rel="nofollow ugc"' },
    'to a file to download': { attributes: 'download' },
    'to another origin': { change: (address) => address.replace(demoOrigins.files, 'https://evil.example') },
    'to another file': { change: (address) => address.replace('frame.html', 'other.html') },
    'without a publishable key': { change: (address) => address.replace('pk_', 'sk_') },
  };
  for (const [kind, { attributes, change = (address: string) => address }] of Object.entries(leftAlone))
    test(`${kind} is left alone`, async ({ page, sandbox }) => {
      await open(linkHtml(change(addressOf(sandbox)), attributes), {
        head: pageScript(`addEventListener('click', (event) => {
          document.title = String(event.defaultPrevented);
          event.preventDefault();
        });`),
      });
      await giveNow(page).click();
      await expect(page).toHaveTitle('false');
      await expect(page.locator('sir-donate')).toHaveCount(0);
    });

  for (const modifiers of [['Shift'], ['ControlOrMeta'], ['Alt']] as const)
    test(`is left to the browser with ${modifiers}`, async ({ page, sandbox }) => {
      await open(linkHtml(addressOf(sandbox)), {
        head: pageScript(`addEventListener('click', (event) => {
          document.title = String(event.defaultPrevented);
          event.preventDefault();
        });`),
      });
      await giveNow(page).click({ modifiers: [...modifiers] });
      await expect(page).toHaveTitle('false');
      await expect(dialog(page)).toBeHidden();
    });

  test('opens its form alone when two links follow each other', async ({ page, sandbox }) => {
    await open(
      linkHtml(addressOf(sandbox)) +
        linkHtml(addressOf(sandbox, { nonprofit: 'open-kitchen', amounts: '9' }), '', 'Feed someone'),
    );
    await giveNow(page).click();
    await expect(preset(page, '$25')).toBeVisible();
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Feed someone' }).click();
    await expect(preset(page, '$9')).toBeVisible();
    await expect(dialog(page)).toHaveCount(1);
  });

  test('loads the form when it is reached for, and asks the API nothing more', async ({
    page,
    sandbox,
    record,
  }) => {
    await open(linkHtml(addressOf(sandbox)));
    await settled(page);
    const files = () =>
      record.requests.map((request) => request.url()).filter((url) => /-[\w-]{8}\.js$/.test(url));
    expect(files(), 'files before the link is reached for').toEqual([]);
    const form = page.waitForResponse(/\/form-[^/]*\.js$/);
    await giveNow(page).hover();
    await form;
    await expect(page.locator('sir-donate')).toHaveCount(1);
    await expect(dialog(page)).toBeHidden();
    expect((await sandbox.counts())['create-link'] ?? 0).toBe(0);
  });

  for (const file of ['link-opener', 'form'])
    test(`is followed in the same tab when ${file}-*.js is blocked`, async ({ page, sandbox }) => {
      await page.route(new RegExp(`/(${file}-[^/]*|latest)\\.js`), (route) => route.abort());
      await open(linkHtml(addressOf(sandbox), 'target="_blank"'));
      await giveNow(page).click();
      await expect(page).toHaveURL(/\/v0\/frame\.html\?/);
    });

  for (const file of ['link-opener', 'form'])
    test(`is followed after five seconds without ${file}-*.js`, async ({ page, sandbox }) => {
      await page.clock.install();
      await page.route(new RegExp(`/${file}-[^/]*\\.js`), () => {});
      await open(linkHtml(addressOf(sandbox)));
      await page.clock.pauseAt(Date.now() + 60_000);
      const requested = page.waitForRequest(new RegExp(`/${file}-[^/]*\\.js`));
      await giveNow(page).click();
      await requested;
      await page.clock.fastForward(4_900);
      await settled(page);
      expect(page.url()).toContain('/posted/');
      await page.clock.fastForward(200);
      await expect(page).toHaveURL(/\/v0\/frame\.html\?/);
    });

  test('leads to the page that refuses it when it names somebody else’s API', {
    tag: '@invariant-5',
  }, async ({ page, sandbox }) => {
    const address = addressOf(sandbox, { 'api-base': 'https://api.evil.example' });
    await open(linkHtml(address));
    await giveNow(page).click();
    await expect(page).toHaveURL(/\/v0\/frame\.html\?/);
  });

  test('sets no text, no donor data and no isolation', { tag: '@invariant-5' }, async ({
    page,
    sandbox,
    record,
  }) => {
    await open(
      linkHtml(
        addressOf(sandbox, {
          strings: '{"amount":"Pay me"}',
          'donor-email': 'eve@evil.example',
          impact: '[{"amount":25,"text":"x"}]',
          isolated: '',
        }),
      ),
    );
    await giveNow(page).click();
    await chooseAmount(page);
    await expect(page.getByLabel(translate('email'))).toHaveValue('');
    await expect(page.getByText('Pay me')).toHaveCount(0);
    await expect(page.locator('iframe')).toHaveCount(0);
    expect(record.warnings).toHaveLength(4);
  });
});
