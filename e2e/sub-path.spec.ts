/**
 * `dist/` as it is, under a path of a static host that serves nothing else of ours. Brothers that were looked for: the shell
 * and the single file, the folder of the major and that of the release, in the page, isolated, and as a bare iframe.
 */
import { fileURLToPath } from 'node:url';
import express from 'express';
import { layout } from '../build/layout.js';
import { createFilesApp } from '../demo/files-app.js';
import { postRaw } from './support/csp.js';
import { finish, giveOnce, preset } from './support/donor.js';
import { framePolicy, iframeHtml, inBareFrame, inFrame } from './support/frame.js';
import { type HostPage, strictPolicy } from './support/host-page.js';
import { demoOrigins } from './support/origins.js';
import { type Served, serve } from './support/serve.js';
import { expect, nextEvent, test } from './support/test.js';

const path = '/assets/donate';
let host: Served;
test.beforeAll(async () => {
  const dist = fileURLToPath(new URL('../dist', import.meta.url));
  host = await serve(express().use(path, createFilesApp(dist)));
});
test.afterAll(() => host.close());

const under = (file: string, policy: string): HostPage => ({
  script: `<script async src="${host.origin}${path}/${file}"></script>`,
  headers: { 'Content-Security-Policy': policy.replaceAll('{{files}}', `${host.origin}/`) },
});

for (const file of ['v0/sir-donate.js', `${layout.version}/sir-donate.js`]) {
  test(`completes a donation with ${file} under a path`, async ({ openForm, record }) => {
    const page = await openForm(under(file, strictPolicy));
    await finish(page, await giveOnce(page));
    await nextEvent(page, 'sir-donate-complete');
    const paths = record.requests
      .filter((request) => request.url().startsWith(host.origin))
      .map((request) => new URL(request.url()).pathname);
    expect(paths.filter((one) => !one.startsWith(`${path}/`))).toEqual([]);
  });
}

for (const file of ['v0/sir-donate.js', 'v0/sir-donate.bundle.js']) {
  test(`shows the isolated form with ${file} under a path`, async ({ openForm, record }) => {
    const policy = framePolicy['Content-Security-Policy'];
    const page = await openForm({ ...under(file, policy), attributes: { isolated: '', locale: 'de' } });
    await expect(preset(inFrame(page), '25 $')).toBeVisible();
    expect(await page.locator('iframe').getAttribute('src')).toContain(
      `${path}/${layout.version}/frame.html`,
    );
    expect(record.warnings).toEqual([]);
  });
}

test('shows the form in a bare iframe of v0/frame.html under a path', async ({ page, sandbox }) => {
  const address = `${host.origin}${path}/v0/frame.html?${new URLSearchParams({
    'publishable-key': sandbox.key(),
    nonprofit: 'clean-water-fund',
    'api-base': demoOrigins.api,
  })}`;
  await page.goto(await postRaw(`<!doctype html><title>Bare</title>${iframeHtml(address)}`));
  // Firefox over BiDi clicks beside what it should in a frame of another site, so nothing is pressed.
  await expect(preset(inBareFrame(page), '$25')).toBeVisible();
});
