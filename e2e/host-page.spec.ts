/** The host page around the widget: its layout, its styles and its globals stay as they are. */
import { chooseAmount, donateButton, finish, giveOnce, openDialog, preset, sum } from './support/donor.js';
import { fallbackLink, widget } from './support/element.js';
import { pageStyle } from './support/host-page.js';
import { demoOrigins } from './support/origins.js';
import { expect, nextEvent, type Page, test } from './support/test.js';
import { translate } from './support/translations.js';

/** Waits two animation frames, after which pending changes are drawn. */
const drawn = (page: Page) =>
  page.evaluate(
    () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  );

/** Holds requests back until the returned function is called. */
async function hold(page: Page, url: string | RegExp): Promise<() => void> {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(url, async (route) => {
    await held;
    await route.continue();
  });
  return release;
}

test.describe('layout stability', () => {
  const shiftsOf = (page: Page) =>
    page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          new PerformanceObserver((list) => {
            let sum = 0;
            for (const entry of list.getEntries()) sum += Number(Reflect.get(entry, 'value'));
            resolve(sum);
          }).observe({ type: 'layout-shift', buffered: true });
          // The observer does not call back if there was no shift.
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(0)));
        }),
    );

  test('the fallback link becomes a button without a layout shift', { tag: '@invariant-10' }, async ({
    page,
    postWidget,
    browserName,
  }) => {
    test.skip(browserName !== 'chromium', 'Only Chromium measures layout shifts.');
    const url = await postWidget({
      head: pageStyle('sir-donate { display: inline-block; min-block-size: 50px; vertical-align: top }'),
      html: (it) => `<main><h1>Here</h1>${it}<p>Text below.</p></main>`,
    });
    const release = await hold(page, `${demoOrigins.files}/v0/sir-donate.js`);
    await page.goto(url, { waitUntil: 'domcontentloaded' });
    await expect(fallbackLink(page)).toBeVisible();
    await drawn(page);
    release();
    await expect(donateButton(page)).toBeVisible();
    await drawn(page);
    expect(await shiftsOf(page)).toBe(0);

    // The measurement detects a shift that does happen.
    await page.evaluate(() => {
      const block = document.createElement('div');
      block.style.height = '200px';
      document.body.prepend(block);
    });
    await drawn(page);
    expect(await shiftsOf(page)).toBeGreaterThan(0);
  });

  test('the host page does not move when the dialog opens and closes', { tag: '@invariant-10' }, async ({
    openWidget,
  }) => {
    const page = await openWidget({
      html: (it) => `<main><h1>Here</h1>${it}<p>${'A long text. '.repeat(2000)}</p></main>`,
    });
    const places = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('h1, p, sir-donate')].map((element) =>
          JSON.stringify(element.getBoundingClientRect()),
        ),
      );
    await expect(donateButton(page)).toBeVisible();
    const before = await places();
    await openDialog(page);
    expect(await places()).toEqual(before);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    expect(await places()).toEqual(before);
  });

  test('the form does not move when the nonprofit, its logo and the tip load late', {
    tag: '@invariant-10',
  }, async ({ page, openForm }) => {
    const release = await hold(page, `${demoOrigins.api}/**`);
    await openForm();
    await expect(preset(page, '$25')).toBeVisible();
    const next = page.getByRole('button', { name: translate('continue') });
    const before = await next.boundingBox();
    await chooseAmount(page);
    const total = sum(page, 'total');
    const totalBefore = await total.boundingBox();
    release();
    await expect(page.getByRole('group', { name: translate('tip') })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Clean Water Fund of Lindenau' })).toBeVisible();
    expect((await page.getByLabel(translate('email')).boundingBox())?.y).toBeLessThan(
      (await total.boundingBox())?.y ?? 0,
    );
    // The lines of gift and tip may move the sums, but nothing above them.
    expect(((await total.boundingBox())?.y ?? 0) - (totalBefore?.y ?? 0)).toBeLessThanOrEqual(80);
    await page.getByRole('button', { name: translate('back') }).click();
    const after = await page
      .getByRole('button', { name: translate('give', { amount: '$25' }) })
      .boundingBox();
    expect(after).toEqual(before);
  });
});

