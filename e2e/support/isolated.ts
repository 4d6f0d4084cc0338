/** Host pages with an isolated widget. */
import type { Page } from 'playwright/test';
import { framePolicy } from './frame.js';
import { type HostPage, widgetHtml } from './host-page.js';
import { demoOrigins } from './origins.js';
import { recorder } from './recorder.js';
import type { Sandbox } from './sandbox.js';

/** A host page whose widget is isolated, under the policy that allows only its script and its frame. */
export const isolated = (page: HostPage = {}): HostPage => ({
  ...page,
  attributes: { isolated: '', ...page.attributes },
  headers: { ...framePolicy, ...page.headers },
});

/** Opens a host page on the origin of the widget's own files. */
export async function openBesideFiles(
  page: Page,
  { sandbox, script }: { sandbox: Sandbox; script: string },
): Promise<void> {
  const widget = widgetHtml({
    isolated: '',
    'publishable-key': sandbox.key(),
    nonprofit: 'clean-water-fund',
    'api-base': demoOrigins.api,
  });
  await page.route(`${demoOrigins.files}/page.html`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><title>Beside the files</title><link rel="icon" href="data:,"><script>${recorder}</script>${script}<h1>Here</h1>${widget}`,
    }),
  );
  await page.goto(`${demoOrigins.files}/page.html`);
}
