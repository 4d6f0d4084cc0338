/** What editors show of the types: TypeScript's language service, as an editor asks it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const require = createRequire(new URL('../../types-tests/oldest/package.json', import.meta.url));
const ts: typeof import('../../types-tests/oldest/node_modules/typescript/lib/typescript.js') =
  require('typescript');
const folder = fileURLToPath(new URL('.', import.meta.url));
const page = `${folder}page.ts`;

/** Returns the description of the last name of a script. */
function hover(script: string): string | undefined {
  const source = `import type { ElementProperties, SirDonateOptions } from './attribute-types.js';
import type { SirDonateMarkup } from './markup-types.js';
declare const element: ElementProperties, options: SirDonateOptions, markup: SirDonateMarkup;
${script}`;
  const service = ts.createLanguageService({
    getCompilationSettings: () => ({ noLib: true, strict: true, moduleResolution: 100, module: 99 }),
    getScriptFileNames: () => [page],
    getScriptVersion: () => '1',
    getScriptSnapshot: (file) => {
      const text = file === page ? source : ts.sys.readFile(file);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => folder,
    getDefaultLibFileName: () => '',
    fileExists: ts.sys.fileExists,
    readFile: (file) => readFileSync(file, 'utf8'),
  });
  const info = service.getQuickInfoAtPosition(page, source.length - 2);
  return info && ts.displayPartsToString(info.documentation);
}

it.each([
  'element.minAmount;',
  'element.minAmount = 5; element.minAmount;',
  'options.minAmount;',
  'markup.minAmount;',
  `markup['min-amount'];`,
])('an editor describes the attribute in: %s', (script) => {
  expect(hover(script)).toContain('Smallest amount, within');
});
