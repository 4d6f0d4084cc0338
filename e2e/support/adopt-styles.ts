import type { Page } from 'playwright/test';

/** Adds a stylesheet to the form, as no page can: for what the reader's own settings do. */
export const adoptStyles = (page: Page, css: string): Promise<void> =>
  page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.querySelector('sir-donate')?.shadowRoot?.adoptedStyleSheets.push(sheet);
  }, css);
