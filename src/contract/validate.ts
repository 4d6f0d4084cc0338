/**
 * Validates data from other windows and from storage. It is small, because both sides of the frame carry it: the host
 * side loads in the host page, the guest side loads ahead of the form. (API answers are read in `api-answers.ts`,
 * attributes in `attribute-parsers.ts`, the donor's input in `donation/draft.ts`.)
 *
 * The result is built from the listed fields, so that no other data of the sender gets through.
 */
export const INVALID: unique symbol = Symbol();

/** Returns the validated value, or `INVALID`. */
export type Read<Value> = (value: unknown) => Value | typeof INVALID;

/** The type of a reader's valid result. */
export type Shaped<Reader extends Read<unknown>> = Exclude<ReturnType<Reader>, typeof INVALID>;

type Fields = Readonly<Record<string, Read<unknown>>>;

export const string: Read<string> = (value) => (typeof value === 'string' ? value : INVALID);
export const boolean: Read<boolean> = (value) => (typeof value === 'boolean' ? value : INVALID);
/** A number that can be counted with: finite, not negative. */
export const nonNegativeNumber: Read<number> = (value) =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : INVALID;

/** One of some words or numbers. */
export const oneOf =
  <const Value extends string | number>(...values: Value[]): Read<Value> =>
  (value) =>
    values.find((one) => one === value) ?? INVALID;

/**
 * A word of a set that later releases may extend. Releases of one major meet in storage and in messages, and an older
 * one must not drop a donation because a newer one knows one more word.
 */
export const word =
  <Word extends string>(): Read<Word> =>
  (value) =>
    typeof value === 'string' && /^[a-z][a-z\d.-]{0,39}$/.test(value) ? (value as Word) : INVALID;

export const optional =
  <Value>(read: Read<Value>): Read<Value | undefined> =>
  (value) =>
    value === undefined ? undefined : read(value);

export const list =
  <Value>(read: Read<Value>): Read<Value[]> =>
  (value) => {
    const all = Array.isArray(value) ? value.map(read) : [INVALID];
    return all.includes(INVALID) ? INVALID : (all as Value[]);
  };

/** An object with these fields of its own; others are dropped, and so are those that are `undefined`. */
export const object =
  <Shape extends Fields>(fields: Shape): Read<{ [Name in keyof Shape]: Shaped<Shape[Name]> }> =>
  (value) => {
    if (typeof value !== 'object' || value === null) return INVALID;
    const entries = Object.entries(fields).map(([name, read]): [string, unknown] => [
      name,
      read(Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined),
    ]);
    if (entries.some(([, field]) => field === INVALID)) return INVALID;
    // Defines its properties, so that no setter of the page's on Object.prototype hears of it.
    return Object.fromEntries(entries.filter(([, field]) => field !== undefined)) as {
      [Name in keyof Shape]: Shaped<Shape[Name]>;
    };
  };

/** Returns what `read` makes of foreign data, `undefined` where it is invalid. */
export function parse<Value>(read: Read<Value>, data: unknown): Value | undefined {
  const value = read(data);
  return value === INVALID ? undefined : value;
}

/** An object that may have these fields, each of them text. */
export const strings = <Name extends string>(names: readonly Name[]): Read<Partial<Record<Name, string>>> => {
  const fields = Object.fromEntries(names.map((name) => [name, optional(string)]));
  return (value) => object(fields)(value) as Partial<Record<Name, string>> | typeof INVALID;
};
