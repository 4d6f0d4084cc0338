/** The parts that a host page can style, read from the element's docblock, which publishes them. */
import { readFileSync } from 'node:fs';

const element = readFileSync(new URL('../../src/element/sir-donate-element.ts', import.meta.url), 'utf8');

export const parts: readonly string[] = [...element.matchAll(/@csspart ([a-z-]+) - /g)].map(
  ([, name = '']) => name,
);
