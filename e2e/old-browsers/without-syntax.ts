/** A browser that cannot parse the script: the link stays, too. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'playwright/test';
import { postRaw } from '../support/csp.js';
import { fallbackHref, widgetHtml } from '../support/host-page.js';
import { demoOrigins } from '../support/origins.js';
import { Sandbox } from '../support/sandbox.js';
import { launchOptionsOf, withoutSyntax } from './browsers.js';

const execute = promisify(execFile);

const probe = `<script>onload = () => {
  const link = document.querySelector('a');
  document.title = [link.href, link.offsetWidth > 0, !!document.querySelector('sir-donate').shadowRoot];
}</script>`;

for (const file of ['sir-donate.js', 'sir-donate.bundle.js'])
  test(`leaves the link where ${file} is no script`, async () => {
    const sandbox = new Sandbox();
    const widget = widgetHtml({ 'publishable-key': sandbox.key(), nonprofit: 'clean-water-fund' });
    const url = await postRaw(
      `<!doctype html>${probe}<script src="${demoOrigins.files}/v0/${file}"></script>${widget}`,
    );
    const { executablePath = '', args = [], env } = launchOptionsOf(withoutSyntax);
    const { stdout } = await execute(executablePath, [...args, '--dump-dom', url], { env });
    expect(stdout).toContain(`<title>${fallbackHref},true,false</title>`);
    expect(await sandbox.requests()).toEqual([]);
  });
