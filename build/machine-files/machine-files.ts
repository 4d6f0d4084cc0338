/**
 * The files of `dist/` for machines: the custom elements manifest, what editors read, and `llms.txt`. All come from the
 * table of attributes and the docblocks of the element.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { cssCustomData, htmlCustomData, webTypes } from './editor-data.js';
import { llmsText } from './llms-text.js';
import { createManifest, describeElement } from './manifest.js';

const entry = z.object({ default: z.string() });

/** What the files need of package.json. */
export const packageSchema = z.object({
  name: z.string(),
  version: z.string(),
  exports: z.object({ '.': entry, './pure': entry }),
});

const withoutDot = (path: string): string => path.replace(/^\.\//, '');

/** Returns the text of each file, by its name. */
export function machineFiles({ name, version, exports }: z.infer<typeof packageSchema>): Map<string, string> {
  const element = describeElement();
  const info = { name, version };
  const manifest = createManifest(element, {
    index: withoutDot(exports['.'].default),
    pure: withoutDot(exports['./pure'].default),
  });
  const json = {
    'custom-elements.json': manifest,
    'vscode.html-custom-data.json': htmlCustomData(element, info),
    'vscode.css-custom-data.json': cssCustomData(element, info),
    'web-types.json': webTypes(element, info),
  };
  return new Map([
    ...Object.entries(json).map(([file, data]): [string, string] => [
      file,
      `${JSON.stringify(data, null, 2)}\n`,
    ]),
    ['llms.txt', llmsText(element, info)],
  ]);
}

export function writeMachineFiles(dist: string, packageJson: unknown): void {
  mkdirSync(dist, { recursive: true });
  for (const [file, text] of machineFiles(packageSchema.parse(packageJson)))
    writeFileSync(join(dist, file), text);
}
