/** The part of CHANGELOG.md that a release reads and moves (https://keepachangelog.com/en/1.1.0/). */

const unreleasedHeading = '## Unreleased';

/**
 * Returns the entries under "Unreleased", without the heading.
 *
 * @throws {Error} if there are none
 */
export function unreleasedEntries(changelog: string): string {
  const [, after] = changelog.split(`\n${unreleasedHeading}\n`);
  if (after === undefined) throw new Error(`CHANGELOG.md has no heading "${unreleasedHeading}".`);
  const entries = after.split(/^## /m)[0]?.trim() ?? '';
  if (!/^- \S/m.test(entries)) throw new Error(`CHANGELOG.md has nothing under "${unreleasedHeading}".`);
  return entries;
}

/**
 * Moves the entries under "Unreleased" to a version, and leaves the heading for the next ones.
 *
 * @param date such as `2026-11-25`
 * @throws {Error} if there is nothing to release, or the version is there already
 */
export function releaseChangelog(changelog: string, version: string, date: string): string {
  unreleasedEntries(changelog);
  if (changelog.includes(`\n## ${version} `)) throw new Error(`CHANGELOG.md has ${version} already.`);
  return changelog.replace(
    `\n${unreleasedHeading}\n`,
    () => `\n${unreleasedHeading}\n\n## ${version} – ${date}\n`,
  );
}
