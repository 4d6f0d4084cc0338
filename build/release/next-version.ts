import semver from 'semver';

const bumps = ['major', 'minor', 'patch', 'premajor', 'preminor', 'prepatch', 'prerelease'] as const;

/**
 * Returns the version that is released.
 *
 * @param request a version such as `1.2.3`, or the part to raise: `major`, `minor`, `patch`, `prerelease`
 * @throws {Error} if it is neither, or not after the current version
 */
export function nextVersion(current: string, request: string): string {
  const bump = bumps.find((name) => name === request);
  const version = bump ? semver.inc(current, bump) : semver.valid(request);
  if (!version || (!bump && version !== request))
    throw new Error(`"${request}" is no version such as 1.2.3, and none of ${bumps.join(', ')}.`);
  if (!semver.gt(version, current)) throw new Error(`${version} is not after ${current}.`);
  return version;
}
