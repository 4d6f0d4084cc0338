/** Every key of the sandbox: what the donor sees of its fault, and what has reached the server. */
import type { Route } from 'playwright/test';
import type { ErrorCode } from '../src/contract/errors.js';
import {
  chooseAmount,
  comeBack,
  expectDetailsKept,
  fillDetails,
  finish,
  finishLater,
  giveOnce,
  heading,
  openDialog,
  preset,
  sum,
  toCheckout,
} from './support/donor.js';
import { fallbackHref, type HostPage } from './support/host-page.js';
import { demoOrigins } from './support/origins.js';
import { detailsOf } from './support/recorder.js';
import type { Behaviour, Sandbox } from './support/sandbox.js';
import { expect, nextEvent, type Page, type PageRecord, test } from './support/test.js';
import { translate } from './support/translations.js';

interface Scene {
  page: Page;
  sandbox: Sandbox;
  record: PageRecord;
  openWidget: (hostPage?: HostPage) => Promise<Page>;
}

interface Story {
  title: string;
  tell: (scene: Scene) => Promise<void>;
}

interface Obstacle {
  code: ErrorCode;
  words: 'problemOff' | 'problemSetup' | 'problemBusy' | 'problemServer' | 'problemNetwork';
  retryable: boolean;
  /** How often each of the two reading calls was made. */
  tries: number;
  /** How often at least, where one call's answer may keep the other from being made. */
  fewestTries?: number;
}

/** Nothing can be given: the donor reads why, and where else to give; the developer reads it once. */
async function expectUnavailable({ page, sandbox, record }: Scene, obstacle: Obstacle): Promise<void> {
  const dialog = page.getByRole('dialog');
  await expect(heading(page, 'unavailableTitle')).toBeVisible();
  await expect(dialog.getByText(translate(obstacle.words), { exact: true })).toBeVisible();
  await expect(dialog.getByRole('link', { name: translate('fallback') })).toHaveAttribute(
    'href',
    fallbackHref,
  );
  const [error, ...others] = await detailsOf(page, 'sir-donate-error');
  expect(error).toMatchObject({ code: obstacle.code, retryable: obstacle.retryable });
  expect(others).toEqual([]);
  expect(record.warnings.length).toBe(1);
  expect(record.warnings[0]).toContain(obstacle.code);
  // The first of the two to be given up is enough for the donor; the other may have a try left.
  const { tries, fewestTries = tries } = obstacle;
  await expect(async () => {
    const { config = 0, organization = 0, ...others } = await sandbox.counts();
    expect(others).toEqual({});
    for (const made of [config, organization]) {
      expect(made).toBeGreaterThanOrEqual(fewestTries);
      expect(made).toBeLessThanOrEqual(tries);
    }
  }).toPass({ timeout: 5_000 });
}

const unavailable = (title: string, obstacle: Obstacle): Story => ({
  title,
  async tell(scene) {
    await scene.openWidget();
    await openDialog(scene.page);
    await expectUnavailable(scene, obstacle);
  },
});

/** A gift of $25 with no tip asked or taken, to its end. */
async function give(page: Page): Promise<void> {
  await openDialog(page);
  await finish(page, await giveOnce(page));
}

