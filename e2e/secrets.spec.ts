/** A secret in an attribute is refused, sent nowhere and repeated nowhere. */
import { donateButton } from './support/donor.js';
import { detailsOf, eventsOf } from './support/recorder.js';
import { apiUrlsOf, clickDonate, expectSetupNotice } from './support/setup-notice.js';
import { expect, type Page, type PageRecord, test } from './support/test.js';
import { ways } from './support/ways.js';

test.describe('a secret in an attribute', { tag: '@invariant-1' }, () => {
  const body = '51HxQ9rZtW8kBv3nE7';
  const secrets: Record<string, string> = {
    'a test key': `sk_test_${body}`,
    'a live key': `sk_live_${body}`,
    'in capitals': `SK_LIVE_${body}`,
    'in mixed case': `sK_tEsT_${body}`,
    'with spaces around': `  sk_live_${body}  `,
    'with a line break before': `\n\tsk_live_${body}`,
    'of no known kind': `sk_${body}`,
    'behind a publishable one': `pk_test_demo,sk_live_${body}`,
    'behind a publishable one and a space': `pk_test_demo sk_live_${body}`,
    'in wide letters': `ｓｋ＿live_${body}`,
    'an HMAC secret': '9F86D081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  };

  async function expectSecretKept(
    page: Page,
    record: PageRecord,
    { name, secret }: { name: string; secret: string },
  ) {
    await expectSetupNotice(page);
    const [warning, ...others] = record.warnings;
    expect(others).toEqual([]);
    expect(warning).toContain(`"${name}"`);
    expect(warning).toContain('pk_test_');
    expect(await detailsOf(page, 'sir-donate-error')).toMatchObject([
      { code: 'secret-key', retryable: false },
    ]);
    expect(apiUrlsOf(record)).toEqual([]);
    const written = [
      ...record.lines,
      JSON.stringify(await eventsOf(page)),
      await page.locator('sir-donate').ariaSnapshot(),
      ...record.requests.map((request) => `${request.url()} ${JSON.stringify(request.headers())}`),
    ].join('\n');
    const distinctive = secret.trim().slice(-16);
    expect(written.toLowerCase()).not.toContain(distinctive.toLowerCase());
  }

  for (const mode of ['button', 'inline']) {
    test(`refuses a secret as publishable-key and repeats it nowhere in mode ${mode}`, async ({
      openWidget,
      record,
    }) => {
      for (const [what, secret] of Object.entries(secrets)) {
        await test.step(what, async () => {
          record.warnings.length = 0;
          const page = await openWidget({ attributes: { mode, 'publishable-key': secret } });
          await expectSecretKept(page, record, { name: 'publishable-key', secret });
        });
      }
    });
  }

  test('refuses a secret in any other attribute and repeats it nowhere', async ({ openWidget, record }) => {
    const secret = ` Sk_Live_${body} `;
    for (const name of [
      'referral-code',
      'donor-email',
      'api-base',
      'nonprofit',
      'data-x',
      'title',
      'secret-key',
    ]) {
      await test.step(name, async () => {
        record.warnings.length = 0;
        const page = await openWidget({ attributes: { [name]: secret } });
        // Nothing is read before intent; the donor's click must not be answered with a form.
        await clickDonate(page);
        await expectSecretKept(page, record, { name, secret });
      });
    }
  });

  test('refuses a secret in an attribute of an inline form', async ({ openWidget, record }) => {
    const secret = `sk_test_${body}`;
    const page = await openWidget({ attributes: { mode: 'inline', 'data-key': secret } });
    await expectSecretKept(page, record, { name: 'data-key', secret });
  });

  test('refuses a secret that a script sets while the form is open', async ({ openForm, record }) => {
    const page = await openForm();
    await expect(page.getByRole('heading', { name: 'Clean Water Fund of Lindenau' })).toBeVisible();
    const before = apiUrlsOf(record).length;
    await page.locator('sir-donate').evaluate((widget, secret) => {
      Object.assign(widget, { publishableKey: secret });
    }, `sk_live_${body}`);
    await expectSetupNotice(page);
    await expect(page.getByRole('dialog')).toBeHidden();
    expect(apiUrlsOf(record).length).toBe(before);
    expect(record.lines.join('\n')).not.toContain(body);
  });

  // Looked for beside the two examples: every attribute with text of a person's, and attributes that are not ours.
  for (const way of ways) {
    test(`accepts text that only resembles a secret, ${way.name}`, async ({ openWidget, record }) => {
      const page = await openWidget(
        way.page({
          attributes: {
            'donor-email': 'sk_rahman@example.org',
            'donor-last-name': 'Sk_Live',
            'referral-code': 'sk_spring',
            locale: 'sk_SK',
            'data-x': 'task_list',
            'data-commit': '9F86D081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
            integrity: '9F86D081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
            title: 'SK',
          },
        }),
      );
      await donateButton(page).click();
      await expect(way.form(page).getByRole('radio', { name: /25/ })).toBeVisible();
      expect(record.warnings.filter((line) => line.includes('secret'))).toEqual([]);
    });
  }
});
