/**
 * The WebKit run: WebKitGTK's MiniBrowser, driven by its own WebDriver, on the demo's four origins. Playwright cannot
 * drive it, so these few tests use selenium-webdriver and of Playwright its runner alone: load, both modes, hand-off,
 * completion, dialog, keyboard and the isolated frame. Where it is not installed and cannot be, they are skipped.
 */

import { test as base, expect } from 'playwright/test';
import {
  Builder,
  By,
  Capabilities,
  error,
  Key,
  until,
  type WebDriver,
  type WebElement,
} from 'selenium-webdriver';
import { enDeferred } from '../../src/ui/translations/en.deferred.js';
import { en } from '../../src/ui/translations/en.js';
import { demoOrigins } from '../support/origins.js';
import { findWebKit, startDriver } from './driver.js';

const english = { ...en, ...enDeferred };

const waitTimeoutMs = 15_000;

/** The form's shadow root: the element's, or, inside a frame of ours, its page's. */
const root = `document.querySelector('sir-donate, main')?.shadowRoot`;

/** Finds by role's tag and visible text inside the form's shadow root. */
async function inWidget(driver: WebDriver, css: string, words: string): Promise<WebElement> {
  const script = `
    return [...(${root}?.querySelectorAll(arguments[0]) ?? [])].find((one) =>
      one.checkVisibility() && (one.textContent + (one.ariaLabel ?? '')).includes(arguments[1]));`;
  return driver.wait(
    async () => (await driver.executeScript<WebElement | null>(script, css, words)) ?? false,
    waitTimeoutMs,
    `no visible ${css} with “${words}”`,
  ) as Promise<WebElement>;
}

const events = (driver: WebDriver, name: string): Promise<Record<string, unknown>[]> =>
  driver.executeScript(
    `return (globalThis.seen ?? []).filter(({ type }) => type === arguments[0]).map(({ detail }) => detail)`,
    name,
  );

async function fillIn(driver: WebDriver): Promise<void> {
  await (await inWidget(driver, 'label', '$25')).click();
  await (await inWidget(driver, 'button', 'Give $25')).click();
  for (const [label, value] of [
    [english.firstName, 'Maya'],
    [english.lastName, 'Okonkwo'],
    [english.email, 'maya@example.org'],
  ] as const) {
    const field = await inWidget(driver, 'label', label);
    const id = await field.getAttribute('for');
    const input = await driver.executeScript<WebElement>(`return ${root}.getElementById(arguments[0])`, id);
    await input.sendKeys(value);
  }
}

interface Session {
  driver: WebDriver;
  /** The window of the partner's page. */
  home: string;
}

const test = base.extend<object, { session: Session }>({
  session: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from here.
    async ({}, use) => {
      const webkit = findWebKit();
      if (!webkit) throw new Error('WebKitGTK is gone.');
      const { url, stop } = await startDriver(webkit);
      const capabilities = new Capabilities({
        browserName: 'MiniBrowser',
        'webkitgtk:browserOptions': { binary: webkit.browser, args: ['--automation'] },
      });
      const driver = await new Builder().usingServer(url).withCapabilities(capabilities).build();
      await use({ driver, home: await driver.getWindowHandle() });
      await driver.quit().catch(() => {});
      await stop();
    },
    { scope: 'worker' },
  ],
});

test.skip(() => !findWebKit(), 'WebKitGTK is not installed (Debian: webkit2gtk-driver xvfb).');
// One browser, one test after the other.
test.describe.configure({ mode: 'default', timeout: 90_000 });

