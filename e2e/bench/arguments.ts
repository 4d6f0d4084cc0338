/** The command line of `npm run bench`. */
import { parseArgs } from 'node:util';
import { z } from 'zod';

export interface BenchArguments {
  /** Number of visits that count, of each kind. */
  readonly runs: number;
  readonly json: boolean;
  /** Writes the tables into the README and docs/performance.md. Not of a part of the subjects or networks. */
  readonly write: boolean;
  /** Draws the requests of one opening instead of measuring. */
  readonly graph: boolean;
  /** Ids of subjects; all of them if empty. */
  readonly only: readonly string[];
  /** Ids of networks; all of them if empty. */
  readonly networks: readonly string[];
  /** Folder with Every.org's built `button.js`. */
  readonly everyOrg: string | undefined;
  /** The first of four consecutive ports. */
  readonly port: number;
}

const list = z.string().transform((value) => value.split(',').filter(Boolean));

const schema = z.object({
  runs: z.coerce.number().int().min(1),
  json: z.boolean(),
  write: z.boolean(),
  graph: z.boolean(),
  only: list,
  networks: list,
  'every-org': z.string().min(1).optional(),
  port: z.coerce.number().int().min(1024).max(65_000),
});

/**
 * @param everyOrgFolder The folder of Every.org's button if no argument names one.
 * @throws TypeError for an argument that is not known, ZodError for a malformed value, Error for `--write` of a part.
 */
export function readArguments(args: readonly string[], everyOrgFolder?: string): BenchArguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      runs: { type: 'string', default: '10' },
      json: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      graph: { type: 'boolean', default: false },
      only: { type: 'string', default: '' },
      networks: { type: 'string', default: '' },
      'every-org': { type: 'string', default: everyOrgFolder },
      port: { type: 'string', default: '4350' },
    },
  });
  const { 'every-org': everyOrg, ...rest } = schema.parse(values);
  if (rest.write && rest.only.length + rest.networks.length > 0)
    throw new Error('--write takes everything: leave out --only and --networks.');
  return { ...rest, everyOrg };
}

/**
 * Returns the items that `ids` names, in their own order, or all of them if it names none.
 * @throws Error for an id that none of them has.
 */
export function choose<T extends { readonly id: string }>(items: readonly T[], ids: readonly string[]): T[] {
  const unknown = ids.find((id) => !items.some((item) => item.id === id));
  if (unknown) throw new Error(`"${unknown}" is none of ${items.map(({ id }) => id).join(', ')}.`);
  return items.filter(({ id }) => ids.length === 0 || ids.includes(id));
}
