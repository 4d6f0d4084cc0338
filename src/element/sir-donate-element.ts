import {
  hasButton,
  isComplete,
  isFloating,
  isInline,
  isLoadedOnPress,
} from '../contract/attribute-checks.js';
import { attributeNames, attributeOf } from '../contract/attribute-names.js';
import type { DonationDetail } from '../contract/events.js';
import { choiceTexts, type FormChoice, type FormChoiceTexts } from '../contract/form-choice.js';
import { hasDonationOf } from '../donation/has-stored-donation.js';
import { hasLightDark } from './adopt-stylesheet.js';
import { AttributeElement } from './attribute-element.js';
import type { ElementState, FormHandle, PreloadParts, ShellFiles } from './form-module.js';
import { listenForRetry, reportLoadFailure } from './load-failure.js';
import { loadForm } from './load-form.js';
import { loadTimeoutMs } from './load-timeout.js';
import { readPlainLabel } from './read-plain-label.js';
import { adoptShellStylesheet, createShellDom } from './shell-dom.js';
import { createFragmentListener, listenForCommand, listenForFragment } from './shell-fragment.js';
import { preloadAfterLoad } from './shell-preload.js';

/**
 * The shell: it renders a native button at once and imports the form on intent, so that a page pays for a form only when a
 * donor wants one. It carries no Preact. It reads only the attributes that matter before the form is loaded.
 */

/**
 * `<sir-donate>`: a donation button, or a form in the page. docs/attributes.md lists attributes and properties.
 *
 * @slot - The label; a link in it is the fallback.
 * @fires sir-donate-ready - The form can be used.
 * @fires sir-donate-open - The dialog opened.
 * @fires sir-donate-close - The dialog closed.
 * @fires sir-donate-change - A choice changed.
 * @fires sir-donate-step - The form went on to another screen.
 * @fires sir-donate-before-checkout - A link exists, nothing was opened yet; cancelable.
 * @fires sir-donate-checkout - The donor was handed over to the checkout.
 * @fires sir-donate-processing - The donor has paid, and the payment takes its time.
 * @fires sir-donate-complete - The donation succeeded.
 * @fires sir-donate-failed - The donation failed for good.
 * @fires sir-donate-error - Anything went wrong.
 * @csspart button - The button in the page.
 * @csspart dialog - The dialog.
 * @csspart form - The form, in the dialog or in the page.
 * @csspart header - Logo and name, with `logo`, `back` and `close` in it.
 * @csspart logo - The nonprofit's logo or initials.
 * @csspart back - The arrow that goes one step back.
 * @csspart close - The cross.
 * @csspart title - The title of a screen.
 * @csspart nonprofit - One of several to choose from.
 * @csspart frequency - The switch between once and monthly.
 * @csspart segment - One side of it.
 * @csspart partner-notice - The partner's line above the amounts.
 * @csspart amount - One preset.
 * @csspart tip - The choice of a tip.
 * @csspart chip - One tip.
 * @csspart selected - What is chosen, beside `segment`, `amount` or `chip`.
 * @csspart field - A labelled text field.
 * @csspart input - The text field itself.
 * @csspart notice - What went wrong.
 * @csspart footer - What stays in view below a step.
 * @csspart sums - Gift, tip and total.
 * @csspart total - The total.
 * @csspart submit - The main button of a screen.
 * @csspart secondary - The button beside it.
 * @csspart partner-link - A link to the partner's privacy policy, terms or help.
 * @cssproperty --sir-accent - Buttons and what is chosen; as text on the surface, too.
 * @cssproperty --sir-on-accent - Text on the accent colour.
 * @cssproperty --sir-surface - Background of the form.
 * @cssproperty --sir-raised - Background of quiet areas.
 * @cssproperty --sir-text - Text.
 * @cssproperty --sir-muted - Secondary text.
 * @cssproperty --sir-border - Borders of fields; those of cards and areas are half as strong.
 * @cssproperty --sir-danger - Errors.
 * @cssproperty --sir-radius - Corner radius.
 * @cssproperty --sir-button-radius - Corner radius of buttons, if another.
 * @cssproperty --sir-font - Font family.
 * @cssproperty --sir-heading-font - Font family of titles, if another.
 */
export abstract class SirDonateElement extends AttributeElement {
  /** Version of the release that defined the element, such as `1.2.3`. */
  static readonly version: string = __SIR_VERSION__;

