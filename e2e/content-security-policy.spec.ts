import type { BrowserContext } from 'playwright/test';
import { barePage, nonprofitName } from './support/bare-page.js';
import {
  carefulDirectives,
  type DocumentedPolicy,
  documentedPolicies,
  policyText,
  postRaw,
  startReportServer,
} from './support/csp.js';
import { donateButton, finish, giveOnce, heading, openDialog, type Place } from './support/donor.js';
import { frameOf, inFrame } from './support/frame.js';
import { recorder } from './support/recorder.js';
import type { Sandbox } from './support/sandbox.js';
import { settled } from './support/settled.js';
import { expect, nextEvent, type Page, test } from './support/test.js';

/** Records violations in every document of the context, including windows that the widget opens. */
async function watchViolations(context: BrowserContext): Promise<string[]> {
  const seen: string[] = [];
  await context.exposeFunction('noteViolation', (text: string) => {
    seen.push(text);
  });
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => {
      // Firefox requests /favicon.ico by itself and reports that as a violation.
      if (blockedURI.endsWith('/favicon.ico')) return;
      Reflect.get(window, 'noteViolation')(`${effectiveDirective} ${blockedURI} ${sample}`);
    });
  });
  return seen;
}

/** Completes a donation and checks that the logo loads. */
async function giveAll(page: Page, sandbox: Sandbox, form: Place = page): Promise<void> {
  await openDialog(page);
  await expect(form.getByRole('heading', { name: nonprofitName })).toBeVisible();
  await expect
    .poll(() => form.locator('img').evaluate((logo: HTMLImageElement) => logo.naturalWidth))
    .toBeGreaterThan(0);
  await finish(page, await giveOnce(page, '$25', form));
  expect((await nextEvent(page, 'sir-donate-complete')).partnerDonationId).toBe(
    (await sandbox.donation()).id,
  );
  await expect(heading(form, 'thanksTitle')).toBeVisible();
}

test.describe('content security policy', () => {
  for (const [name, { script, attributes, directives }] of Object.entries<DocumentedPolicy>(
    documentedPolicies,
  )) {
    for (const careful of [false, true]) {
      test(`completes a donation without a policy violation (${name}${careful ? ', trusted types enforced' : ''})`, {
        tag: '@invariant-5',
      }, async ({ page, context, sandbox, record }) => {
        const reporting = await startReportServer();
        const violations = await watchViolations(context);
        await page.addInitScript(recorder);
        const policy = policyText({ ...directives, ...(careful && carefulDirectives) });
        await page.goto(
          await postRaw(barePage(sandbox, { script, attributes }), {
            'Content-Security-Policy': `${policy}; report-uri ${reporting.url}`,
          }),
        );
        const isFramed = attributes?.isolated !== undefined;
        await giveAll(page, sandbox, isFramed ? inFrame(page) : page);
        await settled(isFramed ? await frameOf(page) : page);
        expect(violations).toEqual([]);
        expect(reporting.reports).toEqual([]);
        expect(record.warnings).toEqual([]);
        await reporting.close();
      });
    }
  }

  /** These tests expect violations, so the fixture that fails on them is replaced. */
  const forbidding = test.extend({
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from here.
    record: async ({}, use) => {
      await use({ warnings: [], lines: [], requests: [] });
    },
  });

  for (const [name, { script, attributes, directives }] of Object.entries<DocumentedPolicy>(
    documentedPolicies,
  )) {
    forbidding(
      `every directive of the documented policy is needed (${name})`,
      { tag: '@invariant-5' },
      async ({ context, sandbox }) => {
        const violations = await watchViolations(context);
        for (const left of Object.keys(directives)) {
          const others = Object.fromEntries(Object.entries(directives).filter(([key]) => key !== left));
          const reporting = await startReportServer();
          const page = await context.newPage();
          violations.length = 0;
          await page.goto(
            await postRaw(barePage(sandbox, { script, attributes }), {
              'Content-Security-Policy': `${policyText(others)}; report-uri ${reporting.url}`,
            }),
          );
          if (left === 'script-src') {
            await expect(page.getByRole('link', { name: 'Donate', exact: true })).toBeVisible();
          } else {
            await page.evaluate(() => localStorage.clear());
            await donateButton(page).click();
            if (left !== 'frame-src')
              await expect(
                left === 'connect-src'
                  ? heading(page, 'unavailableTitle')
                  : page.getByRole('heading', { name: nonprofitName }),
              ).toBeVisible();
          }
          await expect
            .poll(() => violations.filter((line) => line.startsWith(left)).length, left)
            .toBeGreaterThan(0);
          // The report server works: it receives reports too.
          await expect.poll(() => reporting.reports.length, left).toBeGreaterThan(0);
          await reporting.close();
          await page.close();
        }
      },
    );
  }
});
