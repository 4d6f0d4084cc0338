import type { Flow } from '../flow/model.js';
import type { Text } from './text.js';

/** What every component is given. */
export interface View {
  flow: Flow;
  text: Text;
  /** The page's own donation link, where it has one. */
  fallbackHref: string | undefined;
  /** Closes the dialog; absent where the form stands in the page. */
  onClose?: () => void;
}
