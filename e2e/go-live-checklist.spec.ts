/**
 * The checklist that the snippet builder shows for a live key. Brothers that were looked for: a key that is typed, one that is
 * there when the page loads, one that is taken back, and one in capitals.
 */
import { goLiveParts, goLiveSteps } from '../build/go-live/checklist.js';
import { findings } from './support/axe.js';
import { demoOrigins } from './support/origins.js';
import { expect, test } from './support/test.js';

const builder = `${demoOrigins.host}/snippet.html`;

test('the snippet builder asks for the steps to go live once a live key is entered', async ({ page }) => {
  test.slow();
  await page.goto(builder);
  const key = page.getByLabel('Your publishable key');
  const section = page.getByRole('region', { name: 'Before you go live' });
  const notice = page.getByRole('status').filter({ hasText: 'gifts are real' });
  await expect(key).toBeVisible();
  await expect(section).toBeHidden();
  await expect(notice).toBeHidden();

  await key.fill('pk_live_example');
  await expect(notice).toBeVisible();
  const steps = section.getByRole('checkbox');
  await expect(steps).toHaveCount(goLiveSteps.length);
  await expect(section.getByRole('group')).toHaveCount(goLiveParts.length);
  const email = await section.getByRole('link', { name: /developer/ }).getAttribute('href');
  expect(decodeURIComponent(email ?? '')).toContain('npm run check:api finds nothing');
  expect(email).not.toContain('pk_live');
  await expect(section.getByRole('status')).toHaveText(`0 of ${goLiveSteps.length} done.`);
  await expect(page.frameLocator('iframe').getByRole('button', { name: 'Donate' })).toBeVisible();
  expect(await findings(page)).toEqual([]);

  await page.getByRole('link', { name: 'Before you go live' }).press('Enter');
  await expect(section).toBeFocused();
  await page.keyboard.press('Tab');
  // The site's editor comes first, whose part has no link.
  await expect(steps.first()).toBeFocused();
  await page.keyboard.press('Space');
  await expect(section.getByRole('status')).toHaveText(`1 of ${goLiveSteps.length} done.`);
  for (const { done } of goLiveSteps.slice(1)) await section.getByLabel(done).check();
  await expect(section.getByRole('status')).toHaveText('All done. Paste your snippet.');

  await key.fill('pk_test_demo');
  await expect(section).toBeHidden();
  await expect(notice).toBeHidden();
});

test('the snippet builder shows the steps for a live key that is there from the start', async ({ page }) => {
  await page.goto(`${builder}?key=PK_LIVE_example`);
  await expect(page.getByRole('region', { name: 'Before you go live' })).toBeVisible();
});
