import { expect, it } from 'vitest';
import { withRetriedImport, withSharedForm } from './retry-imports.js';

it('gives the deferred module the query of the form, and another URL after each failure', () => {
  expect(withRetriedImport('const load = () => import("./deferred-a1.js");')?.code).toBe(
    'let deferredRetry = "";\n' +
      'const load = () => ((retry) => import("./deferred-a1.js" + new URL(import.meta.url).search + retry)' +
      '.catch((error) => { if (retry === deferredRetry) deferredRetry += "#"; throw error; }))(deferredRetry);',
  );
});

it('counts the failures of each file alone', () => {
  const code = withRetriedImport('import("./simulation-b2.js"); import("./qr-code-c3.js");')?.code ?? '';
  expect(code).toMatch(/^let simulationRetry = "", qrcodeRetry = "";\n/);
  expect(code.match(/search \+ retry/g)).toHaveLength(2);
});

it('leaves other imports of the form alone', () => {
  expect(withRetriedImport('import("./other.js"); import(url); import "./deferred-a1.js";')).toBeUndefined();
});

it('imports the form with the query that the deferred module was given', () => {
  expect(withSharedForm('import { a as b, c } from "./form-a1.js";')?.code).toBe(
    'const {a: b, c: c} = await import("./form-a1.js" + new URL(import.meta.url).search);',
  );
});

it('refuses a form that is imported as a whole', () => {
  expect(() => withSharedForm('import * as form from "./form-a1.js";')).toThrow('by name');
});

it('gives the simulation the query of the form, too', () => {
  expect(withRetriedImport('import("./simulation-b2.js")')?.code).toContain(
    'import("./simulation-b2.js" + new URL(import.meta.url).search + retry)',
  );
});

it.each(['editor-notice', 'suggestion'])(
  'gives %s the query of the form, and no other URL after a failure',
  (name) => {
    expect(withRetriedImport(`import("./${name}-c3.js")`)?.code).toBe(
      `import("./${name}-c3.js" + new URL(import.meta.url).search)`,
    );
  },
);

it('refuses a lazy chunk that imports from another, which may be there under another URL', () => {
  expect(() => withSharedForm('import { a } from "./deferred-a1.js";')).toThrow('./deferred-a1.js');
});
