/** Types of `<sir-donate>` in Svelte 4 and 5, and no code: `import type {} from '@sir-giving/donate/svelte'`. */
import type { HTMLAttributes } from 'svelte/elements';
import type { SirDonateEventName } from '../contract/events.js';
import type { SirDonateEventHandler, SirDonateListeners, SirDonateMarkup } from '../element/markup-types.js';
import type { SirDonateElement } from './pure.js';

/** Listeners as Svelte 4 names them, and Svelte 5 still understands them: `on:sir-donate-complete`. */
type DirectiveListeners = {
  [Name in SirDonateEventName as `on:${Name}`]?: SirDonateEventHandler<Name> | undefined;
};

type ElementProps = HTMLAttributes<SirDonateElement> &
  SirDonateMarkup &
  SirDonateListeners &
  DirectiveListeners;

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'sir-donate': ElementProps;
  }
}
