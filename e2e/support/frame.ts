/** The means of the specs that are about frames: where to look, and pages that have one. */
import type { Frame, FrameLocator, Page } from 'playwright/test';
import { pageScript } from './host-page.js';
import { demoOrigins } from './origins.js';
import { frameListener } from './snippets.js';

/** The form inside the element's frame. */
export const inFrame = (page: Page): FrameLocator => page.frameLocator('sir-donate iframe');

/** All that an isolated widget needs of a page that forbids everything: its script, and its frame. */
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

/** Address of a frame that stands by itself, with the sandbox's API unless another is named. */
export const frameAddress = (
  parameters: Readonly<Record<string, string>>,
  origin: string = demoOrigins.files,
): string =>
  `${origin}/frame.html?${new URLSearchParams({
    nonprofit: 'clean-water-fund',
    'api-base': demoOrigins.api,
    ...parameters,
  })}`;

/** Writes the iframe of a page that has nothing else of the widget's. */
export const iframeHtml = (address: string, attributes = 'width="480" height="640"'): string =>
  `<iframe title="Donate" ${attributes} src="${address.replaceAll('&', '&amp;')}"></iframe>`;

/** The form in such a page. */
export const inBareFrame = (page: Page): FrameLocator => page.frameLocator('iframe[title=Donate]');

/** The one frame of a page, to see behind the locators. */
export async function frameOf(page: Page): Promise<Frame> {
  const handle = await page.locator('iframe').first().elementHandle();
  const frame = await handle?.contentFrame();
  if (!frame) throw new Error('No frame.');
  return frame;
}

/** The documented listener, word for word, for the demo's files. */
export const documentedListener = (): string =>
  pageScript(frameListener.replace('https://cdn.example', demoOrigins.files));

/** Notes every message that reaches the page, with where it came from. */
export const messageRecorder = pageScript(`
window.messages = [];
addEventListener('message', ({ origin, data }) => window.messages.push({ origin, data }));`);

export interface SeenMessage {
  origin: string;
  data: { source: string; version: number; type: string; detail: Record<string, unknown> };
}

export const messagesOf = (page: Page): Promise<SeenMessage[]> =>
  page.evaluate(() => Reflect.get(window, 'messages'));
