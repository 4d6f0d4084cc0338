/** Colours and corners in an address: of `frame.html` as a page and in an iframe, and of a link that opens the form. */
import { addressOf, openWithoutScripts } from './support/bare-frame.js';
import { chooseAmount, type Place, preset } from './support/donor.js';
import { iframeHtml, inBareFrame } from './support/frame.js';
import { expect, type Page, test } from './support/test.js';
import { translate } from './support/translations.js';

const brand = { accent: '1b4b8f,9cc3ff', surface: 'fffdf7,101820', radius: '3px' };

/** What a donor sees of a theme: the main button, and the ground of the form. */
const expectLook = async (form: Place, look: Record<'button' | 'text' | 'surface' | 'radius', string>) => {
  await expect(preset(form, '$25')).toBeVisible();
  await expect
    .poll(() =>
      form.getByRole('button', { name: translate('continue'), exact: true }).evaluate((button) => {
        const style = getComputedStyle(button);
        const { backgroundColor = '' } = getComputedStyle(button.closest('.form') ?? button);
        return {
          button: style.backgroundColor,
          text: style.color,
          surface: backgroundColor,
          radius: style.borderTopLeftRadius,
        };
      }),
    )
    .toEqual(look);
};

const light = {
  button: 'rgb(27, 75, 143)',
  text: 'rgb(255, 255, 255)',
  surface: 'rgb(255, 253, 247)',
  radius: '3px',
};
const dark = {
  button: 'rgb(156, 195, 255)',
  text: 'rgb(0, 0, 0)',
  surface: 'rgb(16, 24, 32)',
  radius: '3px',
};
const standard = {
  button: 'rgb(10, 107, 79)',
  text: 'rgb(255, 255, 255)',
  surface: 'rgb(255, 255, 255)',
  radius: '10px',
};

const linkTo = (address: string, attributes = ''): string =>
  `<main><a href="${address.replaceAll('&', '&amp;')}" ${attributes}>Give now</a></main>`;

async function pressLink(page: Page): Promise<void> {
  await page.evaluate(() => customElements.whenDefined('sir-donate').then(() => undefined));
  await page.getByRole('link', { name: 'Give now' }).click();
}

/** Each way in which an address shows the form. */
const ways: Record<string, (page: Page, address: string, open: Open) => Promise<Place>> = {
  'as a page': async (page, address) => {
    await page.goto(address);
    return page;
  },
  'in an iframe': async (page, address) => {
    await openWithoutScripts(page, iframeHtml(address));
    return inBareFrame(page);
  },
  'for a link': async (page, address, open) => {
    await open(linkTo(address));
    await pressLink(page);
    return page;
  },
  'for a link with data attributes': async (page, address, open) => {
    const data = [...new URL(address).searchParams].map(([name, value]) => `data-${name}="${value}"`);
    await open(linkTo('https://example.org/donate', `data-sir-donate ${data.join(' ')}`));
    await pressLink(page);
    return page;
  },
};

type Open = (html: string) => Promise<unknown>;

for (const [way, show] of Object.entries(ways)) {
  test(`the form ${way} has the colours and corners of its address`, async ({
    page,
    sandbox,
    record,
    openWidget,
  }) => {
    const open: Open = (html) => openWidget({ html: () => html });
    for (const [theme, look] of Object.entries({ light, dark }))
      await expectLook(await show(page, addressOf(sandbox, { ...brand, theme }), open), look);
    expect(record.warnings).toEqual([]);
  });

  test(`the form ${way} has the default of what is no colour, or cannot be read`, {
    tag: '@invariant-5',
  }, async ({ page, sandbox, record, openWidget }) => {
    const open: Open = (html) => openWidget({ html: () => html });
    const address = addressOf(sandbox, {
      theme: 'light',
      accent: 'ffe600',
      'on-accent': 'red;background:url(https://evil.example/x)',
      surface: 'var(--sir-danger)',
      text: '',
      radius: 'calc(1px*1e9)',
    });
    const form = await show(page, address, open);
    await expectLook(form, standard);
    expect(record.warnings).toHaveLength(5);
    expect(record.warnings.join()).not.toMatch(/evil|danger|calc|ffe600/);
    expect(record.requests.filter((request) => new URL(request.url()).hostname === 'evil.example')).toEqual(
      [],
    );
    await chooseAmount(form);
  });
}

test('the form is shown in the default colours when the file that reads them does not come', async ({
  page,
  sandbox,
}) => {
  await page.route(/\/address-theme-[^/]*\.js/, () => {});
  // Firefox waits with the load event.
  await page.goto(addressOf(sandbox, { ...brand, theme: 'light' }), { waitUntil: 'commit' });
  await expectLook(page, standard);
});

test('an iframe without colours loads no file for them', async ({ page, sandbox, record }) => {
  await page.goto(addressOf(sandbox, { utm_source: 'letter' }));
  await expect(preset(page, '$25')).toBeVisible();
  expect(record.requests.filter((request) => /address-theme/.test(request.url()))).toEqual([]);
});

test('the page that a low iframe opens has its colours', async ({ page, sandbox }) => {
  await openWithoutScripts(
    page,
    iframeHtml(addressOf(sandbox, { ...brand, mode: 'button' }), 'width="300" height="60"'),
  );
  const opening = page.context().waitForEvent('page');
  await inBareFrame(page).getByRole('button', { name: 'Donate' }).click();
  await expectLook(await opening, light);
});

test('two links with other colours have forms of their own', async ({ page, sandbox, openWidget }) => {
  const address = (accent: string) => addressOf(sandbox, { accent, theme: 'light' });
  await openWidget({
    html: () => linkTo(address('1b4b8f')) + linkTo(address('5b3fa6')).replace('Give now', 'Feed someone'),
  });
  await pressLink(page);
  await expectLook(page, { ...standard, button: light.button });
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Feed someone' }).click();
  await expectLook(page, { ...standard, button: 'rgb(91, 63, 166)' });
});
