import { isInline, isIsolated, isPublishableKey } from '../contract/attribute-checks.js';
import { type AttributeName, attributeNames, propertyName } from '../contract/attribute-names.js';
import type { AttributeProperties } from '../contract/attributes.js';
import type { Emit, SirDonateEventMap } from '../contract/events.js';
import { warnAgain } from '../contract/log.js';
import { hasStoredDonation } from '../donation/has-stored-donation.js';
import type { PageStrings } from '../ui/translations/translations.js';
import { adoptStylesheet } from './adopt-stylesheet.js';
import type { ElementState, FormHandle, FormModule } from './form-module.js';
import shellCss from './shell.css?inline';

/**
 * The shell: it draws a native button at once and imports the form on intent, so that a page pays for a form only
 * when a donor wants one. It knows neither Preact nor zod and reads no attribute's meaning but those that decide
 * what is drawn before the form is there.
 */

/** Each attribute as a property. Reading one gives the attribute as it is written, or `null`. */
export type ElementProperties = Omit<AttributeProperties, 'strings'> & {
  strings: PageStrings | string | null | undefined;
};

/** On a server there is no DOM; the module must be importable all the same. */
const Base = (globalThis.HTMLElement ?? class {}) as new () => HTMLElement & ElementProperties;

/**
 * `<sir-donate>`: a donation button, or a form in the page.
 *
 * Attributes and properties are listed in docs/attributes.md. Its light DOM is the button's label and, as a
 * link, what the donor gets where the form cannot run.
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
  static readonly observedAttributes: readonly string[] = attributeNames;

  #container: HTMLElement | undefined;
  #button = globalThis.document?.createElement('button');
  #fallback = globalThis.document?.createElement('slot');
  /** Watches the label, one for each stay of the element in a document; a move is no end. */
  #life: MutationObserver | undefined;
  #near: IntersectionObserver | undefined;
  #loading: Promise<FormHandle | undefined> | undefined;
  #form: FormHandle | undefined;
  #isStale = false;
  /** Taken out of the page with a donation under way: where storage is denied, nothing else tells of it. */
  #hadDonation = false;

  /** Imports the form, or, isolated, what brings it in a frame; each build has its own way. */
  protected abstract loadForm(isolated: boolean): Promise<FormModule>;

  /** Type of the flow's state; `idle` before the form is there. */
  get state(): ElementState {
    return this.#form?.state ?? 'idle';
  }

  /** The donation under way or just ended, for the status of which a backend may ask. */
  get partnerDonationId(): string | undefined {
    return this.#form?.partnerDonationId;
  }

  /** Opens the dialog (`button` mode), loading the form if need be. */
  open(): void {
    void this.#load().then((form) => form?.open());
  }

  /** Closes the dialog; what was typed stays. */
  close(): void {
    this.#form?.close();
  }

  /** Starts again as the attributes preset it. */
  reset(): void {
    this.#form?.reset();
  }

  connectedCallback(): void {
    if (!this.#life) {
      // Of an element that was told to open before it stood anywhere.
      this.#loading = undefined;
      // What a page set as properties before the element was defined hides the accessors.
      for (const name of attributeNames.map(propertyName)) {
        if (!Object.hasOwn(this, name)) continue;
        const value: unknown = Reflect.get(this, name);
        Reflect.deleteProperty(this, name);
        Reflect.set(this, name, value);
      }
      this.#draw();
      const label = () => {
        this.#button.textContent = this.textContent?.trim() || 'Donate';
        // A script that ran while the page was still coming has seen no link yet; the form offers it, too.
        this.#refresh();
      };
      label();
      this.#life = new MutationObserver(label);
      this.#life.observe(this, { childList: true, characterData: true, subtree: true });
    }
    // After a move, a modal dialog has fallen out of the top layer.
    this.#refresh();
  }

  disconnectedCallback(): void {
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#life?.disconnect();
      this.#near?.disconnect();
      this.#hadDonation = !!this.partnerDonationId;
      this.#form?.dispose();
      this.#life = this.#near = this.#form = this.#loading = undefined;
    });
  }

  attributeChangedCallback(): void {
    this.#refresh();
  }

  #draw(): void {
    if (this.#container) return;
    const root = this.attachShadow({ mode: 'open' });
    adoptStylesheet(shellCss, root);
    this.#container = document.createElement('div');
    this.#container.className = 'root';
    const button = this.#button;
    button.className = 'open';
    button.part.add('button');
    button.onclick = () => this.open();
    // A touch enters before it presses. Once is enough: what failed is asked for again when the form is opened, not
    // at every stroke of a pointer.
    button.onpointerenter = button.onfocus = () => this.#form || this.#warm();
    this.#container.append(button);
    this.#fallback.hidden = true;
    root.append(this.#container, this.#fallback);
  }

  /** Fits what is drawn to the attributes, once for all that changed together. */
  #refresh(): void {
    if (this.#isStale) return;
    this.#isStale = true;
    queueMicrotask(() => {
      this.#isStale = false;
      if (!this.#life) return;
      if (this.#form) {
        this.#form.update();
        return;
      }
      const isInlineForm = isInline(this.#read('mode'));
      this.#showButton(!isInlineForm);
      if (isInlineForm && !this.#near) {
        this.#near = new IntersectionObserver(
          (entries) => entries.some(({ isIntersecting }) => isIntersecting) && this.#warm(),
          { rootMargin: '400px' },
        );
        this.#near.observe(this);
      }
      // What cannot work says so without waiting for a donor; a donation under way is followed to its end.
      const isUsable = isPublishableKey(this.#read('publishable-key')) && this.#read('nonprofit').trim();
      if (!isUsable || this.#hasDonation()) void this.#load();
    });
  }

  #read(name: AttributeName): string {
    return this.getAttribute(name) ?? '';
  }

  /** Whether an earlier visit left a donation to follow. */
  #hasDonation(): boolean {
    return this.#hadDonation || hasStoredDonation(this.#read('publishable-key'), this.#read('nonprofit'));
  }

  #showButton(isVisible: boolean): void {
    this.#button.style.display = isVisible ? '' : 'none';
  }

  #warm(): void {
    this.#near?.disconnect();
    void this.#load().then((form) => form?.load());
  }

  #load(): Promise<FormHandle | undefined> {
    this.#loading ??= this.#mount();
    return this.#loading;
  }

  async #mount(): Promise<FormHandle | undefined> {
    const life = this.#life;
    const container = this.#container;
    if (!life || !container) return undefined;
    const button = this.#button;
    button.ariaBusy = 'true';
    try {
      const { mountInElement } = await this.loadForm(isIsolated(this.getAttribute('isolated')));
      if (life === this.#life) {
        this.#fallback.hidden = true;
        this.#form = mountInElement({
          element: this,
          container,
          hasStoredDonation: this.#hasDonation(),
          emit: this.#emit,
          fallbackHref: () => this.#link()?.href,
          showButton: (isVisible) => this.#showButton(isVisible),
        });
        await this.#form.arrived;
      }
    } catch (error) {
      // Out of the page meanwhile; should it be back, that is another stay's form.
      if (life === this.#life) {
        // The next intent tries again; until then the page's own link is what the donor gets.
        this.#form = this.#loading = undefined;
        const isHidden = !this.#link();
        this.#fallback.hidden = isHidden;
        this.#showButton(isHidden);
        const message = `Form not loaded: reachable, allowed by the CSP? (${error})`;
        warnAgain(message);
        this.#emit('sir-donate-error', { code: 'load-failed', retryable: true, message });
      }
    }
    button.ariaBusy = null;
    return this.#form;
  }

  #link(): HTMLAnchorElement | null {
    return this.querySelector<HTMLAnchorElement>('a[href]');
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

for (const attribute of attributeNames) {
  Object.defineProperty(SirDonateElement.prototype, propertyName(attribute), {
    enumerable: true,
    get(this: HTMLElement) {
      return this.getAttribute(attribute);
    },
    set(this: HTMLElement, value: ElementProperties[keyof ElementProperties]) {
      if (value == null || value === false) this.removeAttribute(attribute);
      else {
        const isObject = typeof value === 'object' && !Array.isArray(value);
        this.setAttribute(attribute, isObject ? JSON.stringify(value) : value === true ? '' : `${value}`);
      }
    },
  });
}

declare global {
  interface HTMLElementTagNameMap {
    'sir-donate': SirDonateElement;
  }
  interface GlobalEventHandlersEventMap extends SirDonateEventMap {}
}
