/** Each test key of the sandbox: what the donor sees, and which requests reach the server. */
import type { Drift } from '../demo/sandbox/drift.js';
import {
  chooseAmount,
  expectDetailsKept,
  fillDetails,
  finish,
  giveOnce,
  heading,
  preset,
  sum,
  toCheckout,
} from './support/donor.js';
import { fallbackHref } from './support/host-page.js';
import { detailsOf } from './support/recorder.js';
import type { Behaviour } from './support/sandbox.js';
import { expect, type Fixtures, nextEvent, type Page, test } from './support/test.js';
import { translate } from './support/translations.js';
import { expectUnavailable, type Unavailability } from './support/unavailable.js';

type Scene = Pick<
  Fixtures,
  'sandbox' | 'record' | 'openForm' | 'openDetails' | 'openFilledDetails' | 'openPausedCheckout'
> & {
  page: Page;
};

interface Scenario {
  title: string;
  run: (scene: Scene) => Promise<void>;
}

const unavailable = (title: string, expected: Unavailability): Scenario => ({
  title,
  async run(scene) {
    await scene.openForm();
    await expectUnavailable(scene, expected);
  },
});

/** Keys of an API that differs from its documentation are in `drifted-api.spec.ts`. */
const scenarios: Record<Exclude<Behaviour, Drift>, Scenario> = {
  demo: {
    title: 'completes a donation',
    async run({ sandbox, openForm }) {
      const page = await openForm();
      await finish(page, await giveOnce(page));
      expect((await nextEvent(page, 'sir-donate-complete')).reward).toEqual({
        tokens: 25,
        status: 'DISTRIBUTED',
      });
      expect(await sandbox.counts()).toMatchObject({ config: 1, organization: 1, 'create-link': 1 });
    },
  },

  notips: {
    title: 'asks for no tip',
    async run({ sandbox, openDetails }) {
      const page = await openDetails();
      await expect(page.getByRole('heading', { name: 'Clean Water Fund of Lindenau' })).toBeVisible();
      await expect(sum(page, 'total')).toHaveText('$25');
      await expect(page.getByRole('group', { name: translate('tip') })).toHaveCount(0);
      await fillDetails(page);
      await toCheckout(page).click();
      await expect(heading(page, 'waitingTitle')).toBeVisible();
      const [request] = await sandbox.requests('create-link');
      expect(request?.body).not.toHaveProperty('tipAmount');
      expect(request?.body).not.toHaveProperty('tipPercent');
    },
  },

  norewards: {
    title: 'thanks the donor and mentions no reward',
    async run({ openForm }) {
      const page = await openForm();
      await finish(page, await giveOnce(page));
      expect((await nextEvent(page, 'sir-donate-complete')).reward).toEqual({ status: 'FAILED' });
      await expect(heading(page, 'thanksTitle')).toBeVisible();
      await expect(page.getByText(/reward/i)).toHaveCount(0);
    },
  },

  coop: {
    title: 'completes a donation when the checkout is cut off from the page',
    async run({ openForm }) {
      const page = await openForm();
      await finish(page, await giveOnce(page));
      await nextEvent(page, 'sir-donate-complete');
      await expect(heading(page, 'thanksTitle')).toBeVisible();
    },
  },

  failed: {
    title: 'shows that the payment failed and lets the donor try again',
    async run({ sandbox, openForm }) {
      const page = await openForm();
      await finish(page, await giveOnce(page));
      expect(await nextEvent(page, 'sir-donate-failed')).toMatchObject({
        reason: 'payment_returned',
        partnerDonationId: (await sandbox.donation()).id,
      });
      await expect(heading(page, 'failedTitle')).toBeVisible();
      await page.getByRole('button', { name: translate('tryAgain') }).click();
      await expect(preset(page, '$25')).toBeChecked();
      expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });
    },
  },

  pending: {
    title: 'shows after half an hour that there is no confirmation yet and polls on request',
    async run({ page, sandbox, openPausedCheckout }) {
      await finish(page, await openPausedCheckout());
      await expect.poll(async () => (await sandbox.counts()).status).toBe(1);
      await page.clock.fastForward('30:00');
      await expect(heading(page, 'pendingTitle')).toBeVisible();
      const { status = 0 } = await sandbox.counts();
      await page.getByRole('button', { name: translate('checkAgain') }).click();
      await expect.poll(async () => (await sandbox.counts()).status).toBe(status + 1);
      await expect(page.getByRole('button', { name: translate('checkAgain') })).toBeEnabled();
      await expect(heading(page, 'pendingTitle')).toBeVisible();
      expect(await detailsOf(page, 'sir-donate-failed')).toEqual([]);
      expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });
    },
  },

  processing: {
    title: 'says that the payment is being processed and offers no second checkout',
    async run({ page, sandbox, openPausedCheckout }) {
      await finish(page, await openPausedCheckout());
      await expect(heading(page, 'processingTitle')).toBeVisible();
      await page.clock.fastForward('30:00');
      await expect(heading(page, 'processingTitle')).toBeVisible();
      expect(await nextEvent(page, 'sir-donate-processing')).toMatchObject({
        partnerDonationId: (await sandbox.donation()).id,
      });
      expect(await sandbox.counts()).toMatchObject({ 'create-link': 1, status: 1 });
    },
  },

  inactive: unavailable('shows the fallback link', {
    code: 'donations-off',
    message: 'problemOff',
    retryable: false,
    tries: 1,
  }),

  nodonations: unavailable('shows the fallback link', {
    code: 'donations-off',
    message: 'problemOff',
    retryable: false,
    tries: 1,
  }),

  suspended: unavailable('does not retry after a 403', {
    code: 'forbidden',
    message: 'problemSetup',
    retryable: false,
    tries: 1,
  }),

  unknown: unavailable('does not retry after a 401', {
    code: 'unauthorized',
    message: 'problemSetup',
    retryable: false,
    tries: 1,
  }),

  ratelimited: unavailable(
    'retries a 429 after its Retry-After of a few seconds, then lets the donor decide',
    {
      code: 'rate-limited',
      message: 'problemBusy',
      retryable: true,
      tries: 3,
      fewestTries: 2,
    },
  ),

  down: unavailable('requests three times when the answer is a 503', {
    code: 'server',
    message: 'problemServer',
    retryable: true,
    tries: 3,
  }),

  broken: unavailable('does not retry after an answer of another shape', {
    code: 'bad-response',
    message: 'problemServer',
    retryable: true,
    tries: 1,
  }),

  garbage: unavailable('does not retry after an answer that is not JSON', {
    code: 'bad-response',
    message: 'problemServer',
    retryable: true,
    tries: 1,
  }),

  hang: {
    title: 'tells the donor after ten seconds without an answer',
    async run(scene) {
      const { page, sandbox, openForm } = scene;
      await page.clock.install();
      await openForm();
      await expect.poll(() => sandbox.counts()).toEqual({ config: 1, organization: 1 });
      // The form does not wait for the API; only the last button does.
      await chooseAmount(page);
      await fillDetails(page);
      await expect(page.getByRole('heading', { name: 'Clean Water Fund of Lindenau' })).toHaveCount(0);
      await page.clock.fastForward(10_000);
      await expectUnavailable(scene, {
        code: 'timeout',
        message: 'problemNetwork',
        retryable: true,
        tries: 1,
      });
    },
  },

  slow: {
    title: 'makes the donor wait only at the last button',
    async run({ sandbox, openFilledDetails }) {
      const page = await openFilledDetails();
      await toCheckout(page).click();
      await expect(page.getByRole('button', { name: translate('preparing') })).toBeVisible();
      await expect(heading(page, 'waitingTitle')).toBeVisible({ timeout: 12_000 });
      await expect(page.getByRole('heading', { name: 'Clean Water Fund of Lindenau' })).toBeVisible();
      expect(await sandbox.counts()).toMatchObject({ config: 1, organization: 1, 'create-link': 1 });
    },
  },

  flaky: {
    title: 'retries GET requests by itself and the POST only by the donor',
    async run({ page, sandbox, openForm }) {
      await page.clock.install();
      await openForm();
      await expect(page.getByRole('heading', { name: 'Clean Water Fund of Lindenau' })).toBeVisible();
      await chooseAmount(page);
      await fillDetails(page);
      await expect(page.getByRole('group', { name: translate('tip') })).toBeVisible();
      expect((await sandbox.requests()).length).toBe(4);

      await toCheckout(page).click();
      await expect(page.getByRole('alert')).toContainText(translate('problemNetwork'));
      await expectDetailsKept(page);
      expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });
      await toCheckout(page).click();
      await expect(heading(page, 'waitingTitle')).toBeVisible();
      expect(await sandbox.counts()).toMatchObject({ 'create-link': 2 });

      await sandbox.settle('pay');
      // Every other request is dropped: the first poll fails, the second one succeeds.
      await page.clock.fastForward(4_000);
      await expect.poll(async () => (await sandbox.counts()).status).toBe(1);
      await expect.poll(async () => (await detailsOf(page, 'sir-donate-error')).length).toBe(2);
      await page.clock.fastForward(10_000);
      await nextEvent(page, 'sir-donate-complete');
      await expect(heading(page, 'thanksTitle')).toBeVisible();
    },
  },

  evil: {
    title: 'does not open a javascript: link and tells the donor',
    async run({ sandbox, record, openFilledDetails }) {
      const page = await openFilledDetails();
      const address = page.url();
      await toCheckout(page).click();
      await expect(page.getByRole('alert')).toContainText(translate('problemUnsafe'));
      await expectDetailsKept(page);
      expect(await nextEvent(page, 'sir-donate-error')).toMatchObject({
        code: 'unsafe-link',
        retryable: false,
      });
      await expect.poll(() => page.context().pages().length).toBe(1);
      expect(page.url()).toBe(address);
      expect(await detailsOf(page, 'sir-donate-before-checkout')).toEqual([]);
      expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });
      expect(record.warnings.length).toBe(1);
    },
  },
};

