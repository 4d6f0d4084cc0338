/** The widget in a partner's page: it fits in, leaves the rest alone, and does what a developer is promised. */
import {
  chooseAmount,
  donateButton,
  expectDetailsKept,
  fillDetails,
  finish,
  giveOnce,
  heading,
  openDialog,
  preset,
  startIn,
  sum,
} from './support/donor.js';
import { fallbackHref, pageModule, pageScript, pageStyle } from './support/host-page.js';
import { demoOrigins } from './support/origins.js';
import { detailsOf } from './support/recorder.js';
import { expect, nextEvent, type Page, test } from './support/test.js';
import { translate } from './support/translations.js';

const widget = (page: Page) => page.locator('sir-donate');

const fallbackLink = (page: Page) => page.getByRole('link', { name: 'Donate', exact: true });

/** Two frames: what was to be drawn has been drawn. */
const drawn = (page: Page) =>
  page.evaluate(
    () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  );

/** Holds the answers to some requests back; the result lets them go. */
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
          // The observer is silent where there was no shift.
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
    const release = await hold(page, `${demoOrigins.files}/sir-donate.js`);
    await page.goto(url, { waitUntil: 'domcontentloaded' });
    await expect(fallbackLink(page)).toBeVisible();
    await drawn(page);
    release();
    await expect(donateButton(page)).toBeVisible();
    await drawn(page);
    expect(await shiftsOf(page)).toBe(0);

    // The measure itself: a shift that is there is seen.
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
    // The two lines of gift and tip may push the sums, but nothing above them.
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
   * Computed styles of the button and all of the dialog, but for the font family, which it takes from the page, and the
   * direction of the button, whose label is the page's.
   */
  const stylesInside = (page: Page) =>
    widget(page).evaluate((element) => {
      const inside = [...(element.shadowRoot?.querySelectorAll('.root > button, dialog, dialog *') ?? [])];
      return inside.map((one) => {
        const style = getComputedStyle(one);
        const said = [...style]
          .filter((property) => property !== 'font-family' && !property.startsWith('--'))
          .filter((property) => property !== 'direction' || !one.matches('.root > button'))
          .map((property) => `${property}: ${style.getPropertyValue(property)}`);
        return { tag: `${one.localName}.${one.getAttribute('class')}`, said };
      });
    });

  async function expectSameInside(page: Page, hostile: Page): Promise<void> {
    const [ours, theirs] = [await stylesInside(page), await stylesInside(hostile)];
    expect(ours.length).toBeGreaterThan(20);
    expect(theirs.map(({ tag }) => tag)).toEqual(ours.map(({ tag }) => tag));
    const differences = ours.flatMap(({ tag, said }, at) =>
      said.filter((line, index) => line !== theirs[at]?.said[index]).map((line) => `${tag} ${line}`),
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
    const release = await hold(page, `${demoOrigins.files}/sir-donate.js`);
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
      const url = await postWidget({ script: `<script async src="{{files}}/${file}"></script>` });
      const release = await hold(page, `${demoOrigins.files}/${file}`);
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
      // What the specs' tool leaves there in Firefox is not the widget's.
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

test.describe('properties, attributes and methods', () => {
  test('applies properties that were set before the element is defined', async ({ openForm, sandbox }) => {
    const page = await openForm({
      script: '<script defer src="{{files}}/sir-donate.js"></script>',
      html: () =>
        `<main><h1>Here</h1></main>${pageScript(`
        const element = document.createElement('sir-donate');
        Object.assign(element, {
          publishableKey: '${sandbox.key()}',
          nonprofit: ['clean-water-fund'],
          apiBase: '{{api}}',
          amounts: [5, 15],
          impact: { 15: 'plants a tree' },
          amount: 15,
          presetsOnly: true,
          donorEmail: null,
        });
        document.querySelector('main').append(element);
      `)}`,
    });
    await expect(preset(page, '$15 plants a tree')).toBeChecked();
    await expect(preset(page, '$5')).toBeVisible();
    await expect(page.getByLabel(translate('otherAmount'))).toHaveCount(0);
    expect(await widget(page).evaluate((element) => Object.keys(element))).toEqual([]);
  });

  test('writes a property to its attribute and removes the attribute of a false one', async ({
    openWidget,
  }) => {
    const page = await openWidget({ attributes: { 'presets-only': '' } });
    await expect(donateButton(page)).toBeVisible();
    const read = await widget(page).evaluate((element) => {
      Object.assign(element, {
        minAmount: 5,
        presetsOnly: false,
        impact: { 25: 'a tree' },
        amounts: [10, 20],
      });
      return element
        .getAttributeNames()
        .filter((name) => /min|only|impact|amounts/.test(name))
        .map((name) => `${name}=${element.getAttribute(name)}`);
    });
    expect(read.sort()).toEqual(['amounts=10,20', 'impact={"25":"a tree"}', 'min-amount=5']);
  });

  test('an attribute change updates the open form and keeps what was typed', {
    tag: '@invariant-7',
  }, async ({ openWidget, sandbox }) => {
    const page = await openWidget();
    const set = (name: string, value: string) =>
      widget(page).evaluate(
        (element, [key, text]) => element.setAttribute(key ?? '', text ?? ''),
        [name, value],
      );
    await openDialog(page);
    await set('amounts', '7,70');
    await expect(preset(page, '$70')).toBeVisible();
    await expect(preset(page, '$25')).toHaveCount(0);
    await set('currency', 'EUR');
    await expect(preset(page, '€70')).toBeVisible();
    await chooseAmount(page, '€70');
    await fillDetails(page);
    await set('nonprofit', 'forest-guardians');
    await expect(page.getByRole('heading', { name: 'Guardians of the Hollow Forest' })).toBeVisible();
    await expectDetailsKept(page);
    await set('theme', 'dark');
    await set('checkout', 'redirect');
    await expectDetailsKept(page);
    await page.getByRole('button', { name: translate('toCheckout') }).click();
    await page.waitForURL(`${demoOrigins.checkout}/**`);
    expect((await sandbox.requests('create-link'))[0]?.body).toMatchObject({
      nonprofitSlug: 'forest-guardians',
      amount: 7000,
      currency: 'EUR',
      firstName: 'Ada',
    });
  });

  test('a mode change moves the form from the dialog into the page', async ({ openFilledDetails }) => {
    const page = await openFilledDetails();
    await widget(page).evaluate((element) => Object.assign(element, { mode: 'inline' }));
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expectDetailsKept(page);
    await expect(donateButton(page)).toBeHidden();
  });

  test('the button shows a new label when the content of the element changes', async ({ openWidget }) => {
    const page = await openWidget({ label: 'Give now' });
    await expect(page.getByRole('button', { name: 'Give now' })).toBeVisible();
    await widget(page).evaluate((element) => {
      element.textContent = 'Join us';
    });
    await expect(page.getByRole('button', { name: 'Join us' })).toBeVisible();
    await widget(page).evaluate((element) => element.replaceChildren());
    await expect(page.getByRole('button', { name: 'Donate' })).toBeVisible();
  });

  test('open(), close() and reset() show, hide and empty the form', async ({ openWidget }) => {
    const page = await openWidget();
    await expect(donateButton(page)).toBeVisible();
    const call = (method: 'open' | 'close' | 'reset') =>
      widget(page).evaluate((element, name) => Reflect.get(element, name).call(element), method);
    const state = () => widget(page).evaluate((element) => Reflect.get(element, 'state'));
    await call('close');
    await call('reset');
    expect(await state()).toBe('idle');

    await call('open');
    await call('open');
    await expect(page.getByRole('dialog')).toBeVisible();
    await expect.poll(state).toBe('amount');
    await chooseAmount(page);
    await fillDetails(page);
    expect(await state()).toBe('details');
    await call('close');
    await expect(page.getByRole('dialog')).toBeHidden();
    await nextEvent(page, 'sir-donate-close');
    await call('open');
    await expectDetailsKept(page);
    await call('reset');
    expect(await state()).toBe('amount');
    await expect(preset(page, '$25')).not.toBeChecked();
    await chooseAmount(page);
    await expect(page.getByLabel(translate('firstName'))).toHaveValue('');
    expect((await detailsOf(page, 'sir-donate-open')).length).toBe(2);
    expect((await detailsOf(page, 'sir-donate-close')).length).toBe(1);
  });

  test('the dialog is closed after close() and a change, and open after close() and open()', async ({
    openForm,
  }) => {
    const page = await openForm();
    await expect(preset(page, '$25')).toBeVisible();
    await widget(page).evaluate((element) => {
      Reflect.get(element, 'close').call(element);
      element.setAttribute('amounts', '15,30');
    });
    await expect(page.getByRole('dialog')).toBeHidden();
    await openDialog(page);
    await widget(page).evaluate((element) => {
      Reflect.get(element, 'close').call(element);
      Reflect.get(element, 'open').call(element);
    });
    await expect.poll(async () => (await detailsOf(page, 'sir-donate-open')).length).toBe(3);
    await expect(page.getByRole('dialog')).toBeVisible();
    expect((await detailsOf(page, 'sir-donate-close')).length).toBe(2);
  });

  test('formats amounts in the language of the section around the widget', async ({ openForm }) => {
    const page = await openForm({
      attributes: { currency: 'EUR' },
      html: (it) => `<main><h1>Hier</h1><section lang="de">${it}</section></main>`,
    });
    await expect(page.getByText('25 €', { exact: true })).toBeVisible();
  });
});

test.describe('ways to load the widget', () => {
  const ways = {
    'index.js as a module': '<script type="module" src="{{files}}/index.js"></script>',
    'the single file': '<script async src="{{files}}/sir-donate.bundle.js"></script>',
    'the deferred classic script': '<script defer src="{{files}}/sir-donate.js"></script>',
    'pure.js and a call of the page': pageModule(`
      import { defineSirDonate } from '{{files}}/pure.js';
      if (customElements.get('sir-donate')) throw new Error('pure.js has a side effect.');
      defineSirDonate();
      defineSirDonate();`),
  };
  for (const [name, script] of Object.entries(ways)) {
    test(`completes a donation when the widget is loaded by ${name}`, async ({
      openForm,
      sandbox,
      record,
    }) => {
      const page = await openForm({ script });
      await finish(page, await giveOnce(page));
      expect((await nextEvent(page, 'sir-donate-complete')).partnerDonationId).toBe(
        (await sandbox.donation()).id,
      );
      expect(record.warnings).toEqual([]);
      const scripts = record.requests.filter((request) => request.url().startsWith(demoOrigins.files));
      if (name === 'the single file') expect(scripts.length).toBe(1);
    });
  }

  test('works when the script stands after the element at the end of the body', async ({ openForm }) => {
    const page = await openForm({
      script: '',
      html: (it) => `<main><h1>Here</h1>${it}</main><script src="{{files}}/sir-donate.js"></script>`,
    });
    await expect(preset(page, '$25')).toBeVisible();
  });

  test('the first of two scripts works and the second one warns once', async ({ openForm, record }) => {
    const page = await openForm({
      script:
        '<script src="{{files}}/sir-donate.js"></script><script src="{{files}}/sir-donate.bundle.js"></script>',
    });
    await expect(preset(page, '$25')).toBeVisible();
    expect(record.warnings.length).toBe(1);
    expect(record.warnings[0]).toMatch(/already defined/i);
  });

  test('an element that a script creates later works', async ({ openWidget, sandbox }) => {
    const page = await openWidget({ html: () => '<main><h1>Here</h1></main>' });
    await page.evaluate(
      ([key, api]) => {
        const element = document.createElement('sir-donate');
        Object.assign(element, { publishableKey: key, nonprofit: 'clean-water-fund', apiBase: api });
        document.querySelector('main')?.append(element);
      },
      [sandbox.key(), demoOrigins.api] as const,
    );
    await openDialog(page);
    await expect(preset(page, '$25')).toBeVisible();
  });
});

test.describe('detached elements', () => {
  test('open() on a detached element throws nothing and the form opens once it is attached', {
    tag: '@invariant-10',
  }, async ({ openWidget }) => {
    const page = await openWidget();
    await widget(page).evaluate((element) => {
      const { parentElement } = element;
      element.remove();
      return new Promise<void>((resolve) =>
        setTimeout(() => {
          Reflect.get(element, 'open').call(element);
          parentElement?.append(element);
          resolve();
        }),
      );
    });
    await openDialog(page);
    await expect(preset(page, '$25')).toBeVisible();
  });

  test('an element that is changed or opened and removed at once throws nothing', {
    tag: '@invariant-10',
  }, async ({ openForm }) => {
    const page = await openForm();
    await expect(preset(page, '$25')).toBeVisible();
    await widget(page).evaluate((element) => {
      element.setAttribute('amounts', '15,30');
      element.remove();
    });
    await expect(page.getByRole('dialog')).toHaveCount(0);
    const again = await openForm();
    await again.keyboard.press('Escape');
    await expect(again.getByRole('dialog')).toBeHidden();
    await widget(again).evaluate((element) => {
      Reflect.get(element, 'open').call(element);
      element.remove();
    });
    await expect(again.getByRole('dialog')).toHaveCount(0);
  });
});

test.describe('fallback link', () => {
  test('the fallback link stays when the script is blocked', async ({ page, openWidget }) => {
    await page.route(`${demoOrigins.files}/sir-donate.js`, (route) => route.abort());
    await openWidget();
    await expect(fallbackLink(page)).toBeVisible();
    await expect(fallbackLink(page)).toHaveAttribute('href', fallbackHref);
  });

  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false });
    test('the fallback link stays when JavaScript is off', async ({ openWidget, browserName }) => {
      test.skip(
        browserName === 'firefox',
        'JavaScript stays on in a stock Firefox, whatever it is told here.',
      );
      const page = await openWidget();
      await expect(fallbackLink(page)).toBeVisible();
    });
  });

  for (const mode of ['button', 'inline'] as const) {
    test(`shows the fallback link when the file of the form is missing (mode ${mode})`, async ({
      page,
      openWidget,
      record,
      sandbox,
    }) => {
      await page.route(
        (url) => url.origin === demoOrigins.files && url.pathname !== '/sir-donate.js',
        (route) => route.fulfill({ status: 404, body: 'Not found' }),
      );
      await openWidget({ attributes: { mode } });
      if (mode === 'button') await donateButton(page).dispatchEvent('click');
      expect(await nextEvent(page, 'sir-donate-error')).toMatchObject({
        code: 'load-failed',
        retryable: true,
      });
      await expect(fallbackLink(page)).toBeVisible();
      await expect(donateButton(page)).toBeHidden();
      expect(record.warnings.length).toBe(1);
      expect(await sandbox.requests()).toEqual([]);
    });
  }

  test('a click loads the form again after its file was missing once', async ({
    page,
    openWidget,
    record,
  }) => {
    let failures = 0;
    await page.route(
      (url) => url.origin === demoOrigins.files && url.pathname !== '/sir-donate.js',
      (route) => (failures++ ? route.continue() : route.abort()),
    );
    await openWidget({ label: 'Donate' });
    await donateButton(page).dispatchEvent('click');
    await nextEvent(page, 'sir-donate-error');
    await openDialog(page);
    await finish(page, await giveOnce(page));
    await nextEvent(page, 'sir-donate-complete');
    const forms = record.requests
      .map((request) => new URL(request.url()))
      .filter(({ pathname }) => /\/form-/.test(pathname));
    expect(forms.map(({ search }) => search)).toEqual(['', '?1']);
  });

  test('the form offers the fallback link and a retry when the deferred module is missing once', async ({
    page,
    openWidget,
  }) => {
    let failures = 0;
    await page.route(/\/deferred-.*\.js/, (route) => (failures++ ? route.continue() : route.abort()));
    await openWidget();
    await donateButton(page).dispatchEvent('click');
    await expect(heading(page, 'unavailableTitle')).toBeVisible();
    await expect(page.getByRole('link', { name: translate('fallback') })).toHaveAttribute(
      'href',
      fallbackHref,
    );
    expect((await detailsOf(page, 'sir-donate-error'))[0]).toMatchObject({ code: 'load-failed' });
    await page.getByRole('button', { name: translate('tryAgain') }).click();
    await finish(page, await giveOnce(page));
    await nextEvent(page, 'sir-donate-complete');
    expect(failures).toBe(2);
  });

  test('completes a donation when storage is denied', { tag: '@invariant-10' }, async ({
    page,
    openForm,
  }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    });
    await openForm();
    await finish(page, await giveOnce(page));
    await nextEvent(page, 'sir-donate-complete');
  });
});

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

  test('one hundred widgets load one script and send no request before intent', {
    tag: '@invariant-9',
  }, async ({ openWidget, record, sandbox }) => {
    const page = await openWidget({ html: (it) => `<main><h1>Many</h1>${it.repeat(100)}</main>` });
    await expect(donateButton(page)).toHaveCount(100);
    expect(record.requests.filter((request) => request.url().startsWith(demoOrigins.files)).length).toBe(1);
    expect(await sandbox.requests()).toEqual([]);
  });
});

