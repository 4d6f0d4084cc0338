import type { FormChoiceTexts } from '../contract/form-choice.js';
import type { Options } from '../contract/options.js';
import type { Flow } from '../donation/flow.js';

/**
 * What the page chooses in the donor's place. The code that applies it is a file of its own, which pages load that make a
 * choice.
 */
export class PageChoice {
  readonly #report: (warning: string) => void;
  #apply: ((flow: Flow, options: Options) => void) | undefined;
  /** The choice that is waited for. */
  #expected: FormChoiceTexts | undefined;

  constructor(report: (warning: string) => void) {
    this.#report = report;
  }

  /** Calls back once the choice can be applied: at once where there is none, and not if it was cancelled. */
  async load(choice: FormChoiceTexts | undefined, onLoaded: () => void): Promise<void> {
    this.cancel();
    if (!choice || !Object.keys(choice).length) {
      onLoaded();
      return;
    }
    this.#expected = choice;
    const module = await import('../donation/apply-choice.js').catch(() => {
      this.#report('open(): the choice was not applied, because a file did not load.');
    });
    if (choice !== this.#expected) return;
    this.#expected = undefined;
    if (module)
      this.#apply = (flow, options) => {
        for (const warning of module.applyChoice(flow, options, choice)) this.#report(`open(): ${warning}`);
      };
    onLoaded();
  }

  /** Applies it once. */
  apply(flow: Flow, options: Options): void {
    const apply = this.#apply;
    this.#apply = undefined;
    apply?.(flow, options);
  }

  cancel(): void {
    this.#expected = this.#apply = undefined;
  }
}
