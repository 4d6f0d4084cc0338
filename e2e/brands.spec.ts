/**
 * Colours. axe finds nothing in the four brands of the demo, which use tokens alone. Controls have a contrast of 3 : 1
 * with the surface in each brand and in both themes (WCAG 1.4.11; axe checks text only).
 */
import { readFileSync } from 'node:fs';
import { themeProperties } from '../src/element/theme-properties.js';
import { findings } from './support/axe.js';
import { openDialog } from './support/donor.js';
import { pageStyle } from './support/host-page.js';
import { demoOrigins } from './support/origins.js';
import { parts } from './support/parts.js';
import { nthAmount, part, screens } from './support/screens.js';
import { expect, type Page, test } from './support/test.js';
import { translate } from './support/translations.js';

const brands = ['harbour', 'gazette', 'observatory', 'playground'];

/** Contrast of what marks a control with the form's surface, in the form nearest to a selector. */
const marks = (page: Page, around: string) =>
  page.evaluate((selector) => {
    const root = [...document.querySelectorAll(`${selector} sir-donate`)]
      .map(({ shadowRoot }) => shadowRoot)
      .find((one) => one?.querySelector('.form')?.checkVisibility());
    const form = root?.querySelector('.form');
    if (!root || !form) throw new Error('No form.');
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const luminance = (color: string): number => {
      if (!canvas) throw new Error('No canvas.');
      canvas.fillStyle = color;
      canvas.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((byte) => {
        const part = byte / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const surface = luminance(getComputedStyle(form).backgroundColor);
    const contrast = (color: string) => {
      const [dark = 0, light = 0] = [luminance(color), surface].sort((a, b) => a - b);
      return (light + 0.05) / (dark + 0.05);
    };
    const colorOf = (element: string, property: 'borderTopColor' | 'outlineColor' | 'backgroundColor') => {
      const found = root.querySelector(element);
      if (!found) throw new Error(`No ${element}.`);
      return contrast(getComputedStyle(found)[property]);
    };
    root.querySelector<HTMLElement>('input[name=amount]:checked')?.focus();
    return {
      'border of a field': colorOf('.input', 'borderTopColor'),
      'border of what is chosen': colorOf('.amounts :checked + .card', 'borderTopColor'),
      'border of the chosen side': colorOf('.segments :checked + .card', 'borderTopColor'),
      'ring around the focus': colorOf('.amounts :checked + .card', 'outlineColor'),
      'main button': colorOf('.primary', 'backgroundColor'),
    };
  }, around);

test('axe finds nothing on the demo page with four brands, and their controls have enough contrast', async ({
  page,
  sandbox,
}) => {
  await page.goto(`${demoOrigins.host}/brands.html?key=${sandbox.key()}`);
  // The dialog of a button may be rendered ahead.
  await expect(part(page, 'amount').filter({ visible: true })).toHaveCount(4 * brands.length);
  await expect(page.locator('.skeleton').filter({ visible: true })).toHaveCount(0);
  expect(await findings(page)).toEqual([]);
  for (const brand of brands) {
    for (const [mark, ratio] of Object.entries(await marks(page, `.${brand}`)))
      expect(ratio, `${brand}: ${mark}`).toBeGreaterThanOrEqual(3);
  }
});

const brandStyles = readFileSync(new URL('../demo/pages/brands.css', import.meta.url), 'utf8');

for (const name of ['details-errors', 'details-refused', 'waiting', 'succeeded', 'failed']) {
  test(`axe finds nothing on the screen ${name} in each of the four brands`, async ({
    page,
    openWidget,
    sandbox,
  }) => {
    test.slow();
    await screens[name]?.({
      page,
      openWidget: (hostPage) => openWidget({ head: pageStyle(brandStyles), ...hostPage }),
      behave: (behaviour) => void sandbox.key(behaviour),
      plan: (fault) => sandbox.plan(fault),
    });
    const surfaces = new Set<string>();
    for (const brand of brands) {
      await page.evaluate((className) => Object.assign(document.body, { className }), brand);
      surfaces.add(await part(page, 'form').evaluate((form) => getComputedStyle(form).backgroundColor));
      expect(await findings(page), brand).toEqual([]);
    }
    expect(surfaces.size).toBe(brands.length);
  });
}

for (const scheme of ['light', 'dark'] as const) {
  test(`the form follows a page with the ${scheme} colour scheme, and its controls have enough contrast`, async ({
    page,
    openWidget,
  }) => {
    await openWidget();
    await page.evaluate((name) => {
      document.documentElement.style.colorScheme = name;
    }, scheme);
    await openDialog(page);
    await nthAmount(page, 1).check();
    for (const [mark, ratio] of Object.entries(await marks(page, 'body')))
      expect(ratio, mark).toBeGreaterThanOrEqual(3);
    const surface = await part(page, 'form').evaluate((form) => getComputedStyle(form).backgroundColor);
    expect(surface).toBe(scheme === 'dark' ? 'rgb(22, 32, 28)' : 'rgb(255, 255, 255)');
    // The attribute says otherwise, on the button of a page that has no form yet as well.
    await page
      .locator('sir-donate')
      .evaluate(
        (element, other) => element.setAttribute('theme', other),
        scheme === 'dark' ? 'light' : 'dark',
      );
    await expect(part(page, 'form')).not.toHaveCSS('background-color', surface);
  });
}

test('the theme attribute colours the button before the form has loaded', async ({ openWidget }) => {
  const page = await openWidget({ attributes: { theme: 'dark' } });
  await expect(part(page, 'button')).toHaveCSS('background-color', 'rgb(95, 211, 168)');
});

/** Token, a value, and where it shows: the selector of an element, and its property. */
const tokens = [
  ['--sir-accent', 'rgb(1, 2, 3)', '.primary', 'background-color'],
  ['--sir-on-accent', 'rgb(1, 2, 4)', '.primary', 'color'],
  ['--sir-surface', 'rgb(1, 2, 5)', '.form', 'background-color'],
  ['--sir-raised', 'rgb(1, 2, 6)', '.segments', 'background-color'],
  ['--sir-text', 'rgb(1, 2, 7)', '.form', 'color'],
  ['--sir-muted', 'rgb(1, 2, 8)', '.overline', 'color'],
  ['--sir-border', 'rgb(1, 2, 9)', '.input', 'border-top-color'],
  ['--sir-radius', '3px', '.input', 'border-top-left-radius'],
  ['--sir-button-radius', '4px', '.primary', 'border-top-left-radius'],
  ['--sir-font', 'fantasy', '.form', 'font-family'],
  ['--sir-heading-font', 'cursive', '.title', 'font-family'],
  ['--sir-danger', 'rgb(1, 2, 10)', '.error', 'color'],
] as const;

test('each theme token sets the property that it is for', async ({ page, openForm }) => {
  await openForm({ attributes: { 'min-amount': '5' } });
  for (const [token, value, selector, property] of tokens) {
    if (selector === '.error') {
      await page.getByLabel(translate('otherAmount')).fill('2');
      await page.keyboard.press('Tab');
    }
    await page
      .locator('sir-donate')
      .evaluate((element, [name, text]) => element.style.setProperty(name, text), [token, value] as const);
    await expect(page.locator(`sir-donate ${selector}`).first(), token).toHaveCSS(property, value);
  }
  const published = themeProperties.filter((name) => name.startsWith('--sir-'));
  expect(tokens.map(([token]) => token).sort()).toEqual(published.sort());
});

test('each documented part exists and can be styled by the page', async ({ page, openWidget, sandbox }) => {
  expect(parts.length).toBeGreaterThan(20);
  const head = pageStyle(
    parts.map((name) => `sir-donate::part(${name}) { scroll-margin-top: 7px }`).join(''),
  );
  const words = { notice: 'Gifts are doubled.', 'help-url': 'https://example.org/help' };
  const styled = new Set<string>();
  for (const screen of ['picker', 'amount-monthly', 'details-errors', 'link']) {
    await screens[screen]?.({
      page,
      openWidget: (hostPage) =>
        openWidget({ ...hostPage, attributes: { ...words, ...hostPage?.attributes }, head }),
      behave: (behaviour) => void sandbox.key(behaviour),
      plan: (fault) => sandbox.plan(fault),
    });
    for (const name of parts) {
      const margins = await part(page, name).evaluateAll((all) =>
        all.map((element) => getComputedStyle(element).scrollMarginTop),
      );
      for (const margin of margins) expect(margin, `${screen}: ${name}`).toBe('7px');
      if (margins.length) styled.add(name);
    }
  }
  expect(parts.filter((name) => !styled.has(name))).toEqual([]);
});

test('the side of the frequency switch under the pointer does not look chosen', async ({
  page,
  openForm,
}) => {
  await openForm();
  const monthly = page.getByRole('radio', { name: translate('monthly') });
  await monthly.hover();
  await expect(part(page, 'segment').last().locator('.card')).toHaveCSS('border-color', 'rgba(0, 0, 0, 0)');
  await part(page, 'amount').first().hover();
  await expect(part(page, 'amount').first().locator('.card')).toHaveCSS('border-color', 'rgb(10, 107, 79)');
});

test('without tokens the button and the form take the font of the page', async ({ openWidget }) => {
  const page = await openWidget({ head: pageStyle('body { font-family: fantasy }') });
  await expect(part(page, 'button')).toHaveCSS('font-family', 'fantasy');
  await openDialog(page);
  await expect(part(page, 'form')).toHaveCSS('font-family', 'fantasy');
});
