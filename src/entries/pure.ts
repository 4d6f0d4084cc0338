/**
 * The npm package's entry without side effects: the element's class, and a function that registers it. Safe to
 * import on a server; the form is a chunk of its own.
 */
import type { SirDonateEventMap } from '../contract/events.js';
import { readFrameUrl } from '../contract/frame-address.js';
import { defineElement } from '../element/define-element.js';
import type { FormModule, ShellFiles } from '../element/form-module.js';
import { SirDonateElement as Shell } from '../element/sir-donate-element.js';

export class SirDonateElement extends Shell {
  /**
   * Address of `frame.html` for `isolated` elements: `http:` or `https:`, absolute or relative to the page. It must be set
   * before a donor reaches for such an element. There is no default, because a bundler leaves nothing beside this module.
   */
  static frameUrl: string | undefined;

  protected override loadFile<Name extends keyof ShellFiles>(name: Name): Promise<ShellFiles[Name]> {
    return files[name]();
  }
}

async function loadFrameHost(): Promise<FormModule> {
  const url = readFrameUrl(SirDonateElement.frameUrl, location.href);
  if (!url)
    throw new Error(
      "isolated needs SirDonateElement.frameUrl. Set it to the http(s) address of frame.html: SirDonateElement.frameUrl = 'https://cdn.example/v0/frame.html'",
    );
  const { mountFrameHost } = await import('../frame/mount-host.js');
  return { mountInElement: (parts) => mountFrameHost(parts, url.href) };
}

const files: { [Name in keyof ShellFiles]: () => Promise<ShellFiles[Name]> } = {
  form: () => import('../element/form.js'),
  frameHost: loadFrameHost,
  shellExtras: () => import('../element/shell-extras.js'),
  linkOpener: () => import('../element/link-opener.js'),
  async preload() {
    const { preloadForm } = await import('../element/preload.js');
    return { preload: (parts) => preloadForm(parts) };
  },
  fragment: () => import('../element/fragment.js'),
  prefill: () => import('../element/prefill.js'),
  floating: () => import('../element/floating.js'),
};

/** Registers `<sir-donate>`; a second call, or another copy of the package, changes nothing. */
export const defineSirDonate = (): void =>
  defineElement(SirDonateElement, {
    loadOpener: files.linkOpener,
    ownAddresses: () => [SirDonateElement.frameUrl],
  });

export type {
  CheckoutMode,
  Environment,
  Frequency,
  HandOff,
  Mode,
  Outcome,
  Provider,
  Step,
  Theme,
} from '../contract/enums.js';
export type { ErrorCode } from '../contract/errors.js';
export type {
  BeforeCheckoutDetail,
  ChangeDetail,
  CheckoutDetail,
  DonationDetail,
  ErrorDetail,
  Reward,
  Simulated,
  SirDonateEventDetails,
  SirDonateEventMap,
  SirDonateEventName,
  StepDetail,
} from '../contract/events.js';
export type {
  ElementProperties,
  SirDonateAttributes,
  SirDonateOptions,
} from '../element/attribute-types.js';
export type { SirDonateEventHandler } from '../element/markup-types.js';
export type { PageStrings, TranslationKey } from '../ui/translations/translations.js';

declare global {
  interface HTMLElementTagNameMap {
    'sir-donate': SirDonateElement;
  }
  interface GlobalEventHandlersEventMap extends SirDonateEventMap {}
}
