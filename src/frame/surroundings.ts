import type { Emit } from '../contract/events.js';
import type { ParsedOptions } from '../contract/options.js';
import type { DeferredModule } from '../donation/deferred-module.js';

/**
 * What is otherwise for a form in a frame of its own. Apart from `form-module.ts`, whose types are published.
 */
export interface Surroundings {
  /** Whether the page around draws the dialog, so that the form fills the frame. */
  readonly hasDialog: boolean;
  readonly emit: Emit<boolean | Promise<boolean>>;
  /** Leaves for the checkout, which must not open inside the frame. */
  navigate(url: string): void;
  /** Why the address or the page's message must not be followed. */
  refusal(): ParsedOptions | undefined;
  /** Name of a parameter or attribute that holds a secret. */
  secretAttribute(): string | undefined;
  /** Changes what the API's half is given. */
  engine(engine: DeferredModule): DeferredModule;
  /** Told after each drawing, with the word for the button. */
  onDrawn(donate: string): void;
}
