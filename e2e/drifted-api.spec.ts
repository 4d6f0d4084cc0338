/**
 * An API whose answers differ from the documented ones: what a field is not needed for must not stop a gift, no success
 * is guessed, and a refusal is said where the donor can act on it.
 *
 * The brothers that were looked for:
 * - Whole answers: in an envelope, in two, in a list of one, as JSON in a text, with a byte order mark, as plain text,
 *   with 202, empty with 204, an HTML page with 200, an error with 200, a list in place of an object.
 * - Fields: other names, snake case, nested, missing, null; booleans as numbers and words, numbers as text, ids as
 *   numbers, features in lower case, as objects, as a map, as text. Full tables are in
 *   `src/contract/api-answers.test.ts`; here some of each go through a whole gift.
 * - Statuses: other words, prefixes, case, spaces, objects; words that only look like success; fields that contradict
 *   each other; 404 before the donation is known (`fault-table.ts`).
 * - Errors: sentences, maps, objects, pointers (`src/contract/refused-fields.test.ts`), a refused amount with and
 *   without an own amount, several fields at once.
 * - Refusals that a browser does not let the page read: no CORS headers, refused preflight, redirect (`fault-table.ts`).
 * - Ways: in the page and isolated. Modes make no difference from the first screen on.
 *
 * Left: an answer to the POST without any id. The gift could be made, but its result could never be known.
 */
import type { Drift } from '../demo/sandbox/drift.js';
import {
  choose,
  chooseAmount,
  comeBackLater,
  expectDetailsKept,
  fillDetails,
  finish,
  giveOnce,
  heading,
  notice,
  openDialog,
  preset,
  toCheckout,
} from './support/donor.js';
import { stateOf } from './support/element.js';
import { fallbackHref } from './support/host-page.js';
import { demoOrigins } from './support/origins.js';
import { detailsOf } from './support/recorder.js';
import { settled } from './support/settled.js';
import { expect, nextEvent, type Page, test } from './support/test.js';
import { translate } from './support/translations.js';
import { ways } from './support/ways.js';

type Path = 'config' | 'organizations/*' | 'donations/create-link' | 'donations/status/*';

/** An answer in place of the sandbox's; a function changes what the sandbox answers. */
interface Answer {
  status?: number;
  type?: string;
  body?: string | ((answer: Record<string, unknown>) => unknown);
}

async function drift(
  page: Page,
  path: Path,
  { status, type = 'application/json', body = '' }: Answer,
): Promise<void> {
  await page.route(`${demoOrigins.api}/v1/partner/${path}`, async (route) => {
    if (route.request().method() === 'OPTIONS') return route.continue();
    // A text is the answer; the sandbox is then not asked, and makes no link.
    const response = typeof body === 'function' ? await route.fetch() : undefined;
    const json: Record<string, unknown> = response ? await response.json() : {};
    const answer = typeof body === 'function' ? body(json) : body;
    await route.fulfill({
      status: status ?? response?.status() ?? 200,
      headers: { 'Access-Control-Allow-Origin': '*', 'Content-Type': type },
      body: typeof answer === 'string' ? answer : JSON.stringify(answer),
    });
  });
}

const html = '<!doctype html><title>Welcome to the hotel</title>';

