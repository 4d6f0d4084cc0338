/**
 * The npm package's entry without side effects: the element's class, and a function that registers it. Safe to
 * import on a server; the form is a chunk of its own.
 */
import { defineElement } from './embed/define.js';
import { SirDonateElement as Shell } from './embed/element.js';
import type { FormModule } from './embed/form-module.js';

export class SirDonateElement extends Shell {
  protected override loadForm(): Promise<FormModule> {
    return import('./embed/form.js');
  }
}

/** Registers `<sir-donate>`; a second call, or another copy of the package, changes nothing. */
export const defineSirDonate = (): void => defineElement(SirDonateElement);

export type { ErrorCode } from './contract/errors.js';
export type {
  ChangeDetail,
  CheckoutDetail,
  HandOff,
  Reward,
  SirDonateEventDetails,
  SirDonateEventMap,
  SirDonateEventName,
} from './contract/events.js';
export type { Checkout, Environment, Frequency, Mode, Provider, Theme } from './contract/options.js';
export type { AttributeValue } from './embed/element.js';
