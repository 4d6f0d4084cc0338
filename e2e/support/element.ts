/** The element in a host page, from the outside. */
import type { Locator, Page } from 'playwright/test';

export const widget = (page: Page): Locator => page.locator('sir-donate');

/** Reads the element's `state` property. */
export const stateOf = (page: Page): Promise<unknown> =>
  widget(page).evaluate((element) => Reflect.get(element, 'state'));

/** The link of the host page, which is shown where the widget cannot work. */
export const fallbackLink = (page: Page): Locator => page.getByRole('link', { name: 'Donate', exact: true });
