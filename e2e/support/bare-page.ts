/** Host pages without any script of the tests, for policies and browsers' modes that such a script would change. */
import { type Attributes, widgetHtml } from './host-page.js';
import { demoOrigins } from './origins.js';
import type { Sandbox } from './sandbox.js';

export const nonprofitName = 'Clean Water Fund of Lindenau';

/** Returns the element with the test's key and the sandbox API. */
export const sandboxWidgetHtml = (sandbox: Sandbox, attributes: Attributes = {}): string =>
  widgetHtml({
    'publishable-key': sandbox.key(),
    nonprofit: 'clean-water-fund',
    'api-base': demoOrigins.api,
    ...attributes,
  });

interface BarePage {
  /** The element that loads the widget. */
  script: string;
  /** HTML ahead of the title. */
  start?: string;
  attributes?: Attributes | undefined;
}

/** Returns a page with the script and the widget, and nothing else. */
export const barePage = (
  sandbox: Sandbox,
  { script, start = '<!doctype html><meta charset="utf-8">', attributes }: BarePage,
): string =>
  `${start}<title>Strict</title>${script}<main><h1>Here</h1>${sandboxWidgetHtml(sandbox, attributes)}</main>`;
