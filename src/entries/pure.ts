/**
 * The npm package's entry without side effects: the element's class, and a function that registers it. Safe to
 * import on a server; the form is a chunk of its own.
 */
import { defineElement } from '../element/define-element.js';
import type { FormModule } from '../element/form-module.js';
import { SirDonateElement as Shell } from '../element/sir-donate-element.js';

/** In a variable, so that bundlers do not treat the URL below as an asset. */
const moduleUrl = import.meta.url;

export class SirDonateElement extends Shell {
  /**
   * URL of `frame.html` for `isolated` elements, absolute or relative to the page. By default it is expected beside this
   * module. That default is refused on the page's own origin, where a frame isolates nothing.
   */
  static frameUrl: string | undefined;

  protected override async loadForm(isolated: boolean): Promise<FormModule> {
    if (!isolated) return import('../element/form.js');
    const beside = new URL(/* @vite-ignore */ 'frame.html', moduleUrl);
    const address =
      SirDonateElement.frameUrl ?? (beside.origin === location.origin ? undefined : beside.href);
    if (!address)
      throw new Error(
        'isolated needs SirDonateElement.frameUrl, the address of frame.html on another origin',
      );
    const { mountFrameHost } = await import('../frame/host.js');
    return { mountInElement: (shell) => mountFrameHost(shell, address) };
  }
}

/** Registers `<sir-donate>`; a second call, or another copy of the package, changes nothing. */
export const defineSirDonate = (): void => defineElement(SirDonateElement);

export type {
  CheckoutMode,
  Environment,
  Frequency,
  HandOff,
  Mode,
  Provider,
  Theme,
} from '../contract/enums.js';
export type { ErrorCode } from '../contract/errors.js';
export type {
  ChangeDetail,
  CheckoutDetail,
  Reward,
  SirDonateEventDetails,
  SirDonateEventMap,
  SirDonateEventName,
} from '../contract/events.js';
export type { ElementProperties } from '../element/sir-donate-element.js';
export type { PageStrings, TranslationKey } from '../ui/translations/translations.js';
