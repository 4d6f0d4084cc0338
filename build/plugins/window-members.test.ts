import { expect, it } from 'vitest';
import { withWindowMembers } from './window-members.js';

const rewrite = (code: string) => withWindowMembers(code, { loadsOnServers: false })?.code;

it.each([
  ['open("", a)', 'const a = 1; open("", a)', 'const a = 1; window.open("", a)'],
  ['a constructor', 'new URL(x.href, b)', 'new window.URL(window.x.href, window.b)'],
  ['a superclass', 'class A extends HTMLElement {}', 'class A extends window.HTMLElement {}'],
  [
    'a shorthand property',
    'f({ fetch, a: name }); function f() {}',
    'f({ fetch: window.fetch, a: window.name }); function f() {}',
  ],
  ['a default', 'const f = ({ a = innerWidth }) => a', 'const f = ({ a = window.innerWidth }) => a'],
  ['a tagged template', 'String.raw`name`', 'window.String.raw`name`'],
  ['a computed name', 'const a = { [Symbol.iterator]: 1 }', 'const a = { [window.Symbol.iterator]: 1 }'],
  ['typeof', 'typeof CSS', 'typeof window.CSS'],
  ['globalThis', 'globalThis.fetch(globalThis)', 'window.fetch(window)'],
  ['a name that another function binds', '(open) => open(); open()', '(open) => open(); window.open()'],
  ['a name that another block binds', '{ let status = 1; } status', '{ let status = 1; } window.status'],
  [
    'the initial value of a variable that a block binds',
    'if (name) { const name = 1; f(name); } const f = 1;',
    'if (window.name) { const name = 1; f(name); } const f = 1;',
  ],
  [
    'an assignment',
    'status = 1; ({ status } = a)',
    'window.status = 1; ({ status: window.status } = window.a)',
  ],
  [
    'an import expression',
    'import(new URL("a", import.meta.url))',
    'import(new window.URL("a", import.meta.url))',
  ],
])('makes a member of window of %s', (_, before, after) => {
  expect(rewrite(before)).toBe(after);
});

it.each([
  'window.open(location.href, document.title); top === undefined || NaN || Infinity',
  'const open = 1; () => open',
  'import { fetch as name, open } from "./a.js"; open(name); export { open as status }',
  'import status, * as event from "./a.js"; f(status, event); function f() { arguments[0] }',
  'export default function open() {} open()',
  'export const open = 1; export class Event {} new Event(open)',
  'const { open, a: [status], ...rest } = document; open(status, rest)',
  'for (const name of []) name; for (let i = 0; i; i++); for (const length in {}) length',
  'try {} catch (event) { event }',
  'try {} catch ({ name }) { name }',
  'function f() { if (1) { var status = 1; } return status }',
  '(function open() { open() })',
  'const a = class Event { static b = Event; #name = 1; name() { this.#name } }',
  'document.a = { name: 1, open() {}, get status() {} }; document.name; document?.open',
  'event: for (;;) { break event }',
  'switch (1) { case 2: let name = 1; name }',
  'class A { static { var open = 1; open } }',
  '(a, ...event) => event; ([name]) => name; ({ name: status = 1 }) => status',
  'new.target',
])('leaves alone: %s', (code) => {
  expect(rewrite(code)).toBeUndefined();
});

it('reads globals of a server, which has no window, from globalThis', () => {
  expect(withWindowMembers('globalThis.HTMLElement; Map', { loadsOnServers: true })?.code).toBe(
    'const windowOrGlobal = typeof window == "undefined" ? globalThis : window;\nwindowOrGlobal.HTMLElement; windowOrGlobal.Map',
  );
});
