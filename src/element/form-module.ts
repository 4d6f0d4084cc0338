import type { AttributeName } from '../contract/attribute-names.js';
import type { DonationDetail, Emit } from '../contract/events.js';
import type { FormChoiceTexts } from '../contract/form-choice.js';
import type { StateType } from '../donation/state.js';

/**
 * The types between the shell element and the code it loads on intent. Free of Preact, so that neither the
 * shell nor the published types carry them.
 *
 * They are a contract between all releases of one major: a script that was cached for long loads a newer form, and a new
 * script an older one. So members are only added, as optional ones, and both sides work without them. None is removed or
 * changes its meaning. `form-module.test.ts` has the members of the first release.
 */

/** What the shell element gives to the code that it loads. */
export interface ShellParts {
  readonly element: HTMLElement;
  /** The wrapper inside the shadow root. The button is its first child, the slot of what the element holds its sibling. */
  readonly container: HTMLElement;
  readonly attributeNames: readonly AttributeName[];
  /** Reads an attribute as it applies: in any spelling, and even if a morph has removed what a property wrote. */
  read(name: AttributeName): string | null;
  /** Whether the element was removed with a donation in progress. */
  readonly hadDonation: boolean;
}

/** The shell element, as the form and the host side of an isolated form use it. */
export interface ElementShell extends ShellParts {
  readonly emit: Emit;
  /** The label of the shell's button. */
  label(): string;
  /** The donation link in the light DOM, if there is one. */
  fallbackHref(): string | undefined;
  /** Shows or hides the shell's own button. */
  showButton(visible: boolean): void;
}

/** `idle` before a form is there, or where none is possible; else the type of the flow's state. */
export type ElementState = StateType | 'idle';

/** A mounted form, as the shell controls it. */
export interface FormHandle {
  /** For a form in a frame: resolves when it is there. Rejects, and leaves nothing, if it does not come. */
  readonly arrived?: Promise<void>;
  /** For a form in a frame: tells the developer what is missing as long as it is not there. */
  readonly missing?: string;
  readonly state: ElementState;
  readonly partnerDonationId: string | undefined;
  /** What `partnerDonationId` is about. Missing in the first release. */
  readonly donation?: DonationDetail | undefined;
  /** Asks the API for what the form will show, as soon as the attributes allow it. */
  load(): void;
  /** @param choice what the page chooses in the donor's place. Forms of the first release leave it out. */
  open(choice?: FormChoiceTexts): void;
  close(): void;
  reset(): void;
  /** Reads the attributes; also the first time, once the form is known as the element's. */
  update(): void;
  dispose(): void;
}

/** What a lazily loaded file exports to the shell. */
export interface FormModule {
  mountInElement(parts: ShellParts): FormHandle;
  /**
   * Gets a form ready before any intent. `mountInElement` then uses what was rendered.
   *
   * @returns a function that renders the closed form
   */
  prepareInElement?(parts: ShellParts): Promise<() => void>;
}

/** What the shell element gives to the code that gets its form ready. */
export interface PreloadParts extends ShellParts {
  loadForm(): Promise<FormModule>;
}

/** What the file exports that the shell imports once the page is idle. */
export interface PreloadModule {
  preload(parts: PreloadParts): void;
}

/** What becomes of the press of a link. */
export interface LinkOutcome {
  /** The form is open. */
  onOpen(): void;
  /** The form does not open: the link is to be followed. */
  onFail(): void;
}

/** What `link-opener.ts` exports to the shell. */
export interface LinkOpener {
  /**
   * Opens the form of a link or, without an `outcome`, loads it.
   */
  openLink(link: HTMLAnchorElement, outcome?: LinkOutcome): void;
}

/** The shell element, as what opens it sees it. */
export interface OpenableElement extends HTMLElement {
  readonly mode?: unknown;
  readonly state: ElementState;
  open(): void;
  close(): void;
}

/** What `fragment.ts` exports to the shell. */
export interface FragmentModule {
  /** Opens the form if the page's address has the element's id as its fragment, and closes it once it has it no more. */
  followFragment(element: OpenableElement): void;
  /** Leads to a form in the page, once it is there. Missing in the first release. */
  showInPlace?(element: OpenableElement): void;
}

/** What `shell-extras.ts` exports to the shell. */
export interface ShellExtras {
  /** Returns the label; empty if the element holds a part of the page. */
  readLabel(element: Element): string;
  /**
   * Looks closer at attributes and storage, and calls back if they have been waited for long enough.
   *
   * @param onDue gets whether the form must be loaded now, and returns whether it is being loaded
   */
  checkSetup(parts: ShellParts, onDue: (isFormDue: boolean) => boolean): void;
  /** For browsers without `light-dark()`. Missing in the first release. */
  followColorScheme?(container: HTMLElement): void;
}

/** What `floating.ts` exports to the shell. */
export interface FloatingModule {
  /** Keeps the button of an element in the corner of the window. Called for each change of the attributes. */
  floatButton(parts: ShellParts): void;
}

/** What `prefill.ts` exports to the shell. */
export interface PrefillModule {
  /** Returns a form's module for an element whose page presets the form by its address. */
  prefillForm(module: FormModule): FormModule;
}

/** The files that the shell imports. Each build has its own way to do so. */
export interface ShellFiles {
  form: FormModule;
  /** In the place of an isolated form, its host side. */
  frameHost: FormModule;
  shellExtras: ShellExtras;
  linkOpener: LinkOpener;
  preload: PreloadModule;
  fragment: FragmentModule;
  prefill: PrefillModule;
  floating: FloatingModule;
}
