/**
 * Whether the browser is one that the widget supports (build/browser-floor.ts): `color-mix()` came with Chrome 111, Firefox 113
 * and Safari 16.2, adopted stylesheets with Safari 16.4. False on a server, and in jsdom, which has no adopted stylesheets even
 * where a test claims that `CSS.supports()` everything.
 */
export const isBrowserSupported = (): boolean =>
  !!globalThis.CSS?.supports?.('color', 'color-mix(in srgb,red,red)') && !!document.adoptedStyleSheets;