test.describe('style isolation', () => {
  /**
   * Computed styles of the button and the whole dialog. Without the font family, which is inherited from the page on
   * purpose, and without the direction of the button, whose label belongs to the page.
   */
  const stylesInside = (page: Page) =>
    widget(page).evaluate((element) => {
      const inside = [...(element.shadowRoot?.querySelectorAll('.root > button, dialog, dialog *') ?? [])];
      return inside.map((one) => {
        const style = getComputedStyle(one);
        const declarations = [...style]
          .filter((property) => property !== 'font-family' && !property.startsWith('--'))
          .filter((property) => property !== 'direction' || !one.matches('.root > button'))
          .map((property) => `${property}: ${style.getPropertyValue(property)}`);
        return { tag: `${one.localName}.${one.getAttribute('class')}`, declarations };
      });
    });

  async function expectSameInside(page: Page, hostile: Page): Promise<void> {
    const [ours, theirs] = [await stylesInside(page), await stylesInside(hostile)];
    expect(ours.length).toBeGreaterThan(20);
    expect(theirs.map(({ tag }) => tag)).toEqual(ours.map(({ tag }) => tag));
    const differences = ours.flatMap(({ tag, declarations }, at) =>
      declarations
        .filter((line, index) => line !== theirs[at]?.declarations[index])
        .map((line) => `${tag} ${line}`),
    );
    expect(differences).toEqual([]);
  }

  const resets: Record<string, string> = {
    'everything unset':
      '* { all: unset; } script, style, head, title { display: none; } main { display: block; }',
    'controls reset and hidden': `
      button, input, dialog, label, fieldset, a, h2, h3, section, form, div, span, svg, img { display: none !important; }
      * { box-sizing: content-box !important; margin: 9px !important; padding: 9px !important; border: 3px solid red !important; }
      sir-donate { margin: 0 !important; padding: 0 !important; border: 0 !important; }`,
    'loud text': `
      html { font-size: 40px; }
      body { font-size: 40px; font-style: italic; font-weight: 900; line-height: 3; color: red; letter-spacing: .4em;
        word-spacing: 1em; text-transform: uppercase; text-align: right; text-indent: 50px; text-shadow: 2px 2px red;
        white-space: pre; cursor: wait; list-style: square; direction: rtl; visibility: visible; quotes: none; }`,
  };
  for (const [name, css] of Object.entries(resets)) {
    test(`styles of the host page do not change the form (${name})`, { tag: '@invariant-10' }, async ({
      openWidget,
      context,
      postWidget,
    }) => {
      const page = await openWidget();
      const hostile = await context.newPage();
      await hostile.goto(await postWidget({ head: pageStyle(css) }));
      for (const one of [page, hostile]) {
        await openDialog(one);
        await expect(one.getByRole('heading', { name: 'Clean Water Fund of Lindenau' })).toBeVisible();
        await one.mouse.move(0, 0);
      }
      await expectSameInside(page, hostile);
      await chooseAmount(page);
      await chooseAmount(hostile);
      for (const one of [page, hostile])
        await expect(one.getByRole('group', { name: translate('tip') })).toBeVisible();
      await expectSameInside(page, hostile);
    });
  }

  test('styles of the widget do not change the host page', { tag: '@invariant-10' }, async ({
    page,
    postWidget,
  }) => {
    const url = await postWidget({
      html: (it) =>
        `<h1>Here</h1><form><label>Name <input></label><button>Send</button></form><a href="#">More</a>
         <fieldset><legend>Legend</legend></fieldset><dialog>Mine</dialog><svg class="icon"></svg>
         <p class="error primary form field">Text</p><main>${it}</main>`,
    });
    const release = await hold(page, `${demoOrigins.files}/v0/sir-donate.js`);
    await page.goto(url, { waitUntil: 'domcontentloaded' });
    const styles = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('body > :not(main), body > :not(main) *')].map((element) =>
          [...getComputedStyle(element)]
            .map((property) => `${property}: ${getComputedStyle(element).getPropertyValue(property)}`)
            .join(';'),
        ),
      );
    await drawn(page);
    const before = await styles();
    release();
    await openDialog(page);
    await expect(page.getByRole('heading', { name: 'Clean Water Fund of Lindenau' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await page.mouse.move(0, 0);
    expect(before.length).toBeGreaterThan(8);
    expect(await styles()).toEqual(before);
  });

  for (const file of ['sir-donate.js', 'sir-donate.bundle.js']) {
    test(`${file} adds no global, style sheet, element, attribute or cookie to the host page`, {
      tag: '@invariant-10',
    }, async ({ page, postWidget }) => {
      const url = await postWidget({ script: `<script async src="{{files}}/v0/${file}"></script>` });
      const release = await hold(page, `${demoOrigins.files}/v0/${file}`);
      await page.goto(url, { waitUntil: 'domcontentloaded' });
      const state = () =>
        page.evaluate(() => ({
          globals: Object.getOwnPropertyNames(window).sort(),
          sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
          elements: document.querySelectorAll('head *, body > *').length,
          attributes: [document.documentElement, document.body].flatMap((element) =>
            element.getAttributeNames(),
          ),
          cookies: document.cookie,
        }));
      const before = await state();
      release();
      await openDialog(page);
      await finish(page, await giveOnce(page));
      await nextEvent(page, 'sir-donate-complete');
      const after = await state();
      // In Firefox, Playwright adds globals whose names start with __pw.
      const isTool = (name: string) => name.startsWith('__pw');
      expect(after.globals.filter((name) => !before.globals.includes(name) && !isTool(name))).toEqual([]);
      expect({ ...after, globals: [] }).toEqual({ ...before, globals: [] });
    });
  }

  test('a host page styles the widget by custom properties and parts', async ({ openWidget }) => {
    const page = await openWidget({
      head: pageStyle(
        'sir-donate { --sir-accent: rgb(200, 0, 100); --sir-radius: 3px; } ::part(button) { letter-spacing: 2px; }',
      ),
    });
    await expect(donateButton(page)).toHaveCSS('background-color', 'rgb(200, 0, 100)');
    await expect(donateButton(page)).toHaveCSS('border-radius', '3px');
    await expect(donateButton(page)).toHaveCSS('letter-spacing', '2px');
    await openDialog(page);
    await expect(page.getByRole('button', { name: translate('continue') })).toHaveCSS(
      'background-color',
      'rgb(200, 0, 100)',
    );
  });
});