let visits = 0;
async function open({ driver }: Session, attributes: string): Promise<void> {
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Partner</title><body><h1>Partner</h1>
<script>globalThis.seen = []; for (const type of ['ready','open','close','checkout','complete','failed','error']) document.addEventListener('sir-donate-' + type, ({ type, detail }) => seen.push({ type, detail }));</script>
<sir-donate publishable-key="pk_test_demo_webkit${process.pid}x${++visits}" nonprofit="clean-water-fund" api-base="{{api}}" ${attributes}><a href="https://example.org/">Donate</a></sir-donate>
<script async src="{{files}}/v0/sir-donate.js"></script>`;
  const answer = await fetch(`${demoOrigins.host}/_control/pages`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ html }),
  });
  const { url } = (await answer.json()) as { url: string };
  await driver.get(url);
}

/** Waits for an element. While a page unloads, WebKitGTK answers that there is no such frame (seen in 2.50). */
const located = (driver: WebDriver, xpath: string) =>
  driver.wait(async () => {
    const [element] = await driver.findElements(By.xpath(xpath)).catch((reason: unknown) => {
      if (reason instanceof error.NoSuchFrameError) return [];
      throw reason;
    });
    return element;
  }, waitTimeoutMs);

/** Pays in the window that opened, or in this one, and comes back. */
async function pay({ driver, home }: Session): Promise<void> {
  const [other] = (await driver.getAllWindowHandles()).filter((handle) => handle !== home);
  if (other) await driver.switchTo().window(other);
  await driver.wait(until.urlContains('/stripe/'), waitTimeoutMs);
  await (await located(driver, '//button[normalize-space()="Pay"]'))?.click();
  await located(driver, '//h1[contains(., "Payment received")]');
  if (other) {
    await driver.close();
    await driver.switchTo().window(home);
  }
}

async function expectThanks({ driver }: Session, handOff: string): Promise<void> {
  await inWidget(driver, 'h3', english.thanksTitle);
  const [detail] = await events(driver, 'sir-donate-complete');
  expect(detail?.amountMinor).toBe(2500);
  expect(detail?.handOff).toBe(handOff);
}

for (const checkout of ['popup', 'tab'] as const) {
  test(`completes a donation through the dialog and a ${checkout}`, async ({ session }) => {
    const { driver } = session;
    await open(session, `checkout="${checkout}"`);
    await (await inWidget(driver, 'button', 'Donate')).click();
    await fillIn(driver);
    await (await inWidget(driver, 'button', english.toCheckout)).click();
    await driver.wait(async () => (await driver.getAllWindowHandles()).length > 1, waitTimeoutMs);
    await pay(session);
    await expectThanks(session, checkout);
  });
}

test('resumes and completes a donation through the inline form and a redirect', async ({ session }) => {
  const { driver } = session;
  await open(session, 'mode="inline" checkout="redirect"');
  const page = await driver.getCurrentUrl();
  await fillIn(driver);
  await (await inWidget(driver, 'button', english.toCheckout)).click();
  await pay(session);
  await driver.get(page);
  await expectThanks(session, 'redirect');
});

test('resumes and completes a donation in an isolated frame after a reload', async ({ session }) => {
  const { driver } = session;
  const enterFrame = async (): Promise<void> => driver.switchTo().frame(await inWidget(driver, 'iframe', ''));
  await open(session, 'isolated');
  await (await inWidget(driver, 'button', 'Donate')).click();
  await enterFrame();
  await fillIn(driver);
  await (await inWidget(driver, 'button', english.toCheckout)).click();
  await driver.wait(async () => (await driver.getAllWindowHandles()).length > 1, waitTimeoutMs);
  await driver.switchTo().defaultContent();
  await driver.navigate().refresh();
  await enterFrame();
  await inWidget(driver, 'h3', english.waitingTitle);
  await driver.switchTo().defaultContent();
  await pay(session);
  await driver.wait(async () => (await events(driver, 'sir-donate-complete')).length === 1, waitTimeoutMs);
  await enterFrame();
  await inWidget(driver, 'h3', english.thanksTitle);
  await driver.switchTo().defaultContent();
});

test('shows a checkout link when no window opens', async ({ session }) => {
  const { driver } = session;
  await open(session, '');
  await driver.executeScript('window.open = () => null');
  await (await inWidget(driver, 'button', 'Donate')).click();
  await fillIn(driver);
  await (await inWidget(driver, 'button', english.toCheckout)).click();
  await inWidget(driver, 'a', english.openCheckout);
});

test('opens and closes the dialog by keyboard, keeps what was typed and returns the focus', async ({
  session,
}) => {
  const { driver } = session;
  await open(session, '');
  const button = await inWidget(driver, 'button', 'Donate');
  await driver.executeScript('arguments[0].focus()', button);
  await driver.actions().sendKeys(Key.ENTER).perform();
  await inWidget(driver, 'dialog', english.otherAmount);
  const input = await driver.executeScript<WebElement>(
    `return document.querySelector('sir-donate').shadowRoot.getElementById('sir-amount')`,
  );
  await input.sendKeys('37');
  await driver.actions().sendKeys(Key.ESCAPE).perform();
  await driver.wait(async () => (await events(driver, 'sir-donate-close')).length === 1, waitTimeoutMs);
  const focused = `return document.querySelector('sir-donate').shadowRoot.activeElement?.part.contains('button')`;
  expect(await driver.executeScript(focused)).toBe(true);
  await driver.actions().sendKeys(Key.ENTER).perform();
  await inWidget(driver, 'button', 'Give $37');
});
