/** Types of `<sir-donate>` for JSX in Preact, and no code: `import type {} from '@sir-giving/donate/preact'`. */
import type { JSX, Ref } from 'preact';
import type { SirDonateListeners, SirDonateMarkup } from '../element/markup-types.js';
import type { SirDonateElement } from './pure.js';

/** Preact 11 exports the type of common attributes from another place than Preact 10. */
type CommonProps = Omit<JSX.IntrinsicElements['span'], 'ref'> & { ref?: Ref<SirDonateElement> | undefined };

type ElementProps = CommonProps & SirDonateMarkup & SirDonateListeners;

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'sir-donate': ElementProps;
    }
  }
}
