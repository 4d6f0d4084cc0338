import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { withDefinedMethods, withOwnProperties } from './prototype-hardening.js';

const dependency = (path: string): string =>
  readFileSync(new URL(`../../node_modules/${path}`, import.meta.url), 'utf8');

describe('withOwnProperties', () => {
  it.each([
    ['for (const a in b) c(a);', 'for (const a of Object.keys(b)) c(a);'],
    ['for(i in n)t[i]=n[i]', 'for(i of Object.keys(n))t[i]=n[i]'],
    ['for (o in (r = {}), u) r[o] = 1;', 'for (o of Object.keys(((r = {}), u))) r[o] = 1;'],
    ['for(n in r={},l)r[n]=1', 'for(n of Object.keys((r={},l)))r[n]=1'],
  ])('rewrites %s', (before, after) => {
    expect(withOwnProperties(before)?.code).toBe(after);
  });

  it.each([
    ['define(a, b, {value: 1})', 'define(a, b, {__proto__:null,value: 1})'],
    ['a.define(b, c, {get: d, enumerable: !0})', 'a.define(b, c, {__proto__:null,get: d, enumerable: !0})'],
  ])('takes the prototype from the descriptor in %s', (before, after) => {
    expect(withOwnProperties(before)?.code).toBe(after);
  });

  it('leaves other objects alone', () => {
    expect(
      withOwnProperties(
        'a(1, 2, { value: 1, type: 2 }); b({ get: c }); d = { value: 1 }; e(1, 2, {}); e(1, 2, { ...f })',
      ),
    ).toBeUndefined();
  });

  it('leaves strings, operators and other loops alone', () => {
    expect(withOwnProperties('for (const a of b) if (a in c) d("for (x in y)");')).toBeUndefined();
  });
});

describe('still needed, because', () => {
  it('Preact has for-in loops', () => {
    expect(withOwnProperties(dependency('preact/dist/preact.mjs'))).toBeDefined();
  });

  it('signals-core assigns toString and valueOf', () => {
    const { code } = withDefinedMethods(dependency('@preact/signals-core/dist/signals-core.mjs'));
    expect(code).toMatch(/Object\.defineProperty\([\w$]+\.prototype,"toString",\{value:function\(\)/);
    expect(code).toMatch(/Object\.defineProperty\([\w$]+\.prototype,"valueOf",\{value:function\(\)/);
  });
});

it('fails once signals-core no longer assigns them', () => {
  expect(() => withDefinedMethods('export const a = 1;')).toThrow('drop withDefinedMethods');
});
