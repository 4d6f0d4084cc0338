/**
 * The page that every integration app shows, so that the same criteria can be tested in each:
 *
 * - a heading "Campaign", a `<sir-donate>` and a list named "Events" with a line for each completed donation;
 * - in a `<nav>`, buttons that change the app's state in the way of its framework (`AppControl`);
 * - the account in the address: `?key=pk_test_…&api=http://…`. With `&view=attributes` the element has all its options as
 *   attributes and nothing inside; with `&view=server` it has them as the docs say for servers and for late definition.
 */
import { expect, type Locator, type Page } from 'playwright/test';
import type { AttributeName, PropertyName } from '../../src/contract/attribute-names.js';
import { openDialog } from '../support/donor.js';
import { demoOrigins } from '../support/origins.js';
import type { Sandbox } from '../support/sandbox.js';

/** The buttons. At first the presets are 10 and 25, the frequency is `once` and the label is "Donate". */
export type AppControl =
  /** Another array of amounts. */
  | 'Amounts 15 and 30'
  /** Another preselected frequency. */
  | 'Monthly'
  /** `presetsOnly` is true, false or undefined. It is undefined at first. */
  | 'Presets only'
  | 'Any amount'
  | 'No preference'
  /** The label in the link changes from "Donate" to "Give now". */
  | 'Give now'
  /** Renders again, with a new array of equal amounts. */
  | 'Re-render'
  /** The element is rendered no more, then again. */
  | 'Remove'
  | 'Add'
  /** Another route, without the element, and the campaign again. */
  | 'Away'
  | 'Back';

/** How a page of the app is asked for. */
export interface PageVariant {
  view?: 'properties' | 'attributes' | 'server';
  /** The element is defined after the first render: by `import()`, or by a slow script tag for `sir-donate.js`. */
  define?: 'import' | 'script';
  /** The server renders the page, and the client hydrates it. */
  isServerRendered?: boolean;
}

/** The server writes attributes, by `attributesOf()`. */
export const serverRendered: PageVariant = { view: 'server', isServerRendered: true };

export class AppPage {
  readonly element: Locator;
  /** Lines of the app's own listener. */
  readonly events: Locator;

  constructor(
    readonly page: Page,
    readonly addressOf: (variant: PageVariant) => string,
    readonly sandbox: Sandbox,
  ) {
    this.element = page.locator('sir-donate');
    this.events = page.getByRole('list', { name: 'Events' }).getByRole('listitem');
  }

  /** The address, with this test's account. */
  address(variant: PageVariant = {}): string {
    const address = new URL(this.addressOf(variant));
    address.searchParams.set('key', this.sandbox.key());
    address.searchParams.set('api', demoOrigins.api);
    if (variant.view) address.searchParams.set('view', variant.view);
    if (variant.define) address.searchParams.set('define', variant.define);
    return address.href;
  }

  async open(variant?: PageVariant): Promise<void> {
    await this.page.goto(this.address(variant));
    await expect(this.page.getByText('Campaign', { exact: true })).toBeVisible();
  }

  async openForm(variant?: PageVariant): Promise<void> {
    await this.open(variant);
    await openDialog(this.page);
  }

  /** Reads a property of the element, as the app's own code could. */
  property(name: PropertyName<AttributeName>): Promise<unknown> {
    return this.element.evaluate((element, key) => Reflect.get(element, key), name);
  }

  /** Presses one of the app's buttons. It works under an open dialog, too: an app may change at any time. */
  async press(control: AppControl): Promise<void> {
    await this.page.locator('nav').getByText(control, { exact: true }).dispatchEvent('click');
  }
}
