import type { SirDonateEventMap, SirDonateEventName } from '../contract/events.js';
import type { SirDonateAttributes, SirDonateOptions } from './attribute-types.js';

/** A listener of one of the element's events: `SirDonateEventHandler<'sir-donate-complete'>`. */
export type SirDonateEventHandler<Name extends SirDonateEventName> = (event: SirDonateEventMap[Name]) => void;

/** Listeners as JSX and Svelte 5 name them: `onsir-donate-complete`. */
export type SirDonateListeners = {
  [Name in SirDonateEventName as `on${Name}`]?: SirDonateEventHandler<Name> | undefined;
};

/** What a template or JSX may write on `<sir-donate>`: its attributes, and its properties in camelCase. */
export type SirDonateMarkup = SirDonateAttributes & SirDonateOptions;
