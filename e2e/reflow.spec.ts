/** Small and zoomed windows, large and widely spaced text, touch, forced colors, reduced motion. */

import { toCheckout } from './support/donor.js';
import { part, reach, screens, setLocale } from './support/screens.js';
import { expect, type Page, test } from './support/test.js';
import { languages } from './support/translations.js';

/** The screens with the most on them. */
const full = [
  'amount-impact',
  'details-errors',
  'details-refused',
  'picker',
  'succeeded-monthly',
  'inline',
] as const;

/** What sticks out of the window or its own box sideways, or has its text cut off. */
const misfits = (page: Page) =>
  page.evaluate(() => {
    const root = document.querySelector('sir-donate')?.shadowRoot;
    const elements = [...(root?.querySelectorAll<HTMLElement>('.root *') ?? [])];
    const found = elements
      .filter((element) => element.checkVisibility() && !element.closest('.visually-hidden, svg, input'))
      .filter((element) => {
        const { left, right, width } = element.getBoundingClientRect();
        const { overflowX, overflowY } = getComputedStyle(element);
        const isCut =
          element.scrollWidth > element.clientWidth + 1 ||
          (overflowY !== 'auto' && element.scrollHeight > element.clientHeight + 1);
        return (
          width > 0 &&
          (left < -0.5 ||
            right > innerWidth + 0.5 ||
            (overflowX !== 'visible' && isCut && element.clientWidth > 0))
        );
      })
      .map((element) => element.outerHTML.slice(0, 120));
    if (document.documentElement.scrollWidth > innerWidth) found.push('the page scrolls sideways');
    return found;
  });

const adopt = (page: Page, css: string) =>
  page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.querySelector('sir-donate')?.shadowRoot?.adoptedStyleSheets.push(sheet);
  }, css);

test.describe('reflow and text size (WCAG 1.4.10, 1.4.4, 1.4.12)', () => {
  for (const name of full) {
    test(`cuts nothing off and does not scroll sideways on the screen ${name}`, async ({ page, stage }) => {
      await screens[name]?.(stage);
      for (const [width, height] of [
        [320, 640],
        // 1280 × 1024 at 400 %.
        [320, 256],
        [740, 360],
        [1280, 900],
      ] as const) {
        await page.setViewportSize({ width, height });
        expect(await misfits(page), `${width} × ${height}`).toEqual([]);
      }
      await page.setViewportSize({ width: 1280, height: 900 });
      await adopt(
        page,
        '.root *{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-block-end:2em!important}',
      );
      expect(await misfits(page), 'text spacing').toEqual([]);
      // A reader's own size, twice the usual: what an em is comes from outside the form.
      await adopt(page, '.form{font-size:32px!important}');
      for (const [width, height] of [
        [1280, 900],
        [360, 740],
      ] as const) {
        await page.setViewportSize({ width, height });
        expect(await misfits(page), `200 % text, ${width} × ${height}`).toEqual([]);
      }
    });
  }
});

/** Returns the words of cards that break over two lines, in scripts that separate words by spaces. */
const brokenWords = (page: Page) =>
  page.evaluate(() => {
    const broken: string[] = [];
    for (const card of document.querySelector('sir-donate')?.shadowRoot?.querySelectorAll('.card') ?? []) {
      const texts = document.createTreeWalker(card, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const { currentNode: text } = texts;
        for (const { 0: word, index } of text.nodeValue?.matchAll(/\S+/g) ?? []) {
          if (/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]/u.test(word)) continue;
          const range = document.createRange();
          range.setStart(text, index);
          range.setEnd(text, index + word.length);
          // A mark of direction can come from another font, whose box begins elsewhere on the same line.
          const [first, ...others] = range.getClientRects();
          if (first && others.some(({ top }) => top > first.top + first.height / 2)) broken.push(word);
        }
      }
    }
    return broken;
  });

test.describe('languages on a small phone', () => {
  for (const name of ['amount-impact', 'details-errors', 'link']) {
    test(`fits on a small phone in every language on the screen ${name}`, async ({ page, stage }) => {
      // 24 languages at two widths take Firefox up to 30 s on two busy cores.
      test.slow();
      await screens[name]?.(stage);
      for (const language of ['en', ...languages]) {
        await setLocale(page, language);
        for (const width of [320, 360]) {
          await page.setViewportSize({ width, height: 640 });
          expect(await misfits(page), `${language}, ${width}`).toEqual([]);
          expect(await brokenWords(page), `${language}, ${width}`).toEqual([]);
        }
      }
    });
  }
});

