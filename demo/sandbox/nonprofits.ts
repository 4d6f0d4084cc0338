/**
 * The invented nonprofits of the sandbox. Each covers a case: a long name, a right-to-left name, no logo, a logo that is
 * missing, inactive, and the second spelling of fields that the widget accepts.
 */
export interface Nonprofit {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly ein: string;
  readonly status: 'ACTIVE' | 'INACTIVE';
  /** File name under /logos/. */
  readonly logo?: string;
  /** Responds with `logoUrl` and `EIN` instead of `logo` and `ein`. */
  readonly otherSpelling?: true;
}

const nonprofits: readonly Nonprofit[] = [
  {
    id: 'org_8d1f20c4',
    slug: 'clean-water-fund',
    name: 'Clean Water Fund of Lindenau',
    ein: '00-1000001',
    status: 'ACTIVE',
    logo: 'clean-water-fund.svg',
  },
  {
    id: 'org_27be9a51',
    slug: 'forest-guardians',
    name: 'Guardians of the Hollow Forest',
    ein: '00-1000002',
    status: 'ACTIVE',
    logo: 'forest-guardians.svg',
  },
  {
    id: 'org_b04c6e93',
    slug: 'open-kitchen',
    name: 'The Open Kitchen on Mill Lane',
    ein: '00-1000003',
    status: 'ACTIVE',
    logo: 'open-kitchen.svg',
    otherSpelling: true,
  },
  {
    id: 'org_6fa38d07',
    slug: 'st-hildegard',
    name: 'Saint Hildegard Society for the Care of Travellers, Foundlings and the Restoration of Bridges in the Upper Valley',
    ein: '00-1000004',
    status: 'ACTIVE',
    logo: 'st-hildegard.svg',
  },
  {
    id: 'org_19d5c7e2',
    slug: 'al-amal',
    name: 'دار الأمل لتعليم أطفال الوادي الأخضر',
    ein: '00-1000005',
    status: 'ACTIVE',
    logo: 'al-amal.svg',
  },
  {
    id: 'org_c3e81b46',
    slug: 'night-school',
    name: 'Harbour Street Night School',
    ein: '00-1000006',
    status: 'ACTIVE',
  },
  {
    id: 'org_5a90f2d8',
    slug: 'broken-logo',
    name: 'Society of the Missing Picture',
    ein: '00-1000007',
    status: 'ACTIVE',
    logo: 'not-there.svg',
  },
  {
    id: 'org_e47716ab',
    slug: 'old-mill',
    name: 'Friends of the Old Mill',
    ein: '00-1000008',
    status: 'INACTIVE',
    logo: 'old-mill.svg',
  },
];

export function findNonprofit(slug: string): Nonprofit | undefined {
  return nonprofits.find((nonprofit) => nonprofit.slug === slug);
}

/** Returns the response body of a nonprofit. */
export function nonprofitBody(nonprofit: Nonprofit, apiUrl: string): Record<string, string> {
  const { id, slug, name, ein, status } = nonprofit;
  const logo = nonprofit.logo === undefined ? undefined : `${apiUrl}/logos/${nonprofit.logo}`;
  if (nonprofit.otherSpelling) {
    return { id, slug, name, EIN: ein, status, ...(logo !== undefined && { logoUrl: logo }) };
  }
  return { id, slug, name, ein, status, ...(logo !== undefined && { logo }) };
}
