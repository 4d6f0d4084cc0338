import { expect, it } from 'vitest';
import { listItems } from './list-items.js';

it.each([
  ['15,30', ['15', '30']],
  ['[15, 30]', ['15', '30']],
  [' 15 ، 30、15，', ['15', '30']],
  ['a [b],c', ['a [b]', 'c']],
  ['[a] b', ['[a] b']],
  ['', []],
])('listItems(%j) is %j', (list, items) => {
  expect(listItems(list)).toEqual(items);
});
