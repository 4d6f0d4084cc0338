import { expect, it } from 'vitest';
import { sameValues } from './same-values.js';

const object = {};

it.each([
  [[], [], true],
  [[1, 'a', object], [1, 'a', object], true],
  [[1, 'a'], [1, 'b'], false],
  [[1, 'a'], ['a', 1], false],
  [[1], [1, undefined], false],
  [[1, 2], [1], false],
  [[object], [{}], false],
])('sameValues(%j, %j) is %j', (one, other, expected) => {
  expect(sameValues(one, other)).toBe(expected);
});
