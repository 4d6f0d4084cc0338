import type { Frequency } from '../contract/enums.js';
import type { PageStrings } from '../ui/translations/translations.js';

/**
 * What code may give for an attribute: a typed value, or the text of the attribute. Each parser of the table has its
 * type here; `build/attribute-types.ts` says which.
 */

/** An amount in major units: `25`, `12.5` or `'12.50'`. */
export type Amount = number | `${number}`;

/** Amounts in major units: `[10, 25]` or `'10,25'`. */
export type AmountList = readonly Amount[] | string;

/** Texts: `['clean-water-fund', 'old-mill']` or `'clean-water-fund,old-mill'`. */
export type TextList = readonly string[] | string;

/** Frequencies: `['once', 'monthly']` or `'once,monthly'`. */
export type FrequencyList = readonly Frequency[] | Frequency | `${Frequency},${Frequency}`;

/** On or off. */
export type Flag = boolean | 'true' | 'false';

/** On or off, or a share: `0.25` or `'25%'`. */
export type Share = Flag | number | `${number}` | `${number}%`;

/** Texts by amount in major units, `{ 25: 'feeds a family' }`, or the same as JSON or as `'25=feeds a family; …'`. */
export type TextByAmount = Readonly<Record<number | `${number}`, string | undefined>> | string;

/** Texts of the form by their keys, or the same as JSON or as `'give=Help; …'`. */
export type Strings = PageStrings | string;
