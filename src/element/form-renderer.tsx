import { effect } from '@preact/signals';
import { render } from 'preact';
import { isInline } from '../contract/attribute-checks.js';
import { cleanValue } from '../contract/clean-value.js';
import { helpUrl } from '../contract/link-parsers.js';
import type { Options } from '../contract/options.js';
import { sameValues } from '../contract/same-values.js';
import type { Flow } from '../donation/flow.js';
import { isDonationShown } from '../donation/state.js';
import { App } from '../ui/App.js';
import { Dialog } from '../ui/Dialog.js';
import { SetupNotice } from '../ui/SetupNotice.js';
import { createText } from '../ui/text.js';
import { type CurrentTranslations, translate } from '../ui/translate.js';
import { en } from '../ui/translations/en.js';
import type { View } from '../ui/view.js';
import { writeWholeTexts } from '../ui/write-whole-text.js';
import type { FormHost } from './form-host.js';
import { adoptFormStylesheets, deferredScreens, suggestionScreen } from './load-deferred.js';
import { createScreenFocus } from './screen-focus.js';
import { directionOf } from './translation-loader.js';

writeWholeTexts();

export interface FormRenderer {
  /**
   * Renders the flow, and renders it again when a signal changes. Where the attributes are refused, it renders the setup
   * notice, unless a donation is on the screen. Without a flow and a refusal it renders nothing.
   */
  render(content: {
    flow: Flow | undefined;
    options: Options | undefined;
    translations: CurrentTranslations;
    isRefused: boolean;
  }): void;
  /** Removes what was rendered. */
  stop(): void;
  /** Renders no more, and leaves what was rendered to another renderer of the same root. */
  release(): void;
}

const httpOnly = (href: string | undefined): string | undefined =>
  href && /^https?:/.test(href) ? href : undefined;

/**
 * Renders a form into its root element.
 *
 * @param dialog what closes the dialog, and what is called after it was closed
 */
export function createFormRenderer(
  formRoot: HTMLElement,
  host: FormHost,
  dialog: { close: () => void; onClosed: () => void },
): FormRenderer {
  const focusTitle = createScreenFocus(formRoot, host);
  let stopEffect = () => {};
  /** What the effect renders. */
  let rendered: readonly unknown[] = [];
  let lastScreen: string | undefined;

  /** The form's root may be moved, to another document too. */
  const adoptStylesheets = () => adoptFormStylesheets(formRoot.getRootNode() as ShadowRoot);

  function renderForm(view: View): void {
    adoptStylesheets();
    const { flow } = view;
    const dialogView = { ...view, onClose: dialog.close };
    const { activeElement: focused } = formRoot.getRootNode() as ShadowRoot;
    const { type } = flow.state.value;
    // Creating is the details screen with a busy button: the focus stays where it is.
    const screen = type === 'creating' ? 'details' : type;
    const isNext = !!lastScreen && lastScreen !== screen;
    // Only a screen that follows another is animated. At the opening the dialog is.
    if (isNext) formRoot.dataset.stepped = '';
    render(
      flow.options.peek().mode === 'inline' ? (
        <App {...view} />
      ) : host.hasOwnDialog ? (
        <Dialog view={dialogView} onClosed={dialog.onClosed} />
      ) : (
        <App {...dialogView} />
      ),
      formRoot,
    );
    // A button that goes while it has the focus (the last "check again") would leave the focus nowhere.
    if (isNext || focused?.isConnected === false) focusTitle();
    // A screen whose code has not arrived has no title yet.
    if (formRoot.querySelector('.title')) lastScreen = screen;
  }

  return {
    render({ flow, options, translations, isRefused }) {
      const fallbackHref = httpOnly(host.fallbackHref());
      // Refused attributes are not parsed.
      const helpHref = isRefused ? helpUrl(cleanValue(host.readAttribute('help-url') ?? '')) : undefined;
      const content = [flow, options, translations, isRefused, fallbackHref, helpHref];
      if (sameValues(content, rendered)) {
        adoptStylesheets();
        return;
      }
      rendered = [];
      const strings = translate(en, translations);
      // Not on the container: its `all: initial` resets what a browser derives from a language, such as Han glyphs.
      formRoot.lang = translations.language;
      formRoot.dir = directionOf(translations.language);
      stopEffect();
      const renderNotice = () => {
        adoptStylesheets();
        render(
          isRefused && <SetupNotice strings={strings} fallbackHref={fallbackHref} helpHref={helpHref} />,
          formRoot,
        );
      };
      if (!flow || !options) {
        host.showButton(!isRefused && !isInline(host.readAttribute('mode')));
        renderNotice();
        return;
      }
      // Rendering is synchronous, so this effect depends on every signal that a component reads and renders again when
      // one changes. Preact's own integration with signals would do the same for 2 kB more.
      stopEffect = effect(() => {
        const isNotice = isRefused && !isDonationShown(flow.state.value);
        formRoot.className = isNotice ? '' : options.mode;
        host.showButton(!isNotice && options.mode !== 'inline');
        if (isNotice) {
          renderNotice();
          dialog.onClosed();
        } else
          renderForm({
            flow,
            text: createText(strings, flow.options.value),
            translations,
            deferredScreens,
            suggestionScreen,
            fallbackHref,
            pageTarget: host.pageTarget,
          });
        host.onRendered(strings.donate);
      });
      rendered = content;
    },
    stop() {
      rendered = [];
      stopEffect();
      render(null, formRoot);
    },
    release: () => stopEffect(),
  };
}
