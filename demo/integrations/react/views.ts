import type { Views } from './App.js';
import { DonateButton } from './DonateButton.js';
import { DonateByAttributes } from './DonateByAttributes.js';

/** The component writes attributes in any case, so a server needs no other. */
export const views: Views = {
  properties: DonateButton,
  attributes: DonateByAttributes,
  server: DonateButton,
};
