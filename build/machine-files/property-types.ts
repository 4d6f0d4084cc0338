import { inputTypeOf } from '../attribute-types.js';
import type { AttributeDoc } from '../contract-docs.js';
import { inFull } from './full-types.js';

export const isFlag = ({ byDefault }: AttributeDoc): boolean => byDefault === 'off';

/** Returns the TypeScript type of what a property accepts, beside `null` and `undefined`. */
export const propertyType = (docs: AttributeDoc): string => inFull(inputTypeOf(docs));
