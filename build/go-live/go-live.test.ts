import { createHmac } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { checklistMarkdown, goLiveSteps } from './checklist.js';

const page = readFileSync(new URL('../../docs/go-live.md', import.meta.url), 'utf8');

it('docs/go-live.md has the checklist', () => {
  expect(page).toContain(`\n\n${checklistMarkdown()}\n`);
  expect(page.match(/^- \[ \] /gm)).toHaveLength(goLiveSteps.length);
});

it('has a sentence and an id of its own for each step', () => {
  expect(new Set(goLiveSteps.map(({ id }) => id)).size).toBe(goLiveSteps.length);
  for (const { done } of goLiveSteps) expect(done).toMatch(/^[A-Z][^`<]*\.$|^npm run [^`<]*\.$/);
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
