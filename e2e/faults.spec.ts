/**
 * The fault matrix of `support/fault-table.ts`, cell by cell: what the donor reads, that what they typed is still
 * there, how often the API was asked, and that the gift comes to its end once the fault is gone.
 */
import type { Request } from 'playwright/test';
import {
  checkoutFrom,
  chooseAmount,
  comeBack,
  donor,
  expectDetailsKept,
  fillDetails,
  heading,
  notice,
  openDialog,
  sum,
  toCheckout,
} from './support/donor.js';
import {
  type Cause,
  type FaultyEndpoint,
  faultTable,
  faultyEndpoints,
  type LostCause,
  type Outcome,
} from './support/fault-table.js';
import { fallbackHref } from './support/host-page.js';
import { tagsOf } from './support/invariants.js';
import { consolePrefix, demoOrigins } from './support/origins.js';
import { detailsOf, eventsOf } from './support/recorder.js';
import type { Sandbox } from './support/sandbox.js';
import { skipTime } from './support/skip-time.js';
import { expect, nextEvent, type Page, type PageRecord, test } from './support/test.js';
import { translate } from './support/translations.js';

interface Cell {
  page: Page;
  sandbox: Sandbox;
  record: PageRecord;
  endpoint: FaultyEndpoint;
  cause: Cause;
  outcome: Outcome;
  /** How many requests to the endpoint left the widget, but never the browser. */
  lost: number;
}

const nonprofit = 'Clean Water Fund of Lindenau';
/** Its slug as a name, shown where the API's answer cannot be read. */
const nameFromSlug = 'Clean Water Fund';
/** The gift of $25 and the config's tip of 10 %. */
const total = '$27.50';
const timeoutMs = 10_000;
/** Where the sandbox's redirects lead. */
const elsewhere = `${demoOrigins.host}/index.html`;

const paths: Readonly<Record<FaultyEndpoint, string>> = {
  config: '/config',
  organization: '/organizations/clean-water-fund',
  'create-link': '/donations/create-link',
  status: '/donations/status/',
};

const addressOf = (endpoint: FaultyEndpoint): string => `${demoOrigins.api}/v1/partner${paths[endpoint]}`;

const isLost = (cause: Cause): cause is LostCause =>
  cause === 'offline' || cause === 'dns' || cause === 'connection-refused' || cause === 'preflight-refused';

/** What ends a fault. */
type Repair = () => Promise<void>;

/** Brings a fault about, from the next request to the endpoint on, and returns what ends it. */
async function causeFault(cell: Cell): Promise<Repair> {
  const { page, sandbox, endpoint, cause } = cell;
  if (!isLost(cause)) {
    await sandbox.plan({ endpoint, fault: cause });
    return () => sandbox.plan({ endpoint, fault: null });
  }
  if (cause === 'preflight-refused') {
    // Told by the browser alone, and not by a route: where there is one, the tool answers preflights itself.
    let failed = 0;
    const isCall = (request: Request): boolean =>
      request.method() !== 'OPTIONS' && request.url().includes(paths[endpoint]);
    const count = (request: Request): void => {
      if (isCall(request)) cell.lost++;
    };
    const countFailed = (request: Request): void => {
      if (isCall(request)) failed++;
    };
    page.on('request', count);
    page.on('requestfailed', countFailed);
    await sandbox.plan({ endpoint, fault: cause });
    return async () => {
      // A busy Firefox may still be about to send a preflight that the widget waits for no more.
      await expect.poll(() => failed, 'requests that the browser has given up').toBe(cell.lost);
      page.off('request', count);
      page.off('requestfailed', countFailed);
      await sandbox.plan({ endpoint, fault: null });
    };
  }
  const pattern = `${addressOf(endpoint)}**`;
  await page.route(pattern, async (route) => {
    cell.lost++;
    if (cause === 'dns') return route.abort('namenotresolved');
    if (cause === 'connection-refused') return route.abort('connectionrefused');
    // The network goes just as this endpoint is asked, so that the cell is about this one.
    await page.context().setOffline(true);
    await route.continue();
  });
  return async () => {
    await page.unroute(pattern);
    await page.context().setOffline(false);
  };
}

/** Expects how often the widget asked the endpoint during the fault, and after it. */
async function expectAsked(cell: Cell, during: number, after = 0): Promise<void> {
  const never = isLost(cell.cause);
  await expect.poll(() => cell.lost, 'requests that were lost').toBe(never ? during : 0);
  await expect
    .poll(async () => (await cell.sandbox.counts())[cell.endpoint] ?? 0, 'requests that the server saw')
    .toBe(never ? after : during + after);
}

