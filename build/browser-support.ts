/** Looks up in MDN's data since when browsers know something. */
import bcd, { type CompatStatement, type Identifier } from '@mdn/browser-compat-data/forLegacyNode';

type Browser = 'chrome' | 'firefox' | 'safari';

/** Versions, such as `{ safari: '16.4' }`. */
export type Versions = Readonly<Record<Browser, string>>;

const isKnown = ({ support }: CompatStatement, browser: Browser, version: number): boolean =>
  [support[browser] ?? []]
    .flat()
    .some(
      ({ version_added, version_removed, flags, prefix, alternative_name }) =>
        typeof version_added === 'string' &&
        !(version_removed || flags || prefix || alternative_name) &&
        Number.parseFloat(version_added.replace('≤', '')) <= version,
    );

const knownIn = (statement: CompatStatement, versions: Readonly<Record<Browser, number>>): Browser[] =>
  (['chrome', 'firefox', 'safari'] as const).filter((browser) =>
    isKnown(statement, browser, versions[browser]),
  );

const newest = { chrome: Infinity, firefox: Infinity, safari: Infinity };

const asNumbers = ({ chrome, firefox, safari }: Versions) => ({
  chrome: Number(chrome),
  firefox: Number(firefox),
  safari: Number(safari),
});

/** Whether all of these versions know it. What the data does not list counts as known. */
export const isSupported = (feature: Identifier | undefined, versions: Versions): boolean =>
  !feature?.__compat || knownIn(feature.__compat, asNumbers(versions)).length === 3;

interface Member {
  owner: string;
  feature: Identifier;
}

/** All that scripts can name, by its last name: `canParse`, of `URL`. */
const members = new Map<string, Member[]>();
const { builtins } = bcd.javascript;
for (const [owner, feature] of [bcd.api, builtins, builtins?.Intl].flatMap(featuresOf)) {
  add(owner, { owner: '', feature });
  for (const [name, member] of featuresOf(feature))
    if (!name.endsWith('_event')) add(name.replace(/_static$/, ''), { owner, feature: member });
}

function featuresOf(parent: Identifier | undefined): [string, Identifier][] {
  return Object.entries(parent ?? {}).filter(
    (entry): entry is [string, Identifier] => entry[0] !== '__compat',
  );
}

function add(name: string, member: Member): void {
  const known = members.get(name);
  if (known) known.push(member);
  else members.set(name, [member]);
}

/**
 * Whether a script can read `name` in these versions: on `owner`, if that is a global of the browser, else on anything. What
 * one engine alone has counts as a name of ours.
 */
export function isMemberSupported(owner: string, name: string, versions: Versions): boolean {
  // Minified packages have such names of their own.
  const all = (name.length > 1 && members.get(name)) || [];
  const own = all.filter((member) => member.owner === owner);
  const candidates = own.length
    ? own
    : all.filter(({ feature }) => feature.__compat && knownIn(feature.__compat, newest).length > 1);
  return !candidates.length || candidates.some(({ feature }) => isSupported(feature, versions));
}

export const { css } = bcd;
