import { enDeferred } from './en.deferred.js';
import { en } from './en.js';
import type { Strings } from './strings.js';

/** All texts in English. */
export const english: Strings = { ...en, ...enDeferred };

/** The keys in English's order, those of the form first: the order in which a language's texts ship. */
export const stringKeys = Object.keys(english) as readonly (keyof Strings)[];

/**
 * Writes a language's texts one a line, in English's order and without their keys, which would be a third of each
 * file. The build does it ahead (vite.config.ts), so that neither this nor the keys ship.
 */
export const inOrder = (strings: Strings): string => stringKeys.map((key) => strings[key]).join('\n');
