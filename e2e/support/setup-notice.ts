/** The notice that the form is not set up. */
import { donateButton, heading } from './donor.js';
import { fallbackHref } from './host-page.js';
import { expect, type Page, type PageRecord } from './test.js';
import { translate } from './translations.js';

/** Returns the URLs of the requests to any Partner API, the real ones included. */
export const apiUrlsOf = ({ requests }: PageRecord): string[] =>
  requests
    .map((request) => request.url())
    .filter((url) => url.includes('/v1/') || url.includes('sirgiving.org'));

/** Clicks the button even if the pointer that comes with a real click makes a notice replace it. */
export const clickDonate = (page: Page): Promise<void> => donateButton(page).dispatchEvent('click');

/** Expects the donor to be told that the form is not set up, and where else to give. */
export async function expectSetupNotice(page: Page): Promise<void> {
  await expect(page.getByRole('alert')).toContainText(translate('problemSetup'));
  await expect(page.getByRole('link', { name: translate('fallback') })).toHaveAttribute('href', fallbackHref);
  await expect(donateButton(page)).toBeHidden();
  await expect(heading(page, 'amount')).toHaveCount(0);
}
