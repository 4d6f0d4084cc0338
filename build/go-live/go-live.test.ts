import { createHmac } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { checklistMarkdown, emailOf, goLiveParts, goLiveSteps } from './checklist.js';

const page = readFileSync(new URL('../../docs/go-live.md', import.meta.url), 'utf8');

it('docs/go-live.md has the checklist', () => {
  expect(page).toContain(`\n\n${checklistMarkdown()}\nThe builder`);
  expect(page.match(/^- \[ \] /gm)).toHaveLength(goLiveSteps.length);
});

it('has a sentence and an id of its own for each step', () => {
  expect(new Set(goLiveSteps.map(({ id }) => id)).size).toBe(goLiveSteps.length);
  for (const { done } of goLiveSteps) expect(done).toMatch(/^[A-Z][^`<]*\.$|^npm run [^`<]*\.$/);
});

it('asks the editor of a site for nothing that needs a console or a server', () => {
  const [editor, ...others] = goLiveParts;
  expect(editor?.id).toBe('editor');
  const forExperts = /\bnpm\b|\bAPI\b|attribute|webhook|server|policy|console/i;
  for (const { done } of editor?.steps ?? []) expect(done).not.toMatch(forExperts);
  expect(others.flatMap(({ steps }) => steps).filter(({ done }) => forExperts.test(done))).not.toEqual([]);
});

it.each(goLiveParts)('writes an e-mail with all of the part “$id”', (part) => {
  const { protocol, searchParams } = new URL(emailOf(part));
  expect(protocol).toBe('mailto:');
  for (const { done } of part.steps) expect(searchParams.get('body')).toContain(`- ${done}\r\n`);
});

const exampleSchema = z.object({
  isFromSirGiving: z.custom<(body: Buffer, signature: string | undefined, secret: string) => boolean>(
    (value) => typeof value === 'function',
  ),
});

it('docs/go-live.md has an example that accepts a signed webhook, and nothing else', async () => {
  const [, code = ''] = /^```js\n(import \{ createHmac[\s\S]*?)^```/m.exec(page) ?? [];
  const folder = mkdtempSync(join(tmpdir(), 'sir-donate-'));
  const file = join(folder, 'verify.mjs');
  writeFileSync(file, code);
  try {
    const { isFromSirGiving } = exampleSchema.parse(
      await import(/* @vite-ignore */ pathToFileURL(file).href),
    );
    const body = Buffer.from('{ "partnerDonationId": "pd_1" }');
    const signature = createHmac('sha256', 'secret').update(body).digest('hex');
    expect(isFromSirGiving(body, signature, 'secret')).toBe(true);
    expect(isFromSirGiving(body, signature, 'other')).toBe(false);
    expect(isFromSirGiving(Buffer.from('{"partnerDonationId":"pd_1"}'), signature, 'secret')).toBe(false);
    for (const wrong of [undefined, '', 'x', signature.slice(2), `${signature}00`])
      expect(isFromSirGiving(body, wrong, 'secret')).toBe(false);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
