/**
 * What must hold in every framework. Each criterion is a function of a page that follows the protocol of
 * `app-page.ts`. The criteria of custom-elements-everywhere.com are among them: elements with and without children,
 * that are hidden and shown; texts, numbers and booleans; arrays and objects as properties; names in camelCase;
 * listeners for events whose name has a dash.
 */
import { expect, type Page } from 'playwright/test';
import {
  checkoutFrom,
  choose,
  comeBack,
  fillDetails,
  openDialog,
  preset,
  toCheckout,
} from '../support/donor.js';
import type { PageRecord } from '../support/test.js';
import { translate } from '../support/translations.js';
import { type AppPage, serverRendered } from './app-page.js';

export interface CriterionContext {
  app: AppPage;
  page: Page;
  record: PageRecord;
}

export interface Criterion {
  /** A sentence whose subject is the app. */
  title: string;
  /** The row of the table in docs/frameworks/README.md. */
  label: string;
  /** The invariant that it shows. */
  tag?: `@invariant-${number}`;
  run: (context: CriterionContext) => Promise<void>;
}

const impact = { 15: 'school books for one child' };
const books = `$15 ${impact[15]}`;

const radio = (page: Page, name: string) => page.getByRole('radio', { name, exact: true });

const otherAmount = (page: Page) => page.getByLabel(translate('otherAmount'));

/** Gives $10 once in the open dialog, and returns the checkout's window. */
async function giveTen(page: Page): Promise<Page> {
  await choose(preset(page, '$10'));
  await page.getByRole('button', { name: translate('give', { amount: '$10' }), exact: true }).click();
  await fillDetails(page);
  return checkoutFrom(page, () => toCheckout(page).click());
}

/** The donor pays and comes back. */
async function payAndComeBack({ app, page }: CriterionContext, checkout: Page): Promise<void> {
  await app.sandbox.settle('pay');
  await checkout.close();
  await comeBack(page);
}

/** Expects the app to have received the event once. */
async function expectThanks({ app }: CriterionContext): Promise<void> {
  await expect(app.events).toHaveText(['Given 1000 USD once']);
}

