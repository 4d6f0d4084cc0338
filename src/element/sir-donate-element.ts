import { isInline, isIsolated, isPublishableKey } from '../contract/attribute-checks.js';
import { type AttributeName, attributeNames, propertyName } from '../contract/attribute-names.js';
import type { Emit } from '../contract/events.js';
import { warnAgain } from '../contract/log.js';
import { hasStoredDonation } from '../donation/has-stored-donation.js';
import { adoptStylesheet } from './adopt-stylesheet.js';
import type { ElementProperties } from './attribute-types.js';
import type { ElementState, FormHandle, FormModule } from './form-module.js';
import { readLabel } from './read-label.js';
import { reflectAttributes } from './reflect-attributes.js';
import { onRetryChance } from './retry-chance.js';
import shellCss from './shell.css?inline';

/**
 * The shell: it renders a native button at once and imports the form on intent, so that a page pays for a form only when a
 * donor wants one. It carries no Preact. It reads only the attributes that matter before the form is loaded.
 */

/** How long missing attributes are waited for before the form is loaded, which shows what is wrong. */
const setupTimeoutMs = 1_000;

/** A server has no DOM, but must be able to import the module. */
const Base = (globalThis.HTMLElement ?? class {}) as new () => HTMLElement & ElementProperties;

/**
 * `<sir-donate>`: a donation button, or a form in the page.
 *
 * Attributes and properties are listed in docs/attributes.md. The light DOM is the button's label. A link in it is the
 * fallback where the form cannot run.
 *
 * @slot - The label; a link in it is the fallback.
 * @fires sir-donate-ready - The form can be used.
 * @fires sir-donate-open - The dialog opened.
 * @fires sir-donate-close - The dialog closed.
 * @fires sir-donate-change - A choice changed.
 * @fires sir-donate-before-checkout - A link exists, nothing was opened yet; cancelable.
 * @fires sir-donate-checkout - The donor was handed over to the checkout.
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
export abstract class SirDonateElement extends Base {
  static readonly observedAttributes: readonly AttributeName[] = attributeNames;

  /** Version of the release that defined the element, such as `1.2.3`. */
  static readonly version: string = __SIR_VERSION__;

  // These three are set by `#render`, when the element is first connected.
  #container!: HTMLElement;
  #button!: HTMLButtonElement;
  #fallback!: HTMLSlotElement;
  /** Whether the element was not closed, and so holds more than its label. */
  #holdsPage = false;
  /** Observes the label. There is one for each stay in a document; a move in the DOM keeps it. */
  #labelObserver: MutationObserver | undefined;
  #viewportObserver: IntersectionObserver | undefined;
  #formPromise: Promise<FormHandle | undefined> | undefined;
  #form: FormHandle | undefined;
  #isRefreshScheduled = false;
  /** Whether the dialog was asked for before the form was there. */
  #isOpenRequested = false;
  /** Runs while attributes are missing. They may come late. */
  #setupTimer: ReturnType<typeof setTimeout> | undefined;
  /** Stops waiting for a moment at which what failed to load may load; absent unless it failed. */
  #cancelRetry: (() => void) | undefined;
  /** Whether the element was removed with a donation in progress. Where storage is denied, nothing else records it. */
  #hadDonation = false;

  /** Imports the form or, if isolated, the host side of its frame. Each build loads in its own way. */
  protected abstract loadForm(isolated: boolean): Promise<FormModule>;

  /** Type of the flow's state; `idle` before the form is there. */
  get state(): ElementState {
    return this.#form?.state ?? 'idle';
  }

  /** The donation in progress or just ended. A backend can ask the API for its status. */
  get partnerDonationId(): string | undefined {
    return this.#form?.partnerDonationId;
  }

  /** Opens the dialog (`button` mode), loading the form if need be. */
  open(): void {
    this.#isOpenRequested = true;
    this.#prefetch();
  }

  /** Closes the dialog. What was typed is kept. */
  close(): void {
    this.#isOpenRequested = false;
    this.#form?.close();
  }

  /** Clears the form and presets it from the attributes. */
  reset(): void {
    this.#form?.reset();
  }

  connectedCallback(): void {
    // The portal of a hidden element: see portal.ts.
    if (this.shadowRoot && !this.#container) return;
    if (!this.#labelObserver) {
      // `open()` was called before the element was connected.
      this.#formPromise = undefined;
      // Properties that were set before the element was defined hide the accessors.
      for (const name of attributeNames.map(propertyName)) {
        if (!Object.hasOwn(this, name)) continue;
        const value: unknown = Reflect.get(this, name);
        Reflect.deleteProperty(this, name);
        Reflect.set(this, name, value);
      }
      this.#render();
      const label = () => {
        const text = readLabel(this);
        if (text === undefined && !this.#holdsPage)
          warnAgain('Holds more than a label: end it by </sir-donate>, not />.');
        this.#holdsPage = text === undefined;
        this.#showContent(false);
        this.#button.textContent = text ?? 'Donate';
        // If the script ran before the page was parsed, it has seen no link yet. The form offers the link too.
        this.#refresh();
      };
      label();
      this.#labelObserver = new MutationObserver(label);
      this.#labelObserver.observe(this, { childList: true, characterData: true, subtree: true });
      if (this.#isOpenRequested) this.#prefetch();
    }
    adoptStylesheet(shellCss, this.#container.getRootNode() as ShadowRoot);
    // After a move in the DOM, a modal dialog is no longer in the top layer.
    this.#refresh();
  }

  disconnectedCallback(): void {
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#labelObserver?.disconnect();
      this.#viewportObserver?.disconnect();
      this.#hadDonation = !!this.partnerDonationId;
      this.#isOpenRequested = false;
      clearTimeout(this.#setupTimer);
      this.#cancelRetry?.();
      this.#form?.dispose();
      this.#labelObserver = this.#viewportObserver = this.#form = this.#formPromise = undefined;
      this.#setupTimer = this.#cancelRetry = undefined;
    });
  }

  attributeChangedCallback(): void {
    this.#refresh();
  }

  #render(): void {
    if (this.#container) return;
    const root = this.attachShadow({ mode: 'open' });
    this.#container = document.createElement('div');
    this.#container.className = 'root';
    this.#button = document.createElement('button');
    this.#button.className = 'open';
    // happy-dom 21 has no `part`.
    this.#button.setAttribute('part', 'button');
    this.#button.onclick = (event) => {
      // A link, label or `summary` of the page around the button must not act too. The click itself is the page's.
      event.preventDefault();
      this.open();
    };
    // A touch dispatches pointerenter before click. Once is enough: `open()` retries what failed.
    this.#button.onpointerenter = this.#button.onfocus = () => this.#form || this.#prefetch();
    this.#container.append(this.#button);
    this.#fallback = document.createElement('slot');
    root.append(this.#container, this.#fallback);
  }

  /** Applies the attributes, once for all that changed in the same task. */
  #refresh(): void {
    if (this.#isRefreshScheduled) return;
    this.#isRefreshScheduled = true;
    queueMicrotask(() => {
      this.#isRefreshScheduled = false;
      if (!this.#labelObserver) return;
      const isInlineForm = isInline(this.#read('mode'));
      if (isInlineForm && !this.#viewportObserver) {
        this.#viewportObserver = new IntersectionObserver(
          (entries) => entries.some(({ isIntersecting }) => isIntersecting) && this.#prefetch(),
          { rootMargin: '400px' },
        );
        this.#viewportObserver.observe(this);
      }
      if (this.#form) {
        this.#form.update();
        return;
      }
      this.#showButton(!isInlineForm);
      // A donation in progress is polled to its end. A poll that is not due yet needs no form: whoever opens it sees the
      // donation.
      if (!this.#cancelRetry && this.#hasDonation(Date.now())) void this.#load();
      // A setup error is shown before intent, but not for attributes that come late. The form has a grace of its own.
      const isUsable = isPublishableKey(this.#read('publishable-key')) && this.#read('nonprofit').trim();
      if (isUsable) {
        clearTimeout(this.#setupTimer);
        this.#setupTimer = undefined;
      } else this.#setupTimer ??= setTimeout(() => this.#load(), setupTimeoutMs);
    });
  }

  #read(name: AttributeName): string {
    return this.getAttribute(name) ?? '';
  }

  /** Whether an earlier visit left a donation to resume; with `now`, one whose status may be polled by then. */
  #hasDonation(now?: number): boolean {
    return (
      this.#hadDonation || hasStoredDonation(this.#read('publishable-key'), this.#read('nonprofit'), now)
    );
  }

  #showButton(isVisible: boolean): void {
    this.#button.style.display = isVisible ? '' : 'none';
  }

  /** Loads the form, and does with it what was asked for. */
  #prefetch(): void {
    void this.#load().then((form) => {
      if (!form) return;
      this.#viewportObserver?.disconnect();
      form.load();
      if (!this.#isOpenRequested) return;
      this.#isOpenRequested = false;
      form.open();
    });
  }

  #load(): Promise<FormHandle | undefined> {
    this.#formPromise ??= this.#mount();
    return this.#formPromise;
  }

  async #mount(): Promise<FormHandle | undefined> {
    const stay = this.#labelObserver;
    if (!stay) return undefined;
    this.#cancelRetry?.();
    this.#cancelRetry = undefined;
    this.#button.ariaBusy = 'true';
    try {
      const { mountInElement } = await this.loadForm(isIsolated(this.getAttribute('isolated')));
      if (stay === this.#labelObserver) {
        this.#showContent(false);
        this.#form = mountInElement({
          element: this,
          container: this.#container,
          hasStoredDonation: () => this.#hasDonation(),
          emit: this.#emit,
          label: () => this.#button.textContent || '',
          fallbackHref: () => this.#link()?.href,
          showButton: (isVisible) => this.#showButton(isVisible),
        });
        // Not before the form is the element's: a listener of `ready` may read the element's state.
        this.#form.update();
        await this.#form.arrived;
      }
    } catch (error) {
      // If the element was removed meanwhile, and inserted again, that stay loads its own form.
      if (stay === this.#labelObserver) {
        // The next intent tries again. Until then the page's own link is shown.
        this.#form = this.#formPromise = undefined;
        this.#showContent(true);
        const isLinkVisible = !!this.#link()?.getClientRects().length;
        this.#showContent(isLinkVisible);
        this.#showButton(!isLinkVisible);
        const message = `Form not loaded: reachable, allowed by CSP? (${error})`;
        warnAgain(message);
        this.#cancelRetry = onRetryChance(this, () => this.#prefetch());
        this.#emit('sir-donate-error', { code: 'load-failed', retryable: true, message });
      }
    }
    this.#button.ariaBusy = null;
    return this.#form;
  }

  #link(): HTMLAnchorElement | null {
    return this.#holdsPage ? null : this.querySelector<HTMLAnchorElement>('a[href]');
  }

  /** Shows or hides what the element holds. A part of the page is always shown. */
  #showContent(isVisible: boolean): void {
    this.#fallback.hidden = !isVisible && !this.#holdsPage;
  }

  #emit: Emit = (name, detail) =>
    this.dispatchEvent(
      new CustomEvent(name, {
        detail,
        bubbles: true,
        composed: true,
        cancelable: name.includes('before'),
      }),
    );
}

reflectAttributes(SirDonateElement.prototype);
