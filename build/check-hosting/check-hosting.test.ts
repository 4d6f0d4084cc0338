/** The script against small web hosts that make one mistake each, over real HTTP, and against one that makes none. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readArguments, UsageError } from './arguments.js';
import { checkHosting, type HostingReport } from './check-hosting.js';
import { checkHostingPage } from './check-hosting-page.js';
import { contentMistakes } from './content-mistakes.js';
import { formatReport } from './format.js';
import { headerMistakes } from './header-mistakes.js';
import { levelOf, type ProblemCode, problems } from './problems.js';
import {
  allow,
  builtRelease,
  files,
  isFrame,
  type Mistake,
  policy,
  startHost,
  testAddress,
  version,
  without,
} from './test-host.js';

async function check(
  mistake: Mistake,
  { base = testAddress, args = [] as string[] } = {},
): Promise<HostingReport> {
  const host = await startHost(mistake);
  try {
    return await checkHosting(readArguments([base, '--major', 'v1', ...args]), host.fetch);
  } finally {
    await host.close();
  }
}

const mistakes = [...contentMistakes, ...headerMistakes];

describe('npm run check:hosting', () => {
  it('finds nothing to change where dist/ is served with the headers of _headers', async () => {
    const report = await check({});
    expect(report.problems).toEqual([]);
    expect(report).toMatchObject({ version, fileCount: builtRelease().size });
    expect(formatReport(report)).toContain('Nothing to change.');
  });

  it.each(mistakes)('says what to change at a host that %s', async (_, mistake, codes, options) => {
    const report = await check(mistake, options);
    expect([...new Set(report.problems.map(({ code }) => code))].sort()).toEqual([...codes].sort());
    // One rule of the web host is one line, however many files it concerns.
    expect(report.problems.length).toBeLessThanOrEqual(2 * codes.length);
    const text = formatReport(report);
    for (const code of codes) expect(text).toContain(`${levelOf(code)} ${code}\n`);
    for (const { files: named } of report.problems) expect(named.length).toBeGreaterThan(0);
  });

  it('has a row for every problem', () => {
    const codes = new Set(mistakes.flatMap(([, , row]) => row));
    expect(Object.keys(problems).filter((code) => !codes.has(code as ProblemCode))).toEqual([]);
  });

  it('asks nothing of headers between origins where the page has the origin of the files', async () => {
    const mistake: Mistake = {
      headers(res, path) {
        for (const name of [allow, 'Cross-Origin-Resource-Policy']) res.removeHeader(name);
        if (isFrame(path)) res.set(policy, "frame-ancestors 'self'").set('X-Frame-Options', 'DENY');
      },
    };
    const { problems: found } = await check(mistake, { args: ['--origin', 'https://cdn.test'] });
    expect(found).toEqual([]);
  });

  it('accepts a list of sites that has the one that was named', async () => {
    const mistake: Mistake = {
      headers(res, path) {
        res.set(allow, 'https://www.charity.example').vary('Origin');
        if (isFrame(path)) res.set(policy, 'frame-ancestors https://*.charity.example');
      },
    };
    const args = ['--origin', 'https://www.charity.example'];
    const { problems: found } = await check(mistake, { args });
    expect(found.map(({ code }) => code)).toEqual(['cors-cached']);
    expect(found[0]?.files).toEqual([`${version}/${files.form}`]);
  });

  it('writes docs/check-hosting.md (if it differs: npm run docs)', async () => {
    await expect(checkHostingPage()).toMatchFileSnapshot('../../docs/check-hosting.md');
  });

  it.each([
    ['https://cdn.example', 'https://cdn.example/'],
    ['https://cdn.example/v0/', 'https://cdn.example/'],
    ['https://cdn.example/v0/sir-donate.js', 'https://cdn.example/'],
    ['https://cdn.example/assets/donate/0.1.0/frame.html?a=1', 'https://cdn.example/assets/donate/'],
    ['http://localhost:4301/a', 'http://localhost:4301/a/'],
  ])('reads %s as the folder %s', (address, base) => {
    expect(readArguments([address]).base).toBe(base);
  });

  it.each([
    [[]],
    [['cdn.example']],
    [['ftp://cdn.example/']],
    [['https://a.example/', 'https://b.example/']],
    [['https://a.example/', '--origin', 'https://b.example/page']],
    [['https://a.example/', '--release', 'newest']],
    [['https://a.example/', '--major', '0']],
    [['https://a.example/', '--other']],
  ])('refuses the command %j', (args) => {
    expect(() => readArguments(args)).toThrow(UsageError);
  });

  /** Runs the script as npm does. */
  const run = (...args: string[]): Promise<{ code: number | string; stdout: string; stderr: string }> =>
    new Promise((resolve) => {
      const main = fileURLToPath(new URL('./main.ts', import.meta.url));
      execFile(process.execPath, ['--import', 'tsx', main, ...args], (error, stdout, stderr) =>
        resolve({ code: error?.code ?? 0, stdout, stderr }),
      );
    });

  it('exits with 0 despite warnings, with 1 for errors, with 2 for a wrong command, and prints JSON', async () => {
    const host = await startHost(without('X-Content-Type-Options'));
    const [warned, failed, wrong] = await Promise.all([
      run(host.origin, '--major', 'v1', '--json'),
      run(`${host.origin}/elsewhere/`, '--major', 'v1'),
      run(),
    ]);
    await host.close();
    expect(warned).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(warned.stdout)).toMatchObject({ version, problems: [{ code: 'no-nosniff' }] });
    expect(failed).toMatchObject({ code: 1, stderr: '' });
    expect(failed.stdout).toContain('no-release');
    expect(wrong).toMatchObject({ code: 2, stdout: '' });
    expect(wrong.stderr).toContain('Usage:');
  });
});
