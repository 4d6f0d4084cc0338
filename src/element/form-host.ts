import type { TextStorage } from '../api/text-storage.js';
import type { AttributeName } from '../contract/attribute-names.js';
import type { Emit } from '../contract/events.js';
import type { ParsedOptions } from '../contract/options.js';
import type { WidgetIdentity } from '../donation/widget-identity.js';
import type { PageTarget } from '../ui/view.js';
import type { FormHandle } from './form-module.js';

/**
 * The place in which a form is mounted. There are two implementations: the element in the page (`element-host.ts`) and
 * the guest side of a frame (`frame/guest.ts`).
 */
export interface FormHost {
  /** The element in the page. `frame.html` has none. */
  readonly element: HTMLElement | undefined;
  /** The form renders into it. It is inside a shadow root. */
  readonly container: HTMLElement;
  /** False where the host page has a dialog around the form's frame: the form then fills the frame. */
  readonly hasOwnDialog: boolean;
  /** Origin of the host page. */
  readonly pageOrigin: string;
  /** Where a page of the host page's own site opens: in the window of the host page, if it can. */
  readonly pageTarget: PageTarget;
  /** Whether an earlier visit left a donation to resume, by the attributes as they are now. */
  hasStoredDonation(): boolean;
  /** Dispatches an event. False, or a promise of false, if the page cancelled it. */
  readonly emit: Emit<boolean | Promise<boolean>>;
  readAttribute(name: AttributeName): string | null;
  /** Name of an attribute or address parameter that holds a secret. */
  secretAttribute(): string | undefined;
  /** Developer warnings of what this place does not let an attribute do. */
  readonly warnings: readonly string[];
  /**
   * Whether a site editor is looking, and no donor.
   *
   * @param hasSetupError no donor can give here
   */
  isPreview(hasSetupError: boolean): boolean;
  /** Why the attributes must be refused before they are parsed, if they must. */
  refusal(): ParsedOptions | undefined;
  /**
   * Language around the form, as a BCP 47 tag.
   *
   * @param observer is set up to observe changes of it
   */
  language(observer: MutationObserver): string;
  /** The page's own donation link, if there is one. */
  fallbackHref(): string | undefined;
  /** Shows or hides the button that opens the form. */
  showButton(visible: boolean): void;
  /**
   * Recognises this widget among those of the page.
   *
   * @param ofElement does it for an element; it is in the deferred module
   */
  identify(ofElement: (element: Element) => WidgetIdentity): WidgetIdentity;
  /** Opens the form as a page of its own if a dialog has no room here. False if it does, or if no page can be opened. */
  openAsPage(): boolean;
  /** Gives the storage in which donations in progress are kept. */
  wrapStorage(storage: TextStorage): TextStorage;
  /** Calls back once the form may take the focus without taking it from another document. */
  whenFocusable(callback: () => void): void;
  /**
   * Called after each rendering.
   *
   * @param buttonLabel the translated label of the button that opens the form
   */
  onRendered(buttonLabel: string): void;
}

/** A form in any host. */
export interface MountedForm extends FormHandle {
  /** Polls the status of a donation, named or not, because the donor came back from its checkout. */
  donorReturned(partnerDonationId: string | undefined): void;
  /** Finds a stored donation that was not there before. */
  resume(): void;
  /** Leaves a donation to the widget that has taken it back. */
  forget(partnerDonationId: string): void;
}