  // These three are set by `#render`, when the element is first connected.
  #container!: HTMLElement;
  #button!: HTMLButtonElement;
  #slot!: HTMLSlotElement;
  /** Empty if the element holds more than a label, because it was not closed; undefined until it is known. */
  #label: string | undefined;
  /** Whether the label needs no closer look. */
  #hasPlainLabel = true;
  /** Observes attributes and label. There is one for each stay in a document; a move in the DOM keeps it. */
  #observer: MutationObserver | undefined;
  #viewportObserver: IntersectionObserver | undefined;
  /** Gives the form once it is there, or undefined if it did not come or another try was faster. */
  #formPromise: Promise<FormHandle | undefined> | undefined;
  #form: FormHandle | undefined;
  /** What the dialog was asked for with before the form was there. */
  #openRequest: FormChoiceTexts | undefined;
  /** Whether attributes that are still missing or malformed are no longer waited for. */
  #isGraceOver = false;
  /** Whether the form was not loaded when it was last tried. */
  #hasFailed = false;
  /** Whether the element was removed with a donation in progress. Where storage is denied, nothing else records it. */
  #hadDonation = false;
  readonly #followFragment = createFragmentListener(this, () => this.loadFile('fragment'));
  protected abstract loadFile<Name extends keyof ShellFiles>(name: Name): Promise<ShellFiles[Name]>;

  /** Type of the flow's state; `idle` before the form is there. */
  get state(): ElementState {
    return this.#form?.state ?? 'idle';
  }

  /** The donation in progress or just ended. A backend can ask the API for its status. */
  get partnerDonationId(): string | undefined {
    return this.#form?.partnerDonationId;
  }

  /** What the events say of that donation, for listeners that come after them. */
  get donation(): DonationDetail | undefined {
    return this.#form?.donation;
  }

  /**
   * Opens the dialog, loading the form if need be.
   * @param choice as if the donor had chosen it. What the form does not offer is ignored with a warning, and so is a choice
   *   while a donation is in progress. With a valid amount the form opens on its second step.
   */
  open(choice?: FormChoice): void {
    this.#openRequest = { ...this.#openRequest, ...choiceTexts(choice) };
    void this.#prefetch();
  }

  /** Closes the dialog. What was typed is kept. */
  close(): void {
    this.#openRequest = undefined;
    this.#form?.close();
  }

  /** Clears the form and presets it from the attributes. */
  reset(): void {
    this.#form?.reset();
  }