test.describe('the total and the button', () => {
  for (const [width, height] of [
    [360, 640],
    [360, 740],
    [1280, 720],
  ] as const) {
    test(`keeps the total and the button in view in a window of ${width} × ${height}`, async ({
      page,
      stage,
    }) => {
      await page.setViewportSize({ width, height });
      await screens['details-errors']?.(stage);
      await expect(part(page, 'dialog')).toBeInViewport({ ratio: 1 });
      await expect(part(page, 'total')).toBeInViewport({ ratio: 1 });
      await expect(toCheckout(page)).toBeInViewport({ ratio: 1 });
      await expect(part(page, 'close')).toBeInViewport({ ratio: 1 });
    });
  }

  test('scrolls every field and the button into view when zoomed in', async ({ page, stage }) => {
    await page.setViewportSize({ width: 320, height: 256 });
    await screens.details?.(stage);
    await toCheckout(page).focus();
    await expect(toCheckout(page)).toBeInViewport({ ratio: 1 });
    await part(page, 'input').first().focus();
    await expect(part(page, 'input').first()).toBeInViewport({ ratio: 1 });
  });
});

test('aligns names and texts of the other direction with the form', async ({ page, stage }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  /**
   * Where the lines of each text begin, as seen in the form's direction, without repetition. A line that ends in an
   * ellipsis has two rectangles, whole and cut, where the ellipsis of the font leaves too little room; so a line counts
   * with all of its rectangles.
   */
  const starts = (selector: string) =>
    page.locator(`sir-donate ${selector}`).evaluateAll((texts) => [
      ...new Set(
        texts.flatMap((text) => {
          const range = document.createRange();
          range.selectNodeContents(text);
          const isMirrored = text.closest('[dir=rtl]') !== null;
          const rects = [...range.getClientRects()];
          return rects.map(({ top }) => {
            const line = rects.filter((rect) => Math.abs(rect.top - top) < 1);
            return Math.round(
              isMirrored
                ? Math.max(...line.map(({ right }) => right))
                : Math.min(...line.map(({ left }) => left)),
            );
          });
        }),
      ),
    ]);
  await screens.picker?.(stage);
  for (const language of ['en', 'ar']) {
    await setLocale(page, language);
    expect(await starts('.pick bdi'), language).toHaveLength(1);
  }
  await part(page, 'nonprofit').nth(1).click();
  await reach(page, 'amount');
  expect(await starts('.name, #sir-to')).toHaveLength(1);
  await part(page, 'back').click();
  await setLocale(page, 'en');
  await part(page, 'nonprofit').nth(2).click();
  await reach(page, 'amount');
  expect(await starts('.name, #sir-to')).toHaveLength(1);
});

test('aligns the impact texts in one column whatever the width of the amounts', async ({ page, stage }) => {
  await stage.openWidget({
    attributes: {
      mode: 'inline',
      locale: 'ar',
      currency: 'JPY',
      amounts: '50,100000',
      impact: JSON.stringify({ 50: 'one book', 100000: 'a library for a school' }),
    },
  });
  await page.locator('sir-donate .impact').first().waitFor();
  const ends = await page
    .locator('sir-donate .impact')
    .evaluateAll((impacts) => impacts.map((impact) => impact.getBoundingClientRect().right));
  expect(ends).toHaveLength(2);
  expect(ends[0]).toBe(ends[1]);
});

test('keeps the focus ring of a field clear of its label and its error', async ({ page, stage }) => {
  await screens['amount-error']?.(stage);
  const field = part(page, 'field');
  const {
    top = 0,
    bottom = 0,
    reach: ring,
  } = await field.locator('.input').evaluate((input) => {
    const { outlineWidth, outlineOffset } = getComputedStyle(input);
    const { top, bottom } = input.getBoundingClientRect();
    return { top, bottom, reach: Number.parseFloat(outlineWidth) + Number.parseFloat(outlineOffset) };
  });
  const label = await field.locator('label').boundingBox();
  const error = await field.locator('.error').boundingBox();
  expect(ring).toBeGreaterThan(0);
  expect((label?.y ?? 0) + (label?.height ?? 0)).toBeLessThan(top - ring);
  expect(error?.y).toBeGreaterThan(bottom + ring);
});

