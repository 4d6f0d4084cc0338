/** Types of `<sir-donate>` in templates and JSX of Vue, and no code: `import type {} from '@sir-giving/donate/vue'`. */
import type { HTMLAttributes, PublicProps } from 'vue';
import type { SirDonateEventName } from '../contract/events.js';
import type { SirDonateEventHandler, SirDonateMarkup } from '../element/markup-types.js';
import type { SirDonateElement } from './pure.js';

/** `sir-donate-complete` → `SirDonateComplete`. */
type PascalCase<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Capitalize<Head>}${PascalCase<Tail>}`
  : Capitalize<Name>;

/** Listeners as Vue names them: `@sir-donate-complete` is `onSirDonateComplete`. */
type Listeners = {
  [Name in SirDonateEventName as `on${PascalCase<Name>}`]?: SirDonateEventHandler<Name> | undefined;
};

/** In a template, Vue's checker reads `data-campaign` as `dataCampaign`. */
interface DataAttributes {
  [name: `data-${string}` | `data${Capitalize<string>}`]: unknown;
}

type ElementProps = HTMLAttributes & SirDonateMarkup & Listeners & DataAttributes;

declare module 'vue' {
  interface GlobalComponents {
    'sir-donate': new () => SirDonateElement & { $props: ElementProps & PublicProps };
  }
  interface IntrinsicElementAttributes {
    'sir-donate': ElementProps;
  }
}