/** Lets the waits between the tries that a call makes by itself pass, each far shorter than a call's time limit. */
async function passTries(cell: Cell): Promise<void> {
  const { page, sandbox, endpoint, outcome } = cell;
  await expect(async () => {
    await skipTime(page, 500);
    expect(cell.lost + ((await sandbox.counts())[endpoint] ?? 0)).toBe(outcome.requests);
  }).toPass({ timeout: 10_000, intervals: [20] });
}

/** Expects the donor's sentence where the cell has it. */
async function expectRead({ page, outcome: { where, words, marked = [] } }: Cell): Promise<void> {
  if (!words) return;
  const dialog = page.getByRole('dialog');
  if (where === 'screen') {
    await expect(heading(page, 'unavailableTitle')).toBeVisible();
    await expect(dialog.getByText(translate(words), { exact: true })).toBeVisible();
    await expect(dialog.getByRole('link', { name: translate('fallback') })).toHaveAttribute(
      'href',
      fallbackHref,
    );
  } else if (where === 'alert') {
    await expect(notice(page)).toContainText(`${translate(words)} ${translate('notCharged')}`);
    for (const field of ['firstName', 'lastName', 'email'] as const) {
      const input = page.getByLabel(translate(field));
      if (marked.includes(field))
        await expect(input).toHaveAccessibleDescription(new RegExp(translate('refused')));
      else await expect(input).not.toHaveAttribute('aria-invalid');
    }
  } else if (where === 'last button') {
    await expect(page.getByRole('button', { name: translate(words) })).toBeVisible();
  } else {
    await expect(heading(page, words)).toBeVisible();
  }
}

/** Expects one error for the page and one line for the developer, without a word of the donor's in them. */
async function expectTold({ page, record, outcome: { code } }: Cell): Promise<void> {
  const told = (await detailsOf(page, 'sir-donate-error')).map((error) => error.code);
  expect(told).toEqual(code ? [code] : []);
  if (code) expect(record.warnings).toEqual([expect.stringContaining(`${consolePrefix} ${code}: `)]);
  const said = JSON.stringify([await eventsOf(page), record.lines]);
  for (const typed of Object.values(donor)) expect(said).not.toContain(typed);
}

/**
 * Hands the donor over with the page's clock stopped, so that no status poll starts by itself: one that is under way when
 * a wait is skipped would time out.
 */
async function handOver(page: Page, act: () => Promise<void>): Promise<Page> {
  // `pauseAt` takes a moment to come; these 2 s are fewer than any call's time limit.
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 2_000);
  return checkoutFrom(page, act);
}

/** Pays, turns back to the page, and is thanked. Whatever wait the widget had imposed on itself is over by then. */
async function payAndReturn(page: Page, checkout: Page, thanked = nonprofit): Promise<void> {
  // The button of the sandbox's checkout is pressed in other specs.
  const { ok } = await fetch(`${checkout.url()}/pay`, { method: 'POST' });
  expect(ok).toBe(true);
  // Before the window closes: where that gives the page the focus, the page asks, and no time may pass meanwhile.
  await page.clock.fastForward(30_000);
  await page.clock.resume();
  await checkout.close();
  await comeBack(page);
  await expect(heading(page, 'thanksTitle')).toBeVisible();
  await expect(page.getByText(translate('thanksText', { amount: '$25', nonprofit: thanked }))).toBeVisible();
}

/**
 * Keeps what the form asks the API from leaving until the donor has typed everything. Then the other call is answered
 * first, so that the fault is of this cell's call alone.
 */
async function typeBeforeAnythingIsAnswered({ page, endpoint }: Cell): Promise<() => Promise<void>> {
  // In the page: a request that the tool holds has its preflight answered by the tool.
  await page.evaluate((address) => {
    const { fetch } = window;
    const typed = new Promise((resolve) => addEventListener('typed', resolve, { once: true }));
    const otherAnswered = new Promise((resolve) => addEventListener('answered', resolve, { once: true }));
    window.fetch = async (...call) => {
      await typed;
      if (String(call[0]) === address) await otherAnswered;
      const answer = await fetch(...call);
      dispatchEvent(new Event('answered'));
      return answer;
    };
  }, addressOf(endpoint));
  await openDialog(page);
  await chooseAmount(page);
  await fillDetails(page);
  return () => page.evaluate(() => void dispatchEvent(new Event('typed')));
}

