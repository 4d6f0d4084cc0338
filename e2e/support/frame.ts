/** The means of the specs that are about frames: where to look, and pages that have one. */
import type { FrameLocator, Page } from 'playwright/test';
import { demoOrigins } from './origins.js';

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
export const frameAddress = (parameters: Readonly<Record<string, string>>): string =>
  `${demoOrigins.files}/frame.html?${new URLSearchParams({
    nonprofit: 'clean-water-fund',
    'api-base': demoOrigins.api,
    ...parameters,
  })}`;