const stories: Record<Behaviour, Story> = {
  demo: {
    title: 'the donor gives',
    async tell({ openWidget, sandbox }) {
      const page = await openWidget();
      await give(page);
      expect((await nextEvent(page, 'sir-donate-complete')).reward).toEqual({
        tokens: 25,
        status: 'DISTRIBUTED',
      });
      expect(await sandbox.counts()).toMatchObject({ config: 1, organization: 1, 'create-link': 1 });
    },
  },

  notips: {
    title: 'no tip is asked for',
    async tell({ openWidget, sandbox }) {
      const page = await openWidget();
      await openDialog(page);
      await chooseAmount(page);
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
    title: 'the donor is thanked, and told of no reward',
    async tell({ openWidget }) {
      const page = await openWidget();
      await give(page);
      expect((await nextEvent(page, 'sir-donate-complete')).reward).toEqual({ status: 'FAILED' });
      await expect(heading(page, 'thanksTitle')).toBeVisible();
      await expect(page.getByText(/reward/i)).toHaveCount(0);
    },
  },

  coop: {
    title: 'the donor gives, though the checkout is cut off from the page',
    async tell({ openWidget }) {
      const page = await openWidget();
      await give(page);
      await nextEvent(page, 'sir-donate-complete');
      await expect(heading(page, 'thanksTitle')).toBeVisible();
    },
  },

  failed: {
    title: 'the donor reads that the payment failed, and may try again',
    async tell({ openWidget, sandbox }) {
      const page = await openWidget();
      await give(page);
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
    title: 'after half an hour the donor reads that there is no confirmation yet, and can ask again',
    async tell({ page, openWidget, sandbox }) {
      await page.clock.install();
      await openWidget();
      await give(page);
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

  inactive: unavailable('the donor is sent elsewhere', {
    code: 'donations-off',
    words: 'problemOff',
    retryable: false,
    tries: 1,
  }),

  nodonations: unavailable('the donor is sent elsewhere', {
    code: 'donations-off',
    words: 'problemOff',
    retryable: false,
    tries: 1,
  }),

  suspended: unavailable('403 is final', {
    code: 'forbidden',
    words: 'problemSetup',
    retryable: false,
    tries: 1,
  }),

  unknown: unavailable('401 is final', {
    code: 'unauthorized',
    words: 'problemSetup',
    retryable: false,
    tries: 1,
  }),

  ratelimited: unavailable(
    '429 is tried again after the few seconds that it asks for, then the donor decides',
    {
      code: 'rate-limited',
      words: 'problemBusy',
      retryable: true,
      tries: 3,
      fewestTries: 2,
    },
  ),

  down: unavailable('503 is tried three times', {
    code: 'server',
    words: 'problemServer',
    retryable: true,
    tries: 3,
  }),

  broken: unavailable('an answer of another shape is not asked for again', {
    code: 'bad-response',
    words: 'problemServer',
    retryable: true,
    tries: 1,
  }),

  garbage: unavailable('an answer that is no JSON is not asked for again', {
    code: 'bad-response',
    words: 'problemServer',
    retryable: true,
    tries: 1,
  }),

  hang: {
    title: 'after ten seconds without an answer the donor is told',
    async tell(scene) {
      const { page, sandbox, openWidget } = scene;
      await page.clock.install();
      await openWidget();
      await openDialog(page);
      await expect.poll(() => sandbox.counts()).toEqual({ config: 1, organization: 1 });
      // The form does not wait for the API; only the last button does.
      await chooseAmount(page);
      await fillDetails(page);
      await expect(page.getByRole('heading', { name: 'Clean Water Fund of Lindenau' })).toHaveCount(0);
      await page.clock.fastForward(10_000);
      await expectUnavailable(scene, { code: 'timeout', words: 'problemNetwork', retryable: true, tries: 1 });
    },
  },

  slow: {
    title: 'the donor waits at the last button only',
    async tell({ openWidget, sandbox }) {
      const page = await openWidget();
      await openDialog(page);
      await chooseAmount(page);
      await fillDetails(page);
      await toCheckout(page).click();
      await expect(page.getByRole('button', { name: translate('preparing') })).toBeVisible();
      await expect(heading(page, 'waitingTitle')).toBeVisible({ timeout: 12_000 });
      await expect(page.getByRole('heading', { name: 'Clean Water Fund of Lindenau' })).toBeVisible();
      expect(await sandbox.counts()).toMatchObject({ config: 1, organization: 1, 'create-link': 1 });
    },
  },

  flaky: {
    title: 'reading is tried again by itself, the POST by the donor alone',
    async tell({ page, openWidget, sandbox }) {
      await page.clock.install();
      await openWidget();
      await openDialog(page);
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
      // Every other question is dropped: the first one, and the answer comes with the second.
      await page.clock.fastForward(4_000);
      await expect.poll(async () => (await sandbox.counts()).status).toBe(1);
      await expect.poll(async () => (await detailsOf(page, 'sir-donate-error')).length).toBe(2);
      await page.clock.fastForward(10_000);
      await nextEvent(page, 'sir-donate-complete');
      await expect(heading(page, 'thanksTitle')).toBeVisible();
    },
  },

  evil: {
    title: 'a javascript: link is not opened, and the donor is told',
    async tell({ openWidget, sandbox, record }) {
      const page = await openWidget();
      const address = page.url();
      await openDialog(page);
      await chooseAmount(page);
      await fillDetails(page);
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

for (const [behaviour, { title, tell }] of Object.entries(stories) as [Behaviour, Story][]) {
  test(`pk_test_${behaviour}: ${title}`, async ({ page, sandbox, record, openWidget }) => {
    sandbox.key(behaviour);
    await tell({ page, sandbox, record, openWidget });
  });
}

test.describe('a widget in the page tells the same', () => {
  test('as a dialog does', async ({ openWidget, sandbox }) => {
    sandbox.key('inactive');
    const page = await openWidget({ attributes: { mode: 'inline' } });
    await expect(heading(page, 'unavailableTitle')).toBeVisible();
    await expect(page.getByRole('link', { name: translate('fallback') })).toHaveAttribute(
      'href',
      fallbackHref,
    );
  });

  test('without a fallback link where the page offers none', async ({ openWidget, sandbox }) => {
    sandbox.key('inactive');
    const page = await openWidget({ attributes: { mode: 'inline' }, label: 'Donate' });
    await expect(heading(page, 'unavailableTitle')).toBeVisible();
    await expect(page.getByRole('link')).toHaveCount(0);
  });

  test('and three of them say it to the developer once', async ({ openWidget, sandbox, record }) => {
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

test.describe('asking again', () => {
  test('a Retry-After of a minute is not waited for', async ({
    page,
    openForm,
    openWidget,
    sandbox,
    record,
  }) => {
    sandbox.key('ratelimited');
    await page.route(`${demoOrigins.api}/v1/**`, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), 'retry-after': '60' } });
    });
    await openForm();
    await expectUnavailable(
      { page, sandbox, record, openWidget },
      { code: 'rate-limited', words: 'problemBusy', retryable: true, tries: 1 },
    );
  });

  test('a tab that opens while another is told to pause asks nothing', { tag: '@invariant-9' }, async ({
    page,
    openForm,
    sandbox,
  }) => {
    sandbox.key('ratelimited');
    await page.route(`${demoOrigins.api}/v1/**`, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), 'retry-after': '60' } });
    });
    await openForm();
    await expect(heading(page, 'unavailableTitle')).toBeVisible();
    const before = await sandbox.counts();
    expect(before.config).toBe(1);
    const tab = await page.context().newPage();
    await tab.goto(page.url());
    await openDialog(tab);
    await expect(heading(tab, 'unavailableTitle')).toBeVisible();
    await expect(tab.getByText(translate('problemBusy'), { exact: true })).toBeVisible();
    expect(await sandbox.counts()).toEqual(before);
  });

  test('one bad answer is made up for unseen', async ({ openForm, sandbox, record }) => {
    for (const endpoint of ['config', 'organization'] as const) {
      await sandbox.plan({ endpoint, fault: '502-html', times: 1 });
    }
    const page = await openForm();
    await expect(page.getByRole('heading', { name: 'Clean Water Fund of Lindenau' })).toBeVisible();
    await expect.poll(() => sandbox.counts()).toEqual({ config: 2, organization: 2 });
    await chooseAmount(page);
    await expect(page.getByRole('group', { name: translate('tip') })).toBeVisible();
    expect(record.warnings).toEqual([]);
  });

  test('"Try again" brings back the form with what was typed', { tag: '@invariant-7' }, async ({
    openWidget,
    sandbox,
  }) => {
    await sandbox.plan({ endpoint: 'config', fault: '500', times: 3 });
    const page = await openWidget();
    // The three tries are over in two seconds: they begin once everything is typed.
    let goOn = (): void => {};
    const typed = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    await page.route('**/config', async (route) => {
      await typed;
      await route.continue();
    });
    await openDialog(page);
    await chooseAmount(page, '$50');
    await fillDetails(page);
    goOn();
    await expect(heading(page, 'unavailableTitle')).toBeVisible();
    await page.getByRole('button', { name: translate('tryAgain') }).click();
    await expectDetailsKept(page);
    await expect(sum(page, 'total')).toHaveText('$55');
    expect(await sandbox.counts()).toEqual({ config: 4, organization: 1 });
  });

  test('a submission that waits for the API makes no link before the API has said yes', {
    tag: '@invariant-6',
  }, async ({ page, openFilledDetails, sandbox }) => {
    await sandbox.plan({ endpoint: 'config', fault: 'hang' });
    await page.clock.install();
    await openFilledDetails();
    await toCheckout(page).click();
    await expect(page.getByRole('button', { name: translate('preparing') })).toBeVisible();
    await expect.poll(() => sandbox.counts()).toEqual({ config: 1, organization: 1 });
    await page.clock.fastForward(10_000);
    await expect(heading(page, 'unavailableTitle')).toBeVisible();
    expect(await sandbox.requests('create-link')).toEqual([]);
  });

  test('a submission that waits for the API is told of its failure', async ({
    page,
    openFilledDetails,
    sandbox,
  }) => {
    await sandbox.plan({ endpoint: 'config', fault: '403' });
    const held = new Promise<Route>((resolve) => {
      void page.route(`${demoOrigins.api}/v1/partner/config`, resolve);
    });
    await openFilledDetails();
    await toCheckout(page).click();
    await expect(page.getByRole('button', { name: translate('preparing') })).toBeVisible();
    await (await held).continue();
    await expect(heading(page, 'unavailableTitle')).toBeVisible();
    await expect.poll(() => page.context().pages().length).toBe(1);
    expect(await sandbox.requests('create-link')).toEqual([]);
  });

  test('a key that may read but not give', async ({ openFilledDetails, sandbox }) => {
    await sandbox.plan({ endpoint: 'create-link', fault: '403' });
    const page = await openFilledDetails();
    await toCheckout(page).click();
    await expect(heading(page, 'unavailableTitle')).toBeVisible();
    await expect(page.getByRole('link', { name: translate('fallback') })).toBeVisible();
    expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });
  });

  test('a POST without an answer is given up after ten seconds and not repeated', {
    tag: '@invariant-6',
  }, async ({ page, openFilledDetails, sandbox }) => {
    await sandbox.plan({ endpoint: 'create-link', fault: 'hang' });
    await page.clock.install();
    await openFilledDetails();
    await toCheckout(page).click();
    await expect.poll(() => sandbox.counts()).toMatchObject({ 'create-link': 1 });
    await page.clock.fastForward(10_000);
    await expect(page.getByRole('alert')).toContainText(translate('problemNetwork'));
    await expectDetailsKept(page);
    expect(await nextEvent(page, 'sir-donate-error')).toMatchObject({ code: 'timeout' });
    expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });
  });
});