test.describe('an API that differs from its documentation', () => {
  const drifts: Drift[] = ['enveloped', 'renamed', 'sparse', 'retyped', 'nested'];
  for (const name of drifts) {
    // The most different one goes through the frame's messages too.
    for (const way of name === 'retyped' ? ways : ways.slice(0, 1)) {
      test(`completes a donation ${way.name} with an API that is ${name}`, async ({
        openForm,
        sandbox,
        record,
      }) => {
        sandbox.key(name);
        const page = await openForm(way.page());
        await finish(page, await giveOnce(page, '$25', way.form(page)));
        await nextEvent(page, 'sir-donate-complete');
        await expect(heading(way.form(page), 'thanksTitle')).toBeVisible();
        expect(await detailsOf(page, 'sir-donate-error')).toEqual([]);
        // All of it is known but the name, which is not there.
        expect(record.warnings).toEqual(name === 'sparse' ? [expect.stringContaining('no name')] : []);
      });
    }
  }

  const rows: readonly [string, Partial<Record<Path, Answer>>][] = [
    ['an HTML page for the config', { config: { status: 200, type: 'text/html', body: html } }],
    ['no content for the config', { config: { status: 204 } }],
    ['a list for the nonprofit', { 'organizations/*': { body: '[1, 2]' } }],
    [
      'plain text with a byte order mark, and 202',
      {
        config: { status: 202, type: 'text/plain', body: (answer) => `\ufeff${JSON.stringify(answer)}` },
        'donations/status/*': { type: 'text/plain', body: (answer) => `\ufeff${JSON.stringify([answer])}` },
      },
    ],
    [
      'features in objects, unknown words and answers in lists',
      {
        config: { body: () => ({ enabledFeatures: [{ code: 'donation' }, 7], status: 'GOLD', tips: [] }) },
        'organizations/*': {
          body: (answer) => ({ organizations: [{ ...answer, status: 'VETTED', logo: {} }] }),
        },
        'donations/status/*': {
          body: (answer) => ({ result: [{ payment: { state: `Payment ${answer.status}` } }] }),
        },
      },
    ],
  ];
  for (const [name, answers] of rows) {
    test(`completes a donation with ${name}`, async ({ page, openWidget }) => {
      for (const [path, answer] of Object.entries(answers) as [Path, Answer][])
        await drift(page, path, answer);
      await openWidget();
      await openDialog(page);
      await finish(page, await giveOnce(page));
      await expect(heading(page, 'thanksTitle')).toBeVisible();
    });
  }

  test('guesses no success from a word that only looks like it', { tag: '@invariant-10' }, async ({
    openPausedCheckout,
    page,
    sandbox,
    record,
  }) => {
    await openPausedCheckout();
    const answers = [
      '"status":"incomplete"',
      '"status":"not_completed"',
      '"status":"complete","payment_status":"unpaid"',
      '"status":"success","data":{"id":"pd_1"}',
      '"status":"UNSUCCESSFUL"',
      '"status":"LIMBO"',
    ];
    for (const json of answers) {
      await sandbox.addFields('status', json);
      const asked = (await sandbox.counts()).status ?? 0;
      await comeBackLater(page);
      await expect.poll(async () => (await sandbox.counts()).status ?? 0, json).toBeGreaterThan(asked);
      await settled(page);
      expect(await stateOf(page), json).toBe('waiting');
    }
    expect(record.warnings.filter((line) => line.includes('"LIMBO"'))).toHaveLength(1);
    await sandbox.addFields('status', '"status":" Donation.Confirmed "');
    await comeBackLater(page);
    await expect(heading(page, 'thanksTitle')).toBeVisible();
  });

  const refusals = [
    ['a partner that the config calls suspended', 'config', '"status":"SUSPENDED"', 'donations-off'],
    [
      'a nonprofit that is inactive by a boolean',
      'organization',
      '"is_active":"false"',
      'nonprofit-inactive',
    ],
  ] as const;
  for (const [name, endpoint, json, code] of refusals) {
    test(`notices ${name} before anything is typed`, { tag: '@invariant-9' }, async ({
      openForm,
      sandbox,
    }) => {
      await sandbox.addFields(endpoint, json);
      const page = await openForm();
      await expect(heading(page, 'unavailableTitle')).toBeVisible();
      await expect(page.getByRole('dialog').getByText(translate('problemOff'))).toBeVisible();
      expect(await nextEvent(page, 'sir-donate-error')).toMatchObject({ code });
      expect(await sandbox.counts()).toEqual({ config: 1, organization: 1 });
    });
  }
});

