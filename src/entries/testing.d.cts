/** Types of `@sir-giving/donate/testing` for CommonJS. The package's other types are of ES modules. */
import type * as testing from './testing.js' with { 'resolution-mode': 'import' };

export declare const SirDonateElement: typeof testing.SirDonateElement;
export type SirDonateElement = testing.SirDonateElement;
export declare const defineSirDonate: typeof testing.defineSirDonate;
export declare const dispatchSirDonateEvent: typeof testing.dispatchSirDonateEvent;