test.describe('removal from the page', () => {
  test('a removed element stops polling and finds its donation when it is put back', {
    tag: ['@invariant-8', '@invariant-9'],
  }, async ({ page, openForm, sandbox }) => {
    await page.clock.install();
    await openForm();
    await giveOnce(page);
    const { status: before } = await sandbox.counts();
    await widget(page).evaluate((element) => {
      Object.assign(window, { kept: element });
      element.remove();
    });
    await expect(page.getByRole('dialog')).toHaveCount(0);
    for (let minute = 0; minute < 5; minute++) await page.clock.fastForward('01:00');
    await sandbox.settle('pay');
    expect((await sandbox.counts()).status).toBe(before);

    await page.evaluate(() => document.querySelector('main')?.append(Reflect.get(window, 'kept')));
    expect(await nextEvent(page, 'sir-donate-complete')).toMatchObject({
      partnerDonationId: (await sandbox.donation()).id,
    });
    expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });
  });

  test('a removed element removes its dialog and works when it is put back', {
    tag: '@invariant-10',
  }, async ({ openForm }) => {
    const page = await openForm();
    await widget(page).evaluate((element) => {
      const { parentElement } = element;
      element.remove();
      setTimeout(() => parentElement?.append(element));
    });
    await expect(page.getByRole('dialog')).toBeHidden();
    await openDialog(page);
    await expect(preset(page, '$25')).toBeVisible();
  });
});

test.describe('what the checkout window learns', () => {
  test('the checkout window has no opener and no referrer that names the host page', {
    tag: '@invariant-3',
  }, async ({ openForm }) => {
    const page = await openForm();
    const checkout = await giveOnce(page);
    expect(await checkout.evaluate(() => window.opener)).toBeNull();
    expect(await checkout.evaluate(() => document.referrer)).not.toContain('/posted/');
  });

  test('a checkout that the donor opens by its link has no opener', async ({ page, openWidget }) => {
    await page.addInitScript(() => {
      window.open = () => null;
    });
    await openWidget();
    await startIn(page, 'button');
    await chooseAmount(page);
    await fillDetails(page);
    await page.getByRole('button', { name: translate('toCheckout') }).click();
    const opening = page.context().waitForEvent('page');
    await page.getByRole('link', { name: translate('openCheckout') }).click();
    const checkout = await opening;
    await expect(checkout.getByRole('button', { name: 'Pay' })).toBeVisible();
    expect(await checkout.evaluate(() => window.opener)).toBeNull();
  });
});