export const criteria = {
  attributes: {
    label: 'Attributes: text, number, boolean, list, JSON; no children',
    title: 'passes text, numbers, booleans, lists and JSON as attributes to an element without children',
    async run({ app, page }) {
      await app.openForm({ view: 'attributes' });
      await expect(radio(page, books)).toBeVisible();
      await expect(radio(page, '$30')).toBeVisible();
      await expect(radio(page, translate('monthly'))).toBeChecked();
      await expect(otherAmount(page)).toBeHidden();
    },
  },

  properties: {
    label: 'Properties: array, object, number, text; camelCase names',
    title:
      'passes arrays, objects, numbers and texts as properties, changes them, and calls no API before intent',
    async run({ app, page, record }) {
      await app.open();
      expect(record.requests.filter((request) => request.url().includes('/v1/partner/'))).toEqual([]);
      await openDialog(page);
      await expect(preset(page, '$10')).toBeVisible();
      await expect(radio(page, translate('once'))).toBeChecked();
      await app.press('Amounts 15 and 30');
      await app.press('Monthly');
      await expect(radio(page, books)).toBeVisible();
      await expect(preset(page, '$30')).toBeVisible();
      await expect(preset(page, '$10')).toBeHidden();
      await expect(radio(page, translate('monthly'))).toBeChecked();
      expect(await app.property('amounts')).toEqual([15, 30]);
      expect(await app.property('impact')).toEqual(impact);
      await otherAmount(page).fill('3');
      await otherAmount(page).press('Enter');
      await expect(otherAmount(page)).toHaveAccessibleDescription(translate('tooSmall', { amount: '$5' }));
    },
  },

  booleans: {
    label: 'Boolean property: true, false, undefined',
    title: 'switches a boolean property on by true, and off by false and by undefined',
    async run({ app, page }) {
      await app.openForm();
      await expect(otherAmount(page)).toBeVisible();
      for (const off of ['Any amount', 'No preference'] as const) {
        await app.press('Presets only');
        await expect(otherAmount(page)).toBeHidden();
        expect(await app.property('presetsOnly')).toBe(true);
        await app.press(off);
        await expect(otherAmount(page)).toBeVisible();
        expect(await app.property('presetsOnly')).toBe(false);
      }
    },
  },

  events: {
    label: 'Events, by the way of the framework',
    title: 'receives the complete event once, after renders that changed the listener',
    async run(context) {
      const { app, page } = context;
      await app.open();
      await app.press('Re-render');
      await openDialog(page);
      const checkout = await giveTen(page);
      await app.press('Re-render');
      await payAndComeBack(context, checkout);
      await expectThanks(context);
    },
  },

  children: {
    label: 'Children: changing label, fallback link',
    title: 'changes the label, and shows its link where the form cannot load',
    async run({ app, page }) {
      // With Save-Data no form is loaded ahead.
      await page.addInitScript(() =>
        Object.defineProperty(navigator, 'connection', { value: { saveData: true } }),
      );
      await app.open();
      const button = (name: string) => app.element.getByRole('button', { name, exact: true });
      await expect(button('Donate')).toBeVisible();
      await app.press('Give now');
      await expect(button('Give now')).toBeVisible();
      // Whatever the bundler has named the file of the form: it is the next script.
      await page.route('**/*', (route) =>
        route.request().resourceType() === 'script' ? route.abort() : route.continue(),
      );
      // Reaching for the button loads the form. The link may stand there before a press of it is over.
      await button('Give now').hover();
      const link = page.getByRole('link', { name: 'Give now' });
      await expect(link).toHaveAttribute('href', 'https://example.org/donate');
    },
  },

  'typed-text': {
    label: 'Re-render, typed text kept',
    title: 'keeps what the donor has typed when it renders again',
    tag: '@invariant-7',
    async run({ app, page }) {
      await app.openForm();
      await otherAmount(page).pressSequentially('37');
      await app.press('Re-render');
      await app.press('Amounts 15 and 30');
      await expect(preset(page, '$30')).toBeVisible();
      await expect(otherAmount(page)).toHaveValue('37');
      await expect(otherAmount(page)).toBeFocused();
      await otherAmount(page).press('Enter');
      const firstName = page.getByLabel(translate('firstName'));
      await firstName.pressSequentially('Ada');
      await app.press('Re-render');
      await app.press('Give now');
      await expect(app.element).toContainText('Give now');
      await expect(firstName).toHaveValue('Ada');
      await expect(firstName).toBeFocused();
    },
  },

  remount: {
    label: 'Removed and added again',
    title: 'removes the element with its open dialog, and adds one that works',
    async run({ app, page }) {
      await app.openForm();
      await app.press('Remove');
      await expect(app.element).toHaveCount(0);
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await app.press('Add');
      await app.press('Amounts 15 and 30');
      await openDialog(page);
      await expect(page.getByRole('dialog')).toHaveCount(1);
      await expect(radio(page, books)).toBeVisible();
    },
  },

  'away-and-back': {
    label: 'Away and back while a donation waits',
    title: 'finds the donation again after the donor left the route and came back',
    tag: '@invariant-8',
    async run(context) {
      const { app, page } = context;
      await app.openForm();
      const checkout = await giveTen(page);
      await page.keyboard.press('Escape');
      await app.press('Away');
      await expect(app.element).toHaveCount(0);
      await app.sandbox.settle('pay');
      await checkout.close();
      await app.press('Back');
      await expectThanks(context);
      expect(await app.sandbox.counts()).toMatchObject({ 'create-link': 1 });
    },
  },

  'late-import': {
    label: 'Defined after the first render, by `import()`',
    title: 'works when the package is imported after the first render',
    async run(context) {
      const { app, page } = context;
      await app.openForm({ view: 'server', define: 'import' });
      await expectOptionsOfFirstRender(context);
      await app.press('Amounts 15 and 30');
      await expect(radio(page, books)).toBeVisible();
    },
  },

  'late-script': {
    label: 'Defined after the first render, by a script tag',
    title: 'shows its link until a script tag defines the element, and then the form',
    async run(context) {
      const { app, page } = context;
      let deliver = (): void => {};
      const rendered = new Promise<void>((resolve) => {
        deliver = resolve;
      });
      await page.route('**/sir-donate.js', (route) => rendered.then(() => route.continue()));
      await page.goto(app.address({ view: 'server', define: 'script' }), { waitUntil: 'commit' });
      await expect(page.getByRole('link', { name: 'Donate' })).toBeVisible();
      deliver();
      await openDialog(page);
      await expectOptionsOfFirstRender(context);
      await app.press('Amounts 15 and 30');
      await expect(radio(page, books)).toBeVisible();
    },
  },

  'server-rendering': {
    label: 'Rendered by a server and hydrated, without a warning',
    title: 'hydrates what a server has rendered without a warning, and receives the event',
    async run(context) {
      const { app, page } = context;
      const warnings: string[] = [];
      page.on('console', (line) => {
        if (['warning', 'error'].includes(line.type())) warnings.push(line.text());
      });
      const html = await (await page.request.get(app.address(serverRendered))).text();
      expect(html).toContain('<a href="https://example.org/donate"');
      await app.openForm(serverRendered);
      await expectOptionsOfFirstRender(context);
      const checkout = await giveTen(page);
      await payAndComeBack(context, checkout);
      await expectThanks(context);
      expect(warnings).toEqual([]);
    },
  },
} as const satisfies Readonly<Record<string, Criterion>>;

/** An array and an object, before anything is rendered again. */
async function expectOptionsOfFirstRender({ app, page }: CriterionContext): Promise<void> {
  expect(await app.property('impact')).toEqual(impact);
  await expect(preset(page, '$10')).toBeVisible();
  await expect(preset(page, '$25')).toBeVisible();
  await expect(preset(page, '$50')).toHaveCount(0);
}

export type CriterionId = keyof typeof criteria;

export const criterionIds = Object.keys(criteria) as CriterionId[];
