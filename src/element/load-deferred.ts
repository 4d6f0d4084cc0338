import { signal } from '@preact/signals';
import type { Outcome } from '../contract/enums.js';
import type { Options } from '../contract/options.js';
import { type BrowserWindows, browserWindows } from '../donation/browser-windows.js';
import type { DeferredModule } from '../donation/deferred-module.js';
import formCss from '../ui/form.css?inline';
import type { View } from '../ui/view.js';
import { createStylesheet } from './adopt-stylesheet.js';
import type { FormHost } from './form-host.js';

/** The screens of the deferred module; loaded once for all widgets of the page. */
export const deferredScreens = signal<View['deferredScreens']['value']>(undefined);

/** The screen that suggests a monthly gift; loaded once for all widgets of the page. */
export const suggestionScreen = signal<View['suggestionScreen']['value']>(undefined);

let deferred: typeof import('./deferred.js') | undefined;

export const isDeferredLoaded = (): boolean => !!deferred;

const adoptFormStylesheet = createStylesheet(formCss);
let adoptDeferredStylesheet: typeof adoptFormStylesheet | undefined;

/** Adopts the stylesheets of all screens that have loaded. */
export function adoptFormStylesheets(root: ShadowRoot): void {
  adoptFormStylesheet(root);
  adoptDeferredStylesheet?.(root);
}

/** Warns of unknown keys in the `strings` attribute, as soon as the deferred module, which has half of the keys, is there. */
export function warnOfUnknownStrings(options: Options | undefined, report: (warning: string) => void): void {
  if (options) deferred?.checkStrings(options.strings, report);
}

/** The windows of a flow. `openWindow` is in the deferred module, as the button that calls it is. */
export const windows: BrowserWindows = {
  ...browserWindows,
  // A window that was opened may have changed it.
  get canOpenWindows() {
    return browserWindows.canOpenWindows;
  },
  openWindow: (mode, placeholderText) => deferred?.openWindow(mode, placeholderText),
};

/**
 * Loads the code after the first step, with its stylesheet and screens.
 *
 * @param outcome what to simulate, if anything: its code loads too, and takes the place of API and windows
 */
export async function loadDeferred(host: FormHost, outcome: Outcome | undefined): Promise<DeferredModule> {
  deferred = await import('./deferred.js');
  adoptDeferredStylesheet ??= createStylesheet(deferred.deferredCss);
  deferredScreens.value = deferred.DeferredScreens;
  const { services, createWidgetIdentity, simulate } = deferred;
  const loaded: DeferredModule = {
    ...deferred,
    services: {
      ...services,
      storage: host.wrapStorage(services.storage),
      widget: host.identify(createWidgetIdentity),
    },
  };
  return outcome ? simulate(loaded, outcome) : loaded;
}

/** Loads what suggests a monthly gift, with its screen. */
export async function loadSuggestion() {
  const { createSuggestion, SuggestionScreen } = await import('./suggestion.js');
  suggestionScreen.value = SuggestionScreen;
  return createSuggestion;
}
