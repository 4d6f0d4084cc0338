/** For each answer: the documented fields, where they came from, and what the widget made of them. */
import { safeCheckoutLink } from '../../src/contract/checkout-link.js';
import { envelopes } from '../../src/contract/foreign-fields.js';
import type { CreatedLink, DonationStatus, Nonprofit, PartnerConfig } from '../../src/contract/schemas.js';
import { fieldNames, wrappers } from '../../src/contract/spellings.js';

export interface FieldCheck {
  field: string;
  expected: string;
  /** The value as JSON, with its path if that is not the documented one; `absent` without one. */
  received: string;
  madeOf: string;
}

interface Row<Answer> {
  field: string;
  expected: string;
  names: readonly string[];
  madeOf(answer: Answer): string;
}

const maxDepth = 5;

const plain = (name: string): string => name.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase();

/** Returns the paths of an object's fields with their values, the outermost first. */
function pathsOf(
  data: unknown,
  allowed: readonly string[],
): { path: string; name: string; value: unknown }[] {
  let level = [{ path: '', value: data }];
  const all: { path: string; name: string; value: unknown }[] = [];
  for (let depth = 0; depth < maxDepth && level.length; depth++) {
    const fields = level.flatMap(({ path, value }) =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).map(([name, field]: [string, unknown]) => ({
            path: path ? `${path}.${name}` : name,
            name,
            value: field,
          }))
        : [],
    );
    all.push(...fields);
    level = fields.filter(
      ({ name }) => /^\d+$/.test(name) || allowed.some((one) => plain(one) === plain(name)),
    );
  }
  return all;
}

function received({ field, names }: { field: string; names: readonly string[] }, data: unknown): string {
  const paths = pathsOf(data, [...envelopes, ...Object.values(wrappers).flat()]);
  for (const name of names) {
    const found = paths.find(
      (one) =>
        plain(one.name) === plain(name) && one.value !== null && one.value !== undefined && one.value !== '',
    );
    if (!found) continue;
    const json = JSON.stringify(found.value).slice(0, 100);
    return found.path === field ? json : `${json} as ${found.path}`;
  }
  return 'absent';
}

const check = <Answer>(rows: readonly Row<Answer>[], data: unknown, answer: Answer): FieldCheck[] =>
  rows.map(({ madeOf, ...row }) => ({
    field: row.field,
    expected: row.expected,
    received: received(row, data),
    madeOf: madeOf(answer),
  }));

const configRows: readonly Row<PartnerConfig>[] = [
  { field: 'name', expected: 'string', names: fieldNames.name, madeOf: ({ name }) => name ?? 'not needed' },
  {
    field: 'isActive',
    expected: 'boolean',
    names: [...fieldNames.isActive, ...fieldNames.isStopped, ...fieldNames.status],
    madeOf: ({ acceptsDonations }) => (acceptsDonations ? 'donations are on' : 'donations are off'),
  },
  {
    field: 'enabledFeatures',
    expected: 'string[] with DONATIONS',
    names: fieldNames.features,
    madeOf: ({ acceptsDonations }) => (acceptsDonations ? 'donations are on' : 'donations are off'),
  },
  {
    field: 'tipConfig',
    expected: '{ enabled: boolean, defaultPercent: number }',
    names: fieldNames.tip,
    madeOf: ({ tipPercent }) => (tipPercent === undefined ? 'no tip' : `a tip of ${tipPercent} %`),
  },
];

const nonprofitRows: readonly Row<Nonprofit>[] = [
  { field: 'name', expected: 'string', names: fieldNames.name, madeOf: ({ name }) => `"${name}"` },
  {
    field: 'logo',
    expected: 'https address',
    names: fieldNames.logo,
    madeOf: ({ logo }) => logo ?? 'no logo',
  },
  {
    field: 'status',
    expected: 'string',
    names: [...fieldNames.status, ...fieldNames.isActive, ...fieldNames.isStopped],
    madeOf: ({ isActive }) => (isActive ? 'active' : 'not active'),
  },
];

const statusRows: readonly Row<DonationStatus>[] = [
  {
    field: 'status',
    expected: 'string',
    names: fieldNames.donationStatus,
    madeOf: (status) =>
      status.type === 'pending' && !status.understood ? 'pending, not understood' : status.type,
  },
  {
    field: 'tokensDistributed',
    expected: 'number, later',
    names: fieldNames.tokens,
    madeOf: (status) => (status.type === 'succeeded' && status.reward?.tokens?.toString()) || 'no reward yet',
  },
];

export const checkConfig = (data: unknown, answer: PartnerConfig): FieldCheck[] =>
  check(configRows, data, answer);
export const checkNonprofit = (data: unknown, answer: Nonprofit): FieldCheck[] =>
  check(nonprofitRows, data, answer);
export const checkStatus = (data: unknown, answer: DonationStatus): FieldCheck[] =>
  check(statusRows, data, answer);

/** @param loopback whether a link may lead to this machine, as with a sandbox of one's own */
export function checkLink(
  data: unknown,
  answer: CreatedLink,
  { loopback }: { loopback: boolean },
): FieldCheck[] {
  const rows: readonly Row<CreatedLink>[] = [
    {
      field: 'donationLink',
      expected: 'https address of a known checkout host',
      names: fieldNames.donationLink,
      madeOf: ({ donationLink }) =>
        safeCheckoutLink(donationLink, { loopback }) ? 'safe to open' : 'not opened',
    },
    {
      field: 'partnerDonationId',
      expected: 'string',
      names: [...fieldNames.donationId, 'id'],
      madeOf: ({ partnerDonationId }) => `"${partnerDonationId}"`,
    },
  ];
  return check(rows, data, answer);
}
