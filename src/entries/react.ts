/**
 * Types of `<sir-donate>` for JSX in React 19, and no code: `import type {} from '@sir-giving/donate/react'`.
 * React sets properties and listens to `onsir-donate-…` by itself.
 */
import type * as React from 'react';
import type { AttributeName, PropertyName } from '../contract/attribute-names.js';
import type { SirDonateEventMap } from '../contract/events.js';
import type { ElementProperties, SirDonateElement } from '../element/sir-donate-element.js';

/** The host contract as JSX takes it: attributes as in HTML, or properties in camelCase. */
export type SirDonateProps = {
  [Name in AttributeName as Name | PropertyName<Name>]?: ElementProperties[PropertyName<Name>];
} & {
  [Name in keyof SirDonateEventMap as `on${Name}`]?: (event: SirDonateEventMap[Name]) => void;
};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'sir-donate': React.DetailedHTMLProps<React.HTMLAttributes<SirDonateElement>, SirDonateElement> &
        SirDonateProps;
    }
  }
}