/** Config and nonprofit: asked while the donor types. */
async function playReading(cell: Cell): Promise<void> {
  const { page, sandbox, endpoint, cause, outcome } = cell;
  const repair = await causeFault(cell);
  const goOn = await typeBeforeAnythingIsAnswered(cell);
  expect(await sandbox.counts()).toEqual({});
  await goOn();

  if (cause === 'hang') {
    await expectAsked(cell, 1);
    // The other call's answer is there, so that the time that is skipped is this one's.
    await expect(
      endpoint === 'config'
        ? page.getByRole('heading', { name: nonprofit })
        : page.getByRole('group', { name: translate('tip') }),
    ).toBeVisible();
    await page.clock.fastForward(timeoutMs);
  }

  if (outcome.where === 'screen') {
    await passTries(cell);
    await expectRead(cell);
    await expectAsked(cell, outcome.requests);
    await repair();
    const tryAgain = page.getByRole('button', { name: translate('tryAgain') });
    if (outcome.pauseMs) {
      // Pressed too early it asks nothing, and says the same.
      if (outcome.pauseMs > 10_000) {
        await tryAgain.click();
        await expectRead(cell);
        await expectAsked(cell, outcome.requests);
      }
      await page.clock.fastForward(outcome.pauseMs);
    }
    if (outcome.wayOn === 'Try again') await tryAgain.click();
    await expectDetailsKept(page);
    await expect(sum(page, 'total')).toHaveText(total);
    await expectAsked(cell, outcome.requests, 1);
    await payAndReturn(page, await handOver(page, () => toCheckout(page).click()));
  } else {
    // Else the last button would wait for the first answer, and not ask again.
    if (outcome.code) await expect.poll(() => cell.record.warnings.length, 'the developer is told').toBe(1);
    const checkout = await handOver(page, async () => {
      await toCheckout(page).click();
      await expectRead(cell);
      if (outcome.where !== 'last button') return;
      await expectDetailsKept(page);
      await repair();
    });
    const isNameKnown = endpoint === 'config' || !outcome.code;
    await payAndReturn(page, checkout, isNameKnown ? nonprofit : nameFromSlug);
    await expectAsked(cell, outcome.requests);
  }

  await expectTold(cell);
  expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });
  // The call that had no fault was not asked again for the other's sake.
  expect((await sandbox.counts())[endpoint === 'config' ? 'organization' : 'config']).toBe(1);
}

/** The POST: made by the last button, and never again but by it. */
async function playLink(cell: Cell): Promise<void> {
  const { page, sandbox, cause, outcome } = cell;
  await openDialog(page);
  await chooseAmount(page);
  await fillDetails(page);
  await expect(page.getByRole('heading', { name: nonprofit })).toBeVisible();
  await expect(sum(page, 'total')).toHaveText(total);
  const repair = await causeFault(cell);

  if (outcome.where !== 'screen' && outcome.where !== 'alert') {
    const checkout = await handOver(page, async () => {
      await toCheckout(page).click();
      await expectRead(cell);
      if (outcome.where !== 'last button') return;
      await expectDetailsKept(page);
      await repair();
    });
    await payAndReturn(page, checkout);
    await expectAsked(cell, outcome.requests);
    await expectTold(cell);
    return;
  }

  await toCheckout(page).click();
  if (cause === 'hang') {
    await expectAsked(cell, 1);
    await page.clock.fastForward(timeoutMs);
  }
  await expectRead(cell);
  await expect.poll(() => page.context().pages().length, 'the empty window is closed').toBe(1);
  await repair();
  if (outcome.wayOn === 'Try again') await page.getByRole('button', { name: translate('tryAgain') }).click();
  await expectDetailsKept(page);
  await expect(sum(page, 'total')).toHaveText(total);
  // Repaired, and waited for: it is not repeated by itself, not even when the donor comes back to the page.
  await page.clock.fastForward(timeoutMs);
  await comeBack(page);
  await expectAsked(cell, outcome.requests);

  const checkout = await handOver(page, () => toCheckout(page).click());
  await expectAsked(cell, outcome.requests, 1);
  await payAndReturn(page, checkout);
  await expectAsked(cell, outcome.requests, 1);
  await expectTold(cell);
  // It is the link that the donor got which was followed, whatever became of the one before.
  const { partnerDonationId } = await nextEvent(page, 'sir-donate-complete');
  expect((await sandbox.donations()).at(-1)?.id).toBe(partnerDonationId);
  expect(await sandbox.counts()).toMatchObject({ config: 1, organization: 1 });
}

