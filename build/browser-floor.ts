/**
 * The oldest browsers that run the widget. The build's output is made for them, `browser-floor.test.ts` compares the built
 * files and the docs with it, and `src/element/is-browser-supported.ts` tests for features that came with them.
 */
export const browserFloor = { chrome: '111', firefox: '114', safari: '16.4' } as const;

/** The same, as Vite's `build.target` and `build.cssTarget` take it. */
export const buildTarget: string[] = Object.entries(browserFloor).map(([name, version]) => name + version);
