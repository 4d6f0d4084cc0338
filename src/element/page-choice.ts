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
  /** What was chosen and not applied yet. */
  #wanted: FormChoiceTexts | undefined;

  constructor(report: (warning: string) => void) {
    this.#report = report;
  }

  /**
   * Calls back once the choice can be applied: at once where there is none, and not if it was cancelled. It joins what was
   * chosen before and waits, so that a second press takes nothing away.
   */
  async load(choice: FormChoiceTexts | undefined, onLoaded: () => void): Promise<void> {
    const wanted = { ...this.#wanted, ...choice };
    this.#wanted = wanted;
    if (Object.keys(wanted).length) {
      const module = await import('../donation/apply-choice.js').catch(() => {
        this.#report('open(): the choice was not applied, because a file did not load.');
      });
      if (wanted !== this.#wanted) return;
      if (module)
        this.#apply = (flow, options) => {
          for (const warning of module.applyChoice(flow, options, wanted)) this.#report(`open(): ${warning}`);
        };
      else this.cancel();
    }
    onLoaded();
  }

  /** Applies it once. */
  apply(flow: Flow, options: Options): void {
    const apply = this.#apply;
    if (!apply) return;
    this.cancel();
    apply(flow, options);
  }

  cancel(): void {
    this.#wanted = this.#apply = undefined;
  }
}
