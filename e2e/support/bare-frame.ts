/** Host pages that have an iframe with `frame.html` and nothing else of the widget. */
import type { Page } from 'playwright/test';
import { postRaw } from './csp.js';
import { documentedListener, frameAddress, messageRecorder } from './frame.js';
import { postPage } from './host-page.js';
import type { Sandbox } from './sandbox.js';

/** The policy of a CMS that lets iframes through, but no script and no style. */
export const withoutScripts = {
  'Content-Security-Policy': "default-src 'none'; frame-src {{files}}; img-src data:",
} as const;

export const letterPage = (iframe: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>A letter</title><link rel="icon" href="data:,"><main><h1>A letter</h1>${iframe}<p>Yours</p></main>`;

export const openWithoutScripts = async (page: Page, iframe: string): Promise<void> => {
  await page.goto(await postRaw(letterPage(iframe), withoutScripts));
};

/** The address of `frame.html` with the test's key. */
export const addressOf = (sandbox: Sandbox, parameters: Readonly<Record<string, string>> = {}): string =>
  frameAddress({ 'publishable-key': sandbox.key(), ...parameters });

/** The script that gives iframes the height of their forms. */
export const heightScript = '<script async src="{{files}}/v0/frame-height.js"></script>';

/** Opens a page that records messages and, unless told otherwise, has the documented listener and script. */
export async function openListening(page: Page, iframe: string, { listener = true } = {}): Promise<void> {
  await page.goto(
    await postPage({
      script: messageRecorder,
      html: () =>
        `<main><h1>A letter</h1>${iframe}<p id="after">Yours</p>${listener ? heightScript + documentedListener() : ''}</main>`,
      headers: {
        'Content-Security-Policy':
          "default-src 'none'; script-src {{files}} 'nonce-e2e'; frame-src {{files}}; img-src {{api}}",
      },
    }),
  );
}
