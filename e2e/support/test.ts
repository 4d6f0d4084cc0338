/**
 * The specs' `test`. Each test has a sandbox key of its own and starts at one of the donor's steps: `openWidget`,
 * `openForm`, `openDetails` or `openFilledDetails`. Every test ends with the check that the host page was not harmed.
 */
import { test as base, type ConsoleMessage, expect, type Page, type Request } from 'playwright/test';
import type { SirDonateEventDetails, SirDonateEventName } from '../../src/contract/events.js';
import { checkoutFrom, chooseAmount, fillDetails, heading, openDialog, toCheckout } from './donor.js';
import { type HostPage, postPage } from './host-page.js';
import { consolePrefix, demoOrigins } from './origins.js';
import { detailsOf, policyLine } from './recorder.js';
import { Sandbox } from './sandbox.js';
import type { Stage } from './screens.js';
import { watchRequests } from './skip-time.js';

/** What went by in the browser, all pages of the test together. */
export interface PageRecord {
  /** The widget's own console lines. */
  warnings: string[];
  /** Every console line of the partner's pages. */
  lines: string[];
  requests: Request[];
}

export interface Fixtures {
  sandbox: Sandbox;
  record: PageRecord;
  /** Posts a host page whose widget has this test's key and the sandbox API, and returns its address. */
  postWidget: (hostPage?: HostPage) => Promise<string>;
  /** Posts a host page and goes to it. */
  openWidget: (hostPage?: HostPage) => Promise<Page>;
  /** As `openWidget`; then presses the donate button and waits for the dialog. */
  openForm: (hostPage?: HostPage) => Promise<Page>;
  /** As `openForm`; then chooses $25 and goes on to the details. */
  openDetails: (hostPage?: HostPage) => Promise<Page>;
  /** As `openDetails`; then fills in the donor's details. */
  openFilledDetails: (hostPage?: HostPage) => Promise<Page>;
  /** As `openFilledDetails`; then pauses the page's clock, goes to the checkout and returns its window. */
  openPausedCheckout: (hostPage?: HostPage) => Promise<Page>;
  /** What `screens` needs to go to a screen. */
  stage: Stage;
}

/** The page's own line, and the browser's for windows that have no script to write one. */
const isPolicyViolation = (message: ConsoleMessage): boolean =>
  message.text().startsWith(policyLine) ||
  (message.type() === 'error' && /content.security.policy/i.test(message.text()));

/**
 * Firefox reports blocked requests (its own for an icon too) and files with a wrong hash as errors. No script throws
 * them, so their stack has no line.
 */
const isFirefoxNotice = ({ stack = '' }: Error): boolean =>
  stack.endsWith('\nundefined') &&
  (/^(Cross-Origin Request Blocked|Loading module from|None of the “sha)/.test(stack) ||
    (stack.startsWith('Content-Security-Policy:') && stack.includes('/favicon.ico')));

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from here.
  sandbox: async ({}, use) => {
    const sandbox = new Sandbox();
    await use(sandbox);
    const requests = await sandbox.requests();
    expect(requests.filter(({ endpoint }) => endpoint === 'other')).toEqual([]);
    expect(requests.filter(({ leakedSecret, headers }) => leakedSecret || headers.cookie)).toEqual([]);
  },

  record: [
    async ({ context }, use) => {
      const record: PageRecord = { warnings: [], lines: [], requests: [] };
      const harm: string[] = [];
      // Uncaught errors and unhandled rejections alike, of every page, windows that it opens included.
      context.on('weberror', (webError) => {
        const error = webError.error();
        if (!isFirefoxNotice(error)) harm.push(`uncaught: ${error.stack}`);
      });
      context.on('console', (message) => {
        const text = message.text();
        if (!message.page()?.url().startsWith(demoOrigins.checkout)) record.lines.push(text);
        if (text.startsWith(consolePrefix)) record.warnings.push(text);
        if (isPolicyViolation(message)) harm.push(`policy: ${text}`);
      });
      context.on('request', (request) => record.requests.push(request));
      watchRequests(context);
      await use(record);
      expect(harm, 'uncaught errors, unhandled rejections and policy violations').toEqual([]);
    },
    { auto: true },
  ],

  postWidget: async ({ sandbox }, use) => {
    await use((hostPage = {}) =>
      postPage({
        ...hostPage,
        attributes: {
          'publishable-key': sandbox.key(),
          nonprofit: 'clean-water-fund',
          'api-base': '{{api}}',
          ...hostPage.attributes,
        },
      }),
    );
  },

  openWidget: async ({ page, postWidget }, use) => {
    await use(async (hostPage) => {
      await page.goto(await postWidget(hostPage));
      return page;
    });
  },

  openForm: async ({ openWidget }, use) => {
    await use(async (hostPage) => {
      const page = await openWidget(hostPage);
      await openDialog(page);
      return page;
    });
  },

  openDetails: async ({ openForm }, use) => {
    await use(async (hostPage) => {
      const page = await openForm(hostPage);
      await chooseAmount(page);
      return page;
    });
  },

  openFilledDetails: async ({ openDetails }, use) => {
    await use(async (hostPage) => {
      const page = await openDetails(hostPage);
      await fillDetails(page);
      return page;
    });
  },

  openPausedCheckout: async ({ page, openFilledDetails }, use) => {
    await use(async (hostPage) => {
      await page.clock.install();
      await openFilledDetails(hostPage);
      // Before time jumps: what the API has not answered by then has timed out.
      await expect(page.getByRole('heading', { name: 'Clean Water Fund of Lindenau' })).toBeVisible();
      await page.clock.pauseAt(Date.now() + 60_000);
      const checkout = await checkoutFrom(page, () => toCheckout(page).click());
      await expect(heading(page, 'waitingTitle')).toBeVisible();
      return checkout;
    });
  },

  stage: async ({ page, openWidget, sandbox }, use) => {
    await use({
      page,
      openWidget,
      behave: (behaviour) => void sandbox.key(behaviour),
      plan: (fault) => sandbox.plan(fault),
    });
  },
});

/**
 * Waits for the first occurrence of an event and returns its detail. After a slow answer a return does not poll, and the
 * next timed poll comes up to 15 s later.
 */
export async function nextEvent<Name extends SirDonateEventName>(
  page: Page,
  name: Name,
  { timeout = 25_000 }: { timeout?: number } = {},
): Promise<SirDonateEventDetails[Name]> {
  let first: SirDonateEventDetails[Name] | undefined;
  await expect(async () => {
    [first] = await detailsOf(page, name);
    expect(first, name).toBeDefined();
  }).toPass({ timeout, intervals: [50, 100] });
  if (!first) throw new Error(`No ${name}.`);
  return first;
}

export { expect, type Page };