for (const [behaviour, { title, run }] of Object.entries(scenarios) as [Behaviour, Scenario][]) {
  test(`${title} with the key pk_test_${behaviour}`, async ({
    page,
    sandbox,
    record,
    openForm,
    openDetails,
    openFilledDetails,
    openPausedCheckout,
  }) => {
    sandbox.key(behaviour);
    await run({ page, sandbox, record, openForm, openDetails, openFilledDetails, openPausedCheckout });
  });
}

test.describe('an unavailable inline widget', () => {
  test('shows the fallback link in mode inline when donations are unavailable', async ({
    openWidget,
    sandbox,
  }) => {
    sandbox.key('inactive');
    const page = await openWidget({ attributes: { mode: 'inline' } });
    await expect(heading(page, 'unavailableTitle')).toBeVisible();
    await expect(page.getByRole('link', { name: translate('fallback') })).toHaveAttribute(
      'href',
      fallbackHref,
    );
  });

  test('shows no fallback link in mode inline when the host page has none', async ({
    openWidget,
    sandbox,
  }) => {
    sandbox.key('inactive');
    const page = await openWidget({ attributes: { mode: 'inline' }, label: 'Donate' });
    await expect(heading(page, 'unavailableTitle')).toBeVisible();
    await expect(page.getByRole('link')).toHaveCount(0);
  });

  test('warns the developer once when three inline widgets are unavailable', async ({
    openWidget,
    sandbox,
    record,
  }) => {
    sandbox.key('suspended');
    const page = await openWidget({
      attributes: { mode: 'inline' },
      html: (widget) => `<main><h1>Three</h1>${widget}${widget}${widget}</main>`,
    });
    await expect(heading(page, 'unavailableTitle')).toHaveCount(3);
    expect(await sandbox.counts()).toEqual({ config: 1, organization: 1 });
    expect(record.warnings.length).toBe(1);
  });
});
