/** The script against the demo's sandbox API, over real HTTP: faithful to the documentation, drifted, and broken. */
import { execFile } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiApp } from '../../demo/sandbox/api.js';
import { createSandbox } from '../../demo/sandbox/sandbox.js';
import { readArguments, UsageError } from './arguments.js';
import { checkApi } from './check-api.js';
import { formatReport } from './format.js';

let server: Server;
let apiBase = '';
const sandbox = createSandbox({
  apiUrl: 'http://localhost',
  checkoutUrl: 'http://localhost/checkout',
  redirectTarget: 'http://localhost/elsewhere',
  latencyMs: 0,
});

beforeAll(async () => {
  server = createServer(createApiApp(sandbox));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The sandbox has no port.');
  apiBase = `http://127.0.0.1:${address.port}`;
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const check = (key: string, more: string[] = []) =>
  checkApi(readArguments(['--key', key, '--nonprofit', 'clean-water-fund', '--api-base', apiBase, ...more]));

describe('npm run check:api', () => {
  it('finds nothing that would stop a gift in an API that is as documented', async () => {
    const report = await check('pk_test_demo_check');
    expect(report.problems).toEqual([]);
    expect(report.endpoints.map(({ endpoint, httpStatus }) => [endpoint, httpStatus])).toEqual([
      ['config', 200],
      ['nonprofit', 200],
      ['create-link', 201],
      ['status', 200],
    ]);
    for (const { preflight, mayBeRead, exposedHeaders, warnings } of report.endpoints) {
      expect(preflight).toEqual({ httpStatus: 204, isAllowed: true });
      expect(mayBeRead).toBe(true);
      expect(exposedHeaders).toContain('X-RateLimit-Remaining');
      expect(warnings).toEqual([]);
    }
    expect(report.endpoints[0]?.fields).toContainEqual({
      field: 'tipConfig',
      expected: '{ enabled: boolean, defaultPercent: number }',
      received: '{"enabled":true,"defaultPercent":10}',
      madeOf: 'a tip of 10 %',
    });
  });

  it.each<[string, string, string, string]>([
    ['enveloped', 'config', 'tipConfig', '{"enabled":true,"defaultPercent":10} as data.tipConfig'],
    ['renamed', 'create-link', 'partnerDonationId', ' as donation_id'],
    ['sparse', 'nonprofit', 'name', 'absent'],
    ['retyped', 'config', 'enabledFeatures', '["donations","actions"]'],
    ['nested', 'status', 'status', '{"name":"incomplete"} as donation.status'],
  ])(
    'finds nothing that would stop a gift in an API that is %s, and says where %s.%s came from',
    async (drift, endpoint, field, received) => {
      const report = await check(`pk_test_${drift}_check`);
      expect(report.problems).toEqual([]);
      const { fields = [] } = report.endpoints.find((one) => one.endpoint === endpoint) ?? {};
      expect(fields.find((one) => one.field === field)?.received).toContain(received);
      expect(formatReport(report)).toContain('Nothing would stop a gift.');
    },
  );

  it.each<[string, string]>([
    ['unknown', 'unauthorized: '],
    ['suspended', 'forbidden: '],
    ['inactive', 'donations-off: '],
    ['nodonations', 'donations-off: '],
    ['broken', 'bad-response: '],
    ['down', 'server: '],
    ['evil', 'unsafe-link: '],
  ])('names what would stop a gift with the key pk_test_%s: %s', async (behaviour, problem) => {
    const report = await check(`pk_test_${behaviour}_check`);
    expect(report.problems).toContainEqual(expect.stringContaining(problem));
    expect(formatReport(report)).toContain('A gift would be stopped');
  });

  it('names a preflight that does not allow the header of the key', async () => {
    sandbox.faults.plan({ key: 'pk_test_demo_preflight', endpoint: 'config', fault: 'preflight-refused' });
    const args = ['--nonprofit', 'clean-water-fund', '--api-base', `${apiBase}/as/pk_test_demo_preflight`];
    const { problems } = await checkApi(readArguments(['--key', 'pk_test_demo_preflight', ...args]));
    expect(problems).toContain('config: the preflight is answered with 403');
  });

  it('names an answer that a browser does not let the page read', async () => {
    sandbox.faults.plan({ key: 'pk_test_demo_cors', endpoint: 'create-link', fault: 'no-cors' });
    const { problems } = await check('pk_test_demo_cors');
    expect(problems).toContain('create-link: the answer does not allow the origin to read it');
  });

  it('names a redirect, of which a browser tells a page nothing', async () => {
    sandbox.faults.plan({ key: 'pk_test_demo_redirect', endpoint: 'create-link', fault: 'redirect' });
    const report = await check('pk_test_demo_redirect');
    expect(report.endpoints[2]?.error).toMatchObject({ code: 'network', cause: 'unexpected redirect' });
    expect(formatReport(report)).toContain('unexpected redirect');
  });

  it('makes no link with a live key', async () => {
    const { endpoints } = await check('pk_live_check');
    expect(endpoints.map(({ skipped }) => skipped)).toEqual([
      undefined,
      undefined,
      'not called with a live key',
      'not called with a live key',
    ]);
    expect(sandbox.log.list('pk_live_check').filter(({ method }) => method === 'POST')).toEqual([]);
  });

  it.each([
    [[]],
    [['--key', 'pk_test_1']],
    [['--key', 'sk_test_hush', '--nonprofit', 'a']],
    [['--key', 'hush', '--nonprofit', 'a']],
    [['--key', 'pk_test_1', '--nonprofit', '../a']],
    [['--key', 'pk_test_1', '--nonprofit', 'a', '--api-base', 'http://api.example']],
    [['--key', 'pk_test_1', '--nonprofit', 'a', '--api-base', 'https://api.sirgiving.org']],
    [['--key', 'pk_live_1', '--nonprofit', 'a', '--api-base', 'https://devapi.sirgiving.org']],
    [['--key', 'pk_test_1', '--nonprofit', 'a', '--hush']],
    [['pk_test_hush']],
  ])('refuses the command %j without a word of the key', (args) => {
    expect(() => readArguments(args)).toThrow(UsageError);
    expect(() => readArguments(args)).not.toThrow(/hush/);
  });

  /** Runs the script as npm does. */
  const run = (...args: string[]): Promise<{ code: number | string; stdout: string; stderr: string }> =>
    new Promise((resolve) => {
      const main = fileURLToPath(new URL('./main.ts', import.meta.url));
      execFile(process.execPath, ['--import', 'tsx', main, ...args], (error, stdout, stderr) =>
        resolve({ code: error?.code ?? 0, stdout, stderr }),
      );
    });

  it('exits with 0, 1 or 2, prints JSON on request, and never prints the key in full', async () => {
    const args = ['--nonprofit', 'clean-water-fund', '--api-base', apiBase];
    const good = await run('--key', 'pk_test_demo_secretpart', ...args, '--json');
    expect(good).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(good.stdout)).toMatchObject({ key: 'pk_test_…', problems: [] });
    const bad = await run('--key', 'pk_test_unknown_secretpart', ...args);
    expect(bad).toMatchObject({ code: 1, stderr: '' });
    expect(bad.stdout).toContain('unauthorized');
    const wrong = await run('--key', 'sk_test_secretpart', ...args);
    expect(wrong).toMatchObject({ code: 2, stdout: '' });
    expect(wrong.stderr).toContain('Usage:');
    for (const { stdout, stderr } of [good, bad, wrong]) expect(stdout + stderr).not.toContain('secretpart');
  });
});