test.describe('an API that refuses the POST', () => {
  const refuse = (page: Page, body: object): Promise<void> =>
    drift(page, 'donations/create-link', { status: 422, body: JSON.stringify(body) });

  const errors = [
    ['a map', { errors: { donor_email: ['is not an email'], lastName: { code: 'too_long' } } }],
    [
      'objects',
      { message: [{ property: 'donorEmail', target: { firstName: 'Ada' } }, { field: 'last_name' }] },
    ],
  ] as const;
  for (const [name, body] of errors) {
    test(`marks the fields of an error that is made of ${name}`, { tag: '@invariant-7' }, async ({
      page,
      openFilledDetails,
    }) => {
      await refuse(page, body);
      await openFilledDetails();
      await toCheckout(page).click();
      await expect(notice(page)).toContainText(translate('problemRejected'));
      for (const field of ['email', 'lastName'] as const)
        await expect(page.getByLabel(translate(field))).toHaveAccessibleDescription(translate('refused'));
      await expect(page.getByLabel(translate('firstName'))).not.toHaveAttribute('aria-invalid');
      await expectDetailsKept(page);
    });
  }

  for (const way of ways) {
    for (const presets of [false, true]) {
      test(`leads back to a refused amount ${way.name}, ${presets ? 'with presets only' : 'with an own amount'}`, {
        tag: ['@invariant-6', '@invariant-7'],
      }, async ({ page, openForm, sandbox }) => {
        await refuse(page, { success: false, error: { fields: { amount: 'must be at least 5000' } } });
        await openForm(way.page({ attributes: presets ? { 'presets-only': '' } : {} }));
        const form = way.form(page);
        await chooseAmount(form);
        await fillDetails(form);
        await toCheckout(form).click();
        const sentence = form.getByText(translate('amountRefused'), { exact: true });
        await expect(sentence).toBeVisible();
        await expect(form.getByRole('group', { name: translate('amount') })).toHaveAccessibleDescription(
          translate('amountRefused'),
        );
        await page.unroute(`${demoOrigins.api}/v1/partner/donations/create-link`);
        await choose(preset(form, '$50'));
        await expect(sentence).toHaveCount(0);
        await chooseAmount(form, '$50');
        await expectDetailsKept(form);
        const opening = page.waitForEvent('popup');
        await toCheckout(form).click();
        await finish(page, await opening);
        expect((await nextEvent(page, 'sir-donate-complete')).amountMinor).toBe(5000);
        expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });
      });
    }
  }

  test("offers the page's own link after three failed tries, and still makes one link a click", {
    tag: ['@invariant-6', '@invariant-7'],
  }, async ({ openFilledDetails, sandbox, page }) => {
    await sandbox.plan({ endpoint: 'create-link', fault: '500', times: 3 });
    await openFilledDetails();
    const fallback = page.getByRole('dialog').getByRole('link', { name: translate('fallback') });
    for (let tries = 1; tries <= 3; tries++) {
      await toCheckout(page).click();
      await expect.poll(async () => (await detailsOf(page, 'sir-donate-error')).length).toBe(tries);
      await expect(toCheckout(page)).toBeVisible();
      await expect(fallback).toHaveCount(tries === 3 ? 1 : 0);
    }
    await expect(fallback).toHaveAttribute('href', fallbackHref);
    await expectDetailsKept(page);
    const opening = page.waitForEvent('popup');
    await toCheckout(page).click();
    await finish(page, await opening);
    await expect(heading(page, 'thanksTitle')).toBeVisible();
    expect(await sandbox.counts()).toMatchObject({ 'create-link': 4 });
  });

  test("blames an answer without CORS headers on no one's connection, and names the causes to the developer", async ({
    openFilledDetails,
    sandbox,
    page,
    record,
  }) => {
    await sandbox.plan({ endpoint: 'create-link', fault: 'no-cors', times: 1 });
    await openFilledDetails();
    await toCheckout(page).click();
    await expect(notice(page)).toContainText(translate('problemNetwork'));
    await expect(notice(page)).not.toContainText(/connection|internet|offline/i);
    for (const cause of ['CORS', 'X-Partner-Key', 'redirect', 'connect-src'])
      expect(record.warnings.join()).toContain(cause);
  });
});