/** The status: the donor has paid, and the first question after that goes wrong. */
async function playStatus(cell: Cell): Promise<void> {
  const { page, sandbox, record, cause, outcome } = cell;
  const dialog = page.getByRole('dialog');
  await openDialog(page);
  const repair = await causeFault(cell);
  await chooseAmount(page);
  await fillDetails(page);
  const checkout = await handOver(page, () => toCheckout(page).click());
  await expect(heading(page, 'waitingTitle')).toBeVisible();
  const before = await dialog.ariaSnapshot();
  await sandbox.settle('pay');
  await checkout.close();
  await comeBack(page);

  if (cause === 'held') {
    await expectAsked(cell, 1);
    await expectRead(cell);
    await repair();
  } else if (outcome.where === 'waiting') {
    if (cause === 'hang') {
      await expectAsked(cell, 1);
      await page.clock.fastForward(timeoutMs);
    }
    await expect.poll(() => record.warnings.length, 'the developer is told').toBe(1);
    await expectAsked(cell, outcome.requests);
    await repair();
    await expectRead(cell);
    expect(await dialog.ariaSnapshot(), 'what the donor reads has not changed').toBe(before);
    if (outcome.pauseMs) {
      // Not even the donor's return to the page breaks a pause.
      await page.clock.fastForward(timeoutMs);
      await comeBack(page);
      await expectAsked(cell, outcome.requests);
    }
    await page.clock.fastForward(30_000);
  }

  await page.clock.resume();
  await expect(heading(page, 'thanksTitle')).toBeVisible();
  await expectAsked(cell, outcome.requests, outcome.wayOn === 'the next poll' ? 1 : 0);
  await expectTold(cell);
  expect(await detailsOf(page, 'sir-donate-complete')).toMatchObject([
    { partnerDonationId: (await sandbox.donation()).id, amountMinor: 2500 },
  ]);
  expect(await detailsOf(page, 'sir-donate-failed')).toEqual([]);
  expect(await sandbox.counts()).toMatchObject({ config: 1, organization: 1, 'create-link': 1 });
}

const plays: Readonly<Record<FaultyEndpoint, { tag: string[]; play: (cell: Cell) => Promise<void> }>> = {
  config: { tag: tagsOf(4, 6, 7, 9, 10), play: playReading },
  organization: { tag: tagsOf(4, 6, 7, 9, 10), play: playReading },
  'create-link': { tag: tagsOf(4, 6, 7, 10), play: playLink },
  status: { tag: tagsOf(4, 6, 9, 10), play: playStatus },
};

const nextSteps: Readonly<Record<Outcome['wayOn'], string>> = {
  'Try again': 'continues with "Try again"',
  'the last button': 'continues with the last button',
  'coming back online': 'continues when the browser is online again',
  'the next poll': 'continues with the next poll',
  waiting: 'continues when the response comes',
  'none needed': 'continues at once',
};

/** Returns what the widget does: `the widget shows "…", sends 3 requests and continues with "Try again"`. */
function resultOf({ where, words, requests, wayOn }: Outcome): string {
  const shown = words && where !== 'waiting' ? `"${translate(words)}"` : 'no error';
  return `the widget shows ${shown}, sends ${requests} ${requests === 1 ? 'request' : 'requests'} and ${nextSteps[wayOn]}`;
}

for (const endpoint of faultyEndpoints) {
  test.describe(endpoint, () => {
    const { tag, play } = plays[endpoint];
    for (const [fault, row] of Object.entries(faultTable)) {
      const { cause, [endpoint]: outcome } = row;
      test(`after the fault "${fault}" of ${endpoint} ${resultOf(outcome)}`, { tag }, async ({
        page,
        sandbox,
        record,
        openWidget,
      }) => {
        // Runs as any clock does until a wait is skipped.
        await page.clock.install();
        await openWidget({
          attributes: cause === 'preflight-refused' ? { 'api-base': `{{api}}/as/${sandbox.key()}` } : {},
        });
        await play({ page, sandbox, record, endpoint, cause, outcome, lost: 0 });
        expect(record.requests.filter((request) => request.url().startsWith(elsewhere))).toEqual([]);
      });
    }
  });
}
