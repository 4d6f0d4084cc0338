/** Asks a web host for every file of a deployed release, and reports what would go wrong in a browser, and what to change. */
import { type Asker, ask, inParallel } from './answer.js';
import { type HostingOptions, isSecure } from './arguments.js';
import { type CheckedFile, type Finding, isFramePage, kindOf, type Site, textOf } from './checked-file.js';
import { contentFindings, redirectFindings, statusFindings, typeFindings, versionIn } from './content.js';
import { corsCacheFindings, crossOriginFindings } from './cross-origin.js';
import { cacheFindings, compressionFindings } from './delivery.js';
import { frameFindings } from './frame-headers.js';
import { missingFileFindings, plainHttpFindings, queryFindings } from './probes.js';
import { levelOf, type ProblemCode, type ProblemLevel, problems } from './problems.js';
import { type ExpectedFile, expectedFiles, readHashes, readLatest } from './release-files.js';

export interface Problem {
  code: ProblemCode;
  level: ProblemLevel;
  found: string;
  files: string[];
}

export interface HostingReport {
  base: string;
  /** The release that was found there. */
  version: string | undefined;
  /** How many files were requested. */
  fileCount: number;
  /** Errors first. */
  problems: Problem[];
}

/** A frame gets its key by its address, so a web host must accept and keep a query. Nothing is sent to the API. */
const frameQuery = '?publishable-key=pk_test_check&nonprofit=check-hosting';

async function checkFile(
  { path, isMoving, hash }: ExpectedFile,
  asker: Asker,
  site: Site,
): Promise<{ findings: Finding[]; file: CheckedFile }> {
  const url = new URL(path + (isFramePage(path) ? frameQuery : ''), site.base).href;
  const file: CheckedFile = { path, kind: kindOf(path), isMoving, hash, answer: await ask(url, asker) };
  const findings = [...redirectFindings(file, site), ...statusFindings(file)];
  if (
    file.answer.status !== 200 ||
    findings.some(({ code }) => code === 'html-instead' || code === 'broken-encoding')
  )
    return { findings, file };
  findings.push(
    ...typeFindings(file),
    ...contentFindings(file, site),
    ...crossOriginFindings(file, site),
    ...frameFindings(file, site),
    ...cacheFindings(file),
    ...compressionFindings(file),
  );
  return { findings, file };
}

/** A file of another release in the folder of the major makes its other changed files a part of that problem. */
function withMixedReleases(findings: readonly Finding[], { major }: Site): Finding[] {
  const isMixed = findings.some(({ code }) => code === 'mixed-releases');
  return findings.map((finding) =>
    isMixed && finding.code === 'changed' && finding.file.startsWith(`${major}/`)
      ? { ...finding, code: 'mixed-releases', found: 'not the file of the release that latest.js names' }
      : finding,
  );
}

function grouped(findings: readonly Finding[]): Problem[] {
  const groups = new Map<string, Problem>();
  for (const { code, file, found } of findings) {
    const key = `${code} ${found}`;
    const group = groups.get(key) ?? { code, level: levelOf(code), found, files: [] };
    if (!group.files.includes(file)) group.files.push(file);
    groups.set(key, group);
  }
  const order = Object.keys(problems);
  return [...groups.values()].sort((one, other) => order.indexOf(one.code) - order.indexOf(other.code));
}

/** Runs all checks. @param fetch for tests */
export async function checkHosting(
  { base, major, origin, release }: HostingOptions,
  fetch: typeof globalThis.fetch = globalThis.fetch,
): Promise<HostingReport> {
  const asker: Asker = { fetch, origin };
  const latestPath = `${major}/latest.js`;
  const latestAnswer = await ask(new URL(latestPath, base).href, asker);
  const findings: Finding[] = [];
  if (!isSecure(new URL(base))) findings.push({ code: 'insecure', file: base, found: 'http:' });
  const latest = readLatest(latestAnswer);
  const version =
    latest?.version ??
    release ??
    versionIn(textOf(await ask(new URL(`${major}/sir-donate.js`, base).href, asker)));
  const site: Site = {
    base,
    major,
    origin,
    version: version ?? '',
    isSameOrigin: origin === new URL(base).origin,
  };
  if (!version) {
    const { findings: own } = await checkFile(
      { path: latestPath, isMoving: true, hash: undefined },
      asker,
      site,
    );
    const found = `${latestPath} names no release`;
    findings.push({ code: 'no-release', file: base, found }, ...own);
    return { base, version, fileCount: 1, problems: grouped(findings) };
  }
  if (release && latest && latest.version !== release)
    findings.push({
      code: 'stale-latest',
      file: latestPath,
      found: `names ${latest.version}, not ${release}`,
    });
  const hashes = readHashes(await ask(new URL(`${version}/integrity.json`, base).href, asker));
  if (!hashes)
    findings.push({ code: 'no-file-list', file: `${version}/integrity.json`, found: 'no list of hashes' });
  const expected = expectedFiles({ version, major }, hashes, latest);
  for (const file of latest?.files ?? [])
    if (!expected.some(({ path }) => path === file))
      findings.push({ code: 'latest-names-missing', file: latestPath, found: `names ${file}` });

  const results = await inParallel(expected, (file) => checkFile(file, asker, site));
  findings.push(...results.flatMap((result) => result.findings));
  const form = latest?.files[0] ?? `${version}/sir-donate.js`;
  const probed = await Promise.all([
    missingFileFindings(asker, site),
    corsCacheFindings(form, asker, site),
    queryFindings(form, asker, site),
    queryFindings(latestPath, asker, site),
    plainHttpFindings(`${major}/sir-donate.js`, asker, site),
  ]);
  findings.push(...probed.flat());
  return {
    base,
    version,
    fileCount: expected.length,
    problems: grouped(withMixedReleases(findings, site)),
  };
}
