import { type AttributeName, attributeNames, propertyName } from '../contract/attribute-names.js';
import { toJson } from '../contract/to-json.js';
import type { SirDonateAttributes, SirDonateOptions } from './attribute-types.js';

/** Attributes of `<sir-donate>` as texts. */
export type SirDonateTexts = { [Name in AttributeName]?: Extract<SirDonateAttributes[Name], string> };

/**
 * Returns the text of an attribute, `undefined` where it is left out. `true` becomes `"true"` and not an empty text: a
 * framework may set it as a property, whose empty text means off.
 */
function textOf(value: unknown): string | undefined {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
      return `${value}`;
    case 'boolean':
      return value ? 'true' : undefined;
    case 'object':
      if (value === null) return undefined;
      return Array.isArray(value) ? value.join() : toJson(value);
    default:
      return undefined;
  }
}

/**
 * Turns options into the attributes of `<sir-donate>`, for whoever renders HTML on a server. It needs no DOM.
 *
 * - Lists are joined by commas, objects become JSON, `true` becomes `"true"`.
 * - `undefined`, `null` and `false` are left out, and so is what is no option.
 * - A value is not validated here. The element warns of a malformed one and uses its default.
 *
 * @param options by the names of the properties; the names of the attributes are understood, too
 */
export function attributesOf(options: SirDonateOptions): SirDonateTexts {
  const texts = attributeNames.map((name): [string, string | undefined] => [
    name,
    textOf(Reflect.get(options, propertyName(name)) ?? Reflect.get(options, name)),
  ]);
  return Object.fromEntries(texts.filter(([, text]) => text !== undefined));
}