test('moves nothing above an error and keeps the click on the button', async ({ page, stage }) => {
  await screens.amount?.(stage);
  const input = part(page, 'input');
  const submit = part(page, 'submit');
  await input.fill('0.2');
  const before = await input.boundingBox();
  const { x, y, width } = (await submit.boundingBox()) ?? { x: 0, y: 0, width: 0 };
  // The very edge of the button: an error that pushed it down between press and release would swallow the click.
  await page.mouse.move(x + width / 2, y + 2);
  await page.mouse.down();
  await page.mouse.up();
  await expect(page.locator('.error')).toBeVisible();
  await expect(input).toBeFocused();
  expect(await input.boundingBox()).toEqual(before);
});

test.describe('target size (WCAG 2.5.8)', () => {
  const names = [
    'button',
    'inline',
    'picker',
    'amount',
    'details-errors',
    'details-email-typo',
    'link',
    'waiting',
    'succeeded',
    'unavailable',
  ];

  for (const name of names) {
    test(`makes every target of the screen ${name} at least 24 px`, async ({ page, stage }) => {
      await screens[name]?.(stage);
      expect(await smallerThan(page, 24)).toEqual([]);
    });
  }

  test.describe('on touch', () => {
    test.use({ hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } });
    test.skip(({ browserName }) => browserName !== 'chromium', 'No other browser here plays a phone.');

    for (const name of names) {
      test(`makes every target of the screen ${name} at least 44 px on touch`, async ({ page, stage }) => {
        await screens[name]?.(stage);
        expect(await smallerThan(page, 44)).toEqual([]);
      });
    }
  });

  const smallerThan = (page: Page, px: number) =>
    page.evaluate(
      (least) =>
        [
          ...(document
            .querySelector('sir-donate')
            ?.shadowRoot?.querySelectorAll<HTMLElement>(':is(button, a, input, label.choice)') ?? []),
        ]
          .filter((element) => element.checkVisibility())
          .filter((element) => {
            const { width, height } = element.getBoundingClientRect();
            return width < least || height < least;
          })
          .map((element) => element.outerHTML.slice(0, 100)),
      px,
    );
});

test('animates only the spinner, slowly, with reduced motion', async ({ page, stage }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await screens.waiting?.(stage);
  const running = () =>
    page.evaluate(() =>
      (document.querySelector('sir-donate')?.shadowRoot?.getAnimations() ?? []).map((one) => {
        const { iterations, duration } = one.effect?.getComputedTiming() ?? {};
        return { iterations, duration };
      }),
    );
  expect(await running()).toEqual([{ iterations: Number.POSITIVE_INFINITY, duration: 4000 }]);
  for (const still of [page.locator('.step'), part(page, 'dialog')])
    await expect(still).toHaveCSS('animation-name', 'none');
});

test('fades a step in briefly and once without reduced motion', async ({
  page,
  openDetails,
  browserName,
}) => {
  test.skip(browserName === 'firefox', 'Its own setting, see e2e/browsers/find.ts, is that nothing moves.');
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await openDetails();
  for (const moving of [page.locator('.step'), part(page, 'dialog')]) {
    await expect(moving).toHaveCSS('animation-name', 'rise');
    await expect(moving).toHaveCSS('animation-duration', '0.2s');
    await expect(moving).toHaveCSS('animation-iteration-count', '1');
  }
});

test('shows the selected card and the button in forced colors', async ({ page, stage, browserName }) => {
  test.skip(browserName !== 'chromium', 'Only Chromium emulates forced colours.');
  await page.emulateMedia({ forcedColors: 'active' });
  await screens['amount-monthly']?.(stage);
  const outline = (name: string) =>
    part(page, name)
      .locator('.card')
      .first()
      .evaluate((card) => getComputedStyle(card).outlineStyle);
  expect(await outline('selected')).toBe('solid');
  await expect(part(page, 'submit')).toHaveCSS('border-style', 'solid');
  await expect(part(page, 'submit')).not.toHaveCSS('border-color', 'rgba(0, 0, 0, 0)');
  await reach(page, 'amount');
});

test('shows the spinner turning in forced colors', async ({ page, stage, browserName }) => {
  test.skip(browserName !== 'chromium', 'Only Chromium emulates forced colours.');
  await page.emulateMedia({ forcedColors: 'active' });
  await screens.creating?.(stage);
  await expect(page.locator('.spinner')).toHaveCSS('border-top-color', 'rgba(0, 0, 0, 0)');
  await expect(page.locator('.spinner')).not.toHaveCSS('border-bottom-color', 'rgba(0, 0, 0, 0)');
});