test.describe('following a donation', () => {
  test('takes at most twenty calls in half an hour', { tag: '@invariant-9' }, async ({
    page,
    openForm,
    sandbox,
  }) => {
    sandbox.key('pending');
    await page.clock.install();
    await openForm();
    await giveOnce(page);
    for (let minute = 0; minute < 30; minute++) {
      await page.clock.fastForward('01:00');
      await sandbox.counts();
      await comeBack(page);
    }
    await expect(heading(page, 'pendingTitle')).toBeVisible();
    const { status = 0 } = await sandbox.counts();
    expect(status).toBeGreaterThan(5);
    expect(status).toBeLessThanOrEqual(20);
  });

  test('rests while the page is hidden and asks at once on return', { tag: '@invariant-9' }, async ({
    page,
    openForm,
    sandbox,
  }) => {
    await page.addInitScript(() => {
      let isHidden = false;
      Object.defineProperty(document, 'visibilityState', { get: () => (isHidden ? 'hidden' : 'visible') });
      Object.assign(window, {
        turn(away: boolean) {
          isHidden = away;
          document.dispatchEvent(new Event('visibilitychange'));
        },
      });
    });
    const turn = (away: boolean) => page.evaluate((hidden) => Reflect.get(window, 'turn')(hidden), away);
    await page.clock.install();
    await openForm();
    await giveOnce(page);
    await turn(true);
    const { status: before } = await sandbox.counts();
    for (let minute = 0; minute < 10; minute++) await page.clock.fastForward('01:00');
    await sandbox.settle('pay');
    expect((await sandbox.counts()).status).toBe(before);
    await turn(false);
    await nextEvent(page, 'sir-donate-complete');
    expect((await sandbox.counts()).status).toBe((before ?? 0) + 1);
  });

  test('a status of an unknown shape is pending, and the developer reads so once', async ({
    page,
    openForm,
    sandbox,
    record,
  }) => {
    await sandbox.plan({ endpoint: 'status', fault: 'wrong-shape', times: 1 });
    await page.clock.install();
    await openForm();
    const checkout = await giveOnce(page);
    await comeBack(page);
    await expect.poll(() => record.warnings.length).toBe(1);
    await expect(heading(page, 'waitingTitle')).toBeVisible();
    expect(await detailsOf(page, 'sir-donate-error')).toEqual([]);
    await finishLater(page, checkout);
    await nextEvent(page, 'sir-donate-complete');
  });

  test('faults of the status call are borne', async ({ page, openForm, sandbox, record }) => {
    await sandbox.plan({ endpoint: 'status', fault: '503-html', times: 1 });
    await page.clock.install();
    await openForm();
    await finish(page, await giveOnce(page));
    await expect.poll(() => record.warnings.length, 'the developer is told').toBe(1);
    await expect(heading(page, 'waitingTitle')).toBeVisible();
    await page.clock.fastForward(10_000);
    await nextEvent(page, 'sir-donate-complete');
    expect(await sandbox.counts()).toMatchObject({ status: 2 });
  });
});
