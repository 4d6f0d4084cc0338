/**
 * The WebKit run: WebKitGTK's MiniBrowser, driven by its own WebDriver, on the demo's four origins. Playwright cannot
 * drive it, so these few tests use selenium-webdriver and Node's test runner: load, both modes, hand-off, completion,
 * dialog and keyboard. Where it is not installed and cannot be, it says so in one line and is skipped.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Builder, By, Capabilities, Key, until, type WebDriver, type WebElement } from 'selenium-webdriver';
import { type Servers, startServers } from '../../demo/servers.js';
import { english } from '../../src/ui/strings/in-order.js';
import { findWebKit, startDriver } from './driver.js';

const webkit = findWebKit();
const patienceMs = 15_000;

/** Finds by role's tag and visible text inside the element's shadow root. */
async function inWidget(driver: WebDriver, css: string, words: string): Promise<WebElement> {
  const script = `
    const root = document.querySelector('sir-donate')?.shadowRoot;
    return [...(root?.querySelectorAll(arguments[0]) ?? [])].find((one) =>
      one.checkVisibility() && (one.textContent + (one.ariaLabel ?? '')).includes(arguments[1]));`;
  return driver.wait(
    async () => (await driver.executeScript<WebElement | null>(script, css, words)) ?? false,
    patienceMs,
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
    const input = await driver.executeScript<WebElement>(
      `return document.querySelector('sir-donate').shadowRoot.getElementById(arguments[0])`,
      id,
    );
    await input.sendKeys(value);
  }
}

describe('in WebKit', {
  skip: webkit ? false : 'WebKitGTK is not installed (Debian: webkit2gtk-driver xvfb)',
}, () => {
  let servers: Servers;
  let driver: WebDriver;
  let stopDriver = async (): Promise<void> => {};
  let home: string;

  before(async () => {
    if (!webkit) return;
    servers = await startServers({ from: Number(process.env.SIR_E2E_PORT ?? 4310) + 40 });
    const started = await startDriver(webkit);
    stopDriver = started.stop;
    const capabilities = new Capabilities({
      browserName: 'MiniBrowser',
      'webkitgtk:browserOptions': { binary: webkit.browser, args: ['--automation'] },
    });
    driver = await new Builder().usingServer(started.url).withCapabilities(capabilities).build();
    home = await driver.getWindowHandle();
  });

  after(async () => {
    await driver?.quit().catch(() => {});
    await stopDriver();
    await servers?.close();
  });

  let visits = 0;
  async function open(attributes: string): Promise<void> {
    const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Partner</title><body><h1>Partner</h1>
<script>globalThis.seen = []; for (const type of ['ready','open','close','checkout','complete','failed','error']) document.addEventListener('sir-donate-' + type, ({ type, detail }) => seen.push({ type, detail }));</script>
<sir-donate publishable-key="pk_test_demo_webkit${++visits}" nonprofit="clean-water-fund" api-base="{{api}}" ${attributes}><a href="https://example.org/">Donate</a></sir-donate>
<script async src="{{files}}/sir-donate.js"></script>`;
    const answer = await fetch(`${servers.hostUrl}/_control/pages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ html }),
    });
    const { url } = (await answer.json()) as { url: string };
    await driver.get(url);
  }

  /** Pays in the window that opened, or in this one, and comes back. */
  async function pay(): Promise<void> {
    const [other] = (await driver.getAllWindowHandles()).filter((handle) => handle !== home);
    if (other) await driver.switchTo().window(other);
    await driver.wait(until.urlContains('/stripe/'), patienceMs);
    await (
      await driver.wait(until.elementLocated(By.xpath('//button[normalize-space()="Pay"]')), patienceMs)
    ).click();
    await driver.wait(until.elementLocated(By.xpath('//h1[contains(., "Payment received")]')), patienceMs);
    if (other) {
      await driver.close();
      await driver.switchTo().window(home);
    }
  }

  async function expectThanks(handOff: string): Promise<void> {
    await inWidget(driver, 'h3', english.thanksTitle);
    const [detail] = await events(driver, 'sir-donate-complete');
    assert.equal(detail?.amountMinor, 2500);
    assert.equal(detail?.handOff, handOff);
  }

  for (const checkout of ['popup', 'tab'] as const) {
    it(`a donor gives through the dialog and a ${checkout}`, async () => {
      await open(`checkout="${checkout}"`);
      await (await inWidget(driver, 'button', 'Donate')).click();
      await fillIn(driver);
      await (await inWidget(driver, 'button', english.toCheckout)).click();
      await driver.wait(async () => (await driver.getAllWindowHandles()).length > 1, patienceMs);
      await pay();
      await expectThanks(checkout);
    });
  }

  it('a donor gives through the inline form and a redirect, and is found again', async () => {
    await open('mode="inline" checkout="redirect"');
    const page = await driver.getCurrentUrl();
    await fillIn(driver);
    await (await inWidget(driver, 'button', english.toCheckout)).click();
    await pay();
    await driver.get(page);
    await expectThanks('redirect');
  });

  it('where no window opens the donor gets a link', async () => {
    await open('');
    await driver.executeScript('window.open = () => null');
    await (await inWidget(driver, 'button', 'Donate')).click();
    await fillIn(driver);
    await (await inWidget(driver, 'button', english.toCheckout)).click();
    await inWidget(driver, 'a', english.openCheckout);
  });

  it('the dialog opens and closes by keyboard, keeps what was typed, and gives the focus back', async () => {
    await open('');
    const button = await inWidget(driver, 'button', 'Donate');
    await driver.executeScript('arguments[0].focus()', button);
    await driver.actions().sendKeys(Key.ENTER).perform();
    await inWidget(driver, 'dialog', english.otherAmount);
    const input = await driver.executeScript<WebElement>(
      `return document.querySelector('sir-donate').shadowRoot.getElementById('sir-amount')`,
    );
    await input.sendKeys('37');
    await driver.actions().sendKeys(Key.ESCAPE).perform();
    await driver.wait(async () => (await events(driver, 'sir-donate-close')).length === 1, patienceMs);
    const focused = `return document.querySelector('sir-donate').shadowRoot.activeElement?.part.contains('button')`;
    assert.equal(await driver.executeScript(focused), true);
    await driver.actions().sendKeys(Key.ENTER).perform();
    await inWidget(driver, 'button', 'Give $37');
  });
});
