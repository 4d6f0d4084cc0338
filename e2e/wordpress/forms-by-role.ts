/** A person of each role writes each form of snippet, and a donor gives through what is left of it. */
import { donateButton, finish, giveOnce, heading, type Place, preset } from '../support/donor.js';
import { roles } from './addresses.js';
import { type Form, forms, type Outcome } from './forms.js';
import { expect, type Page, postUrl, test } from './site.js';

const frameOf = (page: Page): Place => page.frameLocator('iframe');

/** Presses what a donor would press. Returns what comes, and where the form is. */
async function press(page: Page, { hasPlugin }: Form): Promise<{ outcome: Outcome; form?: Place }> {
  if (await page.locator('.entry-content iframe').count()) return { outcome: 'form', form: frameOf(page) };
  if (hasPlugin && (await page.locator('script[src*="sir-donate"]').count()))
    await page.evaluate(() => customElements.whenDefined('sir-donate').then(() => undefined));
  const button = donateButton(page);
  const link = page.getByRole('link', { name: 'Donate', exact: true });
  if (await page.locator('sir-donate').count()) await button.click();
  else if (await link.count()) await link.click();
  else return { outcome: 'nothing' };
  const ownPage = page.getByText('The page of the link');
  await expect(ownPage.or(preset(page, '$25'))).toBeVisible();
  if (await ownPage.isVisible()) return { outcome: 'own link' };
  // The page has a form for comments, too.
  const dialog = page.getByRole('dialog');
  return { outcome: 'form', form: (await dialog.count()) ? dialog : page };
}

for (const form of forms)
  for (const role of roles)
    test(`${form.name}, written in the role ${role}: ${form.outcomes[role]}`, async ({ page, person }) => {
      const writer = await person(role);
      const isReviewed = role === 'contributor';
      const id = await writer.write({ content: form.content }, isReviewed ? 'pending' : 'publish');
      if (isReviewed) await (await person('administrator')).publish(id);
      await page.goto(postUrl(id, form.hasPlugin ? {} : { 'without-plugin': '' }));
      await expect(page.getByRole('heading', { name: 'Give' })).toBeVisible();
      const { outcome, form: place } = await press(page, form);
      expect(outcome).toBe(form.outcomes[role]);
      if (!place) return;
      await finish(page, await giveOnce(page, '$25', place));
      await expect(heading(place, 'thanksTitle')).toBeVisible();
    });
