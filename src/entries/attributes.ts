/** `@sir-giving/donate/attributes`: writes the attributes of `<sir-donate>` on a server. It has no side effects. */
export type { SirDonateAttributes, SirDonateOptions } from '../element/attribute-types.js';
export { attributesOf, type SirDonateTexts } from '../element/attributes-of.js';
