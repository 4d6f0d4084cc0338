/** Types of `<sir-donate>` for JSX in Solid, and no code: `import type {} from '@sir-giving/donate/solid'`. */
import type { JSX } from 'solid-js';
import type { SirDonateEventMap, SirDonateEventName } from '../contract/events.js';
import type { SirDonateAttributes, SirDonateOptions } from '../element/attribute-types.js';
import type { SirDonateMarkup } from '../element/markup-types.js';
import type { SirDonateElement } from './pure.js';

/** `attr:` writes texts: an object would become `[object Object]`. */
type AttributeProps = {
  [Name in keyof SirDonateAttributes as `attr:${Name}`]?: Exclude<SirDonateAttributes[Name], object>;
};
type PropertyProps = {
  [Name in keyof SirDonateOptions as `prop:${Name}`]?: SirDonateOptions[Name];
};
type FlagProps = {
  [Name in keyof SirDonateAttributes as true extends SirDonateAttributes[Name] ? `bool:${Name}` : never]?:
    | boolean
    | undefined;
};
type ListenerProps = {
  [Name in SirDonateEventName as `on:${Name}`]?:
    | JSX.EventHandlerWithOptionsUnion<SirDonateElement, SirDonateEventMap[Name]>
    | undefined;
};

type ElementProps = JSX.HTMLAttributes<SirDonateElement> &
  SirDonateMarkup &
  AttributeProps &
  PropertyProps &
  FlagProps &
  ListenerProps;

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
      'sir-donate': ElementProps;
    }
  }
}
