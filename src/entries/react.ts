/**
 * Types of `<sir-donate>` for JSX in React 19, and no code: `import type {} from '@sir-giving/donate/react'`.
 * React sets properties and listens to `onsir-donate-…` by itself.
 */
import type * as React from 'react';
import type { AttributeName } from '../contract/attribute-names.js';
import type { CheckoutMode, Frequency, Mode, Provider, Theme } from '../contract/enums.js';
import type { SirDonateEventMap } from '../contract/events.js';
import type { AttributeValue, SirDonateElement } from '../element/sir-donate-element.js';
import type { PageStrings } from '../ui/translations/strings.js';

type CamelCase<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Name;

/** Settings that accept less than any text. */
interface Narrow {
  mode: Mode;
  theme: Theme;
  provider: Provider;
  checkout: CheckoutMode;
  frequency: Frequency;
  'presets-only': boolean;
  strings: PageStrings;
}

type Setting<Name> = Name extends keyof Narrow ? Narrow[Name] : AttributeValue;

/** The host contract as JSX takes it: attributes as in HTML, or properties in camelCase. */
export type SirDonateProps = {
  [Name in AttributeName as Name | CamelCase<Name>]?: Setting<Name>;
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
