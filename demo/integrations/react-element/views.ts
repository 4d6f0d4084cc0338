import type { Views } from '../react/App.js';
import { DonateButton } from './DonateButton.js';
import { DonateByAttributes } from './DonateByAttributes.js';

/** React sets neither properties nor listeners of an element that it hydrates, so a server needs the component. */
export const views: Views = {
  properties: DonateButton,
  attributes: DonateByAttributes,
  server: DonateButton,
};
