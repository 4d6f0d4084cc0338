/** Locators, addresses and messages for tests of frames. */
import type { Frame, FrameLocator, Page } from 'playwright/test';
import { pageScript } from './host-page.js';
import { demoOrigins } from './origins.js';
import { frameListener } from './snippets.js';

/** The form inside the element's frame. */
export const inFrame = (page: Page): FrameLocator => page.frameLocator('sir-donate iframe');

/** The policy that an isolated widget needs: its script and its frame, and nothing else. */
export const framePolicy = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src {{files}} 'nonce-e2e'",
    "style-src 'nonce-e2e'",
    'img-src {{api}}/logos/clean-water-fund.svg',
    'frame-src {{files}}',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; '),
} as const;

/** Returns an address of `frame.html` with the sandbox API unless another is given. */
export const frameAddress = (
  parameters: Readonly<Record<string, string>>,
  origin: string = demoOrigins.files,
): string =>
  `${origin}/v0/frame.html?${new URLSearchParams({
    nonprofit: 'clean-water-fund',
    'api-base': demoOrigins.api,
    ...parameters,
  })}`;

/** Returns an iframe element for a page without the widget's script. */
export const iframeHtml = (address: string, attributes = 'width="480" height="640"'): string =>
  `<iframe title="Donate" ${attributes} src="${address.replaceAll('&', '&amp;')}"></iframe>`;

/** The form inside such an iframe. */
export const inBareFrame = (page: Page): FrameLocator => page.frameLocator('iframe[title=Donate]');

/** Returns the first frame of a page, for `evaluate`. */
export async function frameOf(page: Page): Promise<Frame> {
  const handle = await page.locator('iframe').first().elementHandle();
  const frame = await handle?.contentFrame();
  if (!frame) throw new Error('No frame.');
  return frame;
}

/** The documented listener, word for word, for the demo's files. */
export const documentedListener = (): string =>
  pageScript(frameListener.replace('https://cdn.example', demoOrigins.files));

/** Records every message that the page receives, with its origin. */
export const messageRecorder = pageScript(`
window.messages = [];
addEventListener('message', ({ origin, data }) => window.messages.push({ origin, data }));`);

export interface SeenMessage {
  origin: string;
  data: { source: string; version: number; type: string; detail: Record<string, unknown> };
}

export const messagesOf = (page: Page): Promise<SeenMessage[]> =>
  page.evaluate(() => Reflect.get(window, 'messages'));
