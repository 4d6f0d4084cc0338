/**
 * Serialises plain data. Old libraries put a `toJSON` on prototypes (Prototype.js up to 1.7), which `JSON.stringify`
 * calls for each object, but for no primitive value.
 *
 * @see https://tc39.es/ecma262/#sec-serializejsonproperty
 */
export function toJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(toJson)}]`;
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${toJson(field)}`)}}`;
}
