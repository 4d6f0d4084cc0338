/** Changes a widget's attributes as a host page's scripts do. */
import type { Page } from 'playwright/test';
import type { Attributes } from './host-page.js';
import { settled } from './settled.js';

/** Sets attributes of the widget, all in one task. `null` removes one. */
export const setAttributes = (page: Page, attributes: Attributes): Promise<void> =>
  page.locator('sir-donate').evaluate((element, entries) => {
    for (const [name, value] of entries)
      if (value === null) element.removeAttribute(name);
      else element.setAttribute(name, value);
  }, Object.entries(attributes));

/** Takes attributes away for one rendering, and sets them again as they were. */
export const blink = (page: Page, names: readonly string[]): Promise<void> =>
  page.locator('sir-donate').evaluate(async (element, away) => {
    const values = away.map((name) => element.getAttribute(name));
    for (const name of away) element.removeAttribute(name);
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    away.forEach((name, index) => {
      const value = values[index];
      if (value != null) element.setAttribute(name, value);
    });
  }, names);

/**
 * As `settled`, in the widget's frame if it has one: the page of an isolated widget may request nothing. Before the frame is
 * there, nothing of the widget runs that could be waited for.
 */
export async function widgetSettled(page: Page): Promise<void> {
  const frame = page.frames().at(1);
  const isIsolated = (await page.locator('sir-donate[isolated]').count()) > 0;
  if (frame || !isIsolated) await settled(frame ?? page);
}