  connectedCallback(): void {
    // The portal of a hidden element: see portal.ts.
    if (this.shadowRoot && !this.#container) return;
    if (!this.#observer) {
      this.#render();
      this.#readLabel();
      this.#observer = new MutationObserver(() => this.#update());
      this.#observer.observe(this, {
        attributeFilter: ['id', ...attributeNames, ...attributeOf.keys()],
        childList: true,
        characterData: true,
        subtree: true,
      });
      if (this.#openRequest) void this.#prefetch();
      listenForFragment('add', this.#followFragment);
    }
    adoptShellStylesheet(this.#container.getRootNode() as ShadowRoot);
    if (!hasLightDark())
      this.#use('shellExtras', ({ followColorScheme }) => followColorScheme?.(this.#container));
    // After a move in the DOM, a modal dialog is no longer in the top layer. Attributes may be set in the same task.
    queueMicrotask(() => this.#update());
  }

  disconnectedCallback(): void {
    queueMicrotask(() => {
      if (this.isConnected) return;
      listenForFragment('remove', this.#followFragment);
      this.#observer?.disconnect();
      this.#viewportObserver?.disconnect();
      this.#hadDonation = !!this.partnerDonationId;
      this.#openRequest = undefined;
      this.#listen('remove');
      this.#form?.dispose();
      this.#observer = this.#viewportObserver = this.#form = this.#formPromise = undefined;
    });
  }

  #render(): void {
    if (this.#container) return;
    ({ container: this.#container, button: this.#button, slot: this.#slot } = createShellDom(this));
    this.#button.onclick = (event) => {
      // A link, label or `summary` of the page around the button must not act too. The click itself is the page's.
      event.preventDefault();
      this.open();
    };
    const prefetch = () => {
      if (!this.#form && this.#label && this.#isUsable() && !isLoadedOnPress(this.readText('preload')))
        void this.#prefetch();
    };
    this.#button.onfocus = prefetch;
    // Not on the button: the link may stand in its place. A touch dispatches it before click.
    this.addEventListener('pointerenter', prefetch);
    listenForCommand(this, () => this.loadFile('fragment'));
    // On the link before the button replaces it, or after: plug-ins that delay scripts until a click then repeat the click.
    this.addEventListener('click', (event) => {
      const isBeside = event.isTrusted && event.target === this;
      const isOfPage = this.#label !== undefined && !this.#slot.hidden;
      if (isBeside || isOfPage || event.defaultPrevented) return;
      event.preventDefault();
      this.open();
    });
  }

  #readLabel(): void {
    const label = readPlainLabel(this);
    if (label) this.#setLabel(label);
    else {
      if (this.#hasPlainLabel) this.#setLabel(undefined);
      // What is known of the label stays until it was looked at again.
      else this.#form?.update();
      this.loadFile('shellExtras').then(
        ({ readLabel }) => this.#setLabel(readLabel(this)),
        () => this.#setLabel(''),
      );
    }
    this.#hasPlainLabel = !!label;
  }

  #setLabel(label: string | undefined): void {
    this.#label = label;
    this.#button.textContent = label || 'Donate';
    this.#show();
    // The form offers the link too.
    this.#form?.update();
  }

  /** Applies attributes and label, once for all that changed in the same task. */
  #update(): void {
    if (!this.#observer) return;
    this.restoreAttributes();
    this.#readLabel();
    this.#followFragment();
    if (isFloating(this.readText('mode')))
      this.#use('floating', ({ floatButton }) => floatButton(this.#parts()));
    const isUsable = this.#isUsable();
    if (isUsable && isInline(this.readText('mode')) && !this.#viewportObserver) {
      this.#viewportObserver = new IntersectionObserver(
        (entries) => entries.some(({ isIntersecting }) => isIntersecting) && this.#prefetch(),
        { rootMargin: '400px' },
      );
      this.#viewportObserver.observe(this);
    }
    if (this.#form || this.#hasFailed) return;
    if (isUsable) preloadAfterLoad(this.#parts(), () => this.loadFile('preload'));
    if (isUsable && !this.#hadDonation && !hasDonationOf(`${this.readText('publishable-key')}`)) return;
    this.#use('shellExtras', ({ checkSetup }) =>
      checkSetup(this.#parts(), (isFormDue) => {
        this.#isGraceOver = true;
        if (isFormDue) void this.#load();
        else this.#update();
        return !!this.#formPromise;
      }),
    );
  }

  /** Imports a file and goes on with it. The element does without what does not load. */
  #use<Name extends keyof ShellFiles>(name: Name, then: (file: ShellFiles[Name]) => void): void {
    this.loadFile(name).then(then, () => {});
  }

  #parts(): PreloadParts {
    return {
      element: this,
      container: this.#container,
      attributeNames,
      read: (name) => this.readText(name),
      hadDonation: this.#hadDonation,
      loadForm: () => loadForm(this, (name) => this.loadFile(name)),
    };
  }

  /** Whether the attributes allow a form, or must not be waited for any longer. */
  #isUsable(): boolean {
    return this.#isGraceOver || isComplete((name) => this.readText(name));
  }

  /** Loads the form, and does with it what was asked for. */
  readonly #prefetch = async (): Promise<void> => {
    const form = await this.#load();
    if (!form || form !== this.#form) return;
    this.#viewportObserver?.disconnect();
    // The form is shown first: what it loads must not delay the frame.
    if (this.#openRequest) form.open(this.#openRequest);
    this.#openRequest = undefined;
    form.load();
  };

  /** What failed to load is tried again when the browser is online again, or the visitor is back on the page. */
  #listen(method: 'add' | 'remove'): void {
    this.#hasFailed = method === 'add';
    listenForRetry(method, this.#prefetch);
  }

  #load(): Promise<FormHandle | undefined> | undefined {
    // What has not come in time is tried again too. The try that comes first is the one that is shown.
    if (!this.#formPromise || this.#hasFailed)
      this.#formPromise = this.#observer && this.#mount(this.#observer);
    return this.#formPromise;
  }

  /** @param stay tells whether the element was removed meanwhile: one that was inserted again loads its own form */
  async #mount(stay: MutationObserver): Promise<FormHandle | undefined> {
    // A frame that has not come in time.
    this.#form?.dispose();
    this.#form = undefined;
    this.#listen('remove');
    this.#button.setAttribute('aria-busy', 'true');
    let form: FormHandle | undefined;
    const fail = (error: unknown = form?.missing ?? 'no answer'): void => {
      if (stay !== this.#observer || form !== this.#form || this.#hasFailed) return;
      // The next intent tries again. Until then, or until what is late is there, the page's own link is shown.
      this.#listen('add');
      this.#show();
      this.#button.removeAttribute('aria-busy');
      reportLoadFailure(this, error);
    };
    const timer = setTimeout(fail, loadTimeoutMs);
    try {
      const { mountInElement } = await this.#parts().loadForm();
      if (stay === this.#observer && !this.#form) {
        form = this.#form = mountInElement(this.#parts());
        await form.arrived;
        if (form === this.#form) {
          // Not that of a later try, which may not have come.
          this.#formPromise = Promise.resolve(form);
          this.#listen('remove');
          this.#show();
          // Not before the form is the element's: a listener of `ready` may read the element's state.
          form.update();
        }
      }
    } catch (error) {
      fail(error);
      if (form === this.#form) this.#form = undefined;
    }
    clearTimeout(timer);
    this.#button.removeAttribute('aria-busy');
    return form;
  }

  /**
   * Shows the button, or the page's own link where the form did not load and the page does not hide the link. Until the
   * label is known the page's own content stands there, which may be more than a label. It is never hidden if it is more.
   */
  #show(): void {
    this.#slot.hidden = false;
    const isLinkShown =
      this.#hasFailed && this.#label && !!this.querySelector('a[href]')?.getClientRects().length;
    this.#slot.hidden = !!this.#label && !isLinkShown;
    if (this.#form && !this.#hasFailed) return;
    const isButtonShown =
      this.#label !== undefined && !isLinkShown && (this.#hasFailed || hasButton(this.readText('mode')));
    this.#button.style.display = isButtonShown ? '' : 'none';
  }
}
