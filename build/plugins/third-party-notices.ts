import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { z } from 'zod';

/** What Vite's `build.license` says of a package of which it has bundled a module. */
const bundledPackageSchema = z.object({
  name: z.string(),
  version: z.string(),
  /** SPDX identifier. */
  identifier: z.string().optional(),
  /** Text of its licence file. */
  text: z.string().optional(),
});

export type BundledPackage = z.infer<typeof bundledPackageSchema>;

/** The asset in which Vite gives the packages of one output. It does not ship. */
export const licenseFile = 'bundled-packages.json';

const allowedLicences = ['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0'];

/**
 * Returns the notices of what is bundled, each package once.
 *
 * @throws {Error} if a package has no licence text, or a licence that must not be bundled without thought
 */
export function noticesOf(packages: readonly BundledPackage[]): string {
  const byName = new Map(packages.map((one) => [`${one.name} ${one.version}`, one]));
  const sections = [...byName].sort().map(([title, { identifier = 'none', text }]) => {
    if (!text) throw new Error(`${title} has no licence file, so its notice cannot ship.`);
    if (!allowedLicences.includes(identifier))
      throw new Error(`${title} has the licence ${identifier}. Allowed: ${allowedLicences.join(', ')}.`);
    return `${title} (${identifier})\n\n${text.trim()}\n`;
  });
  return [`The files of this folder contain code of these packages.\n`, ...sections].join(
    `\n${'-'.repeat(78)}\n\n`,
  );
}

export interface ThirdPartyNotices {
  plugin: Plugin;
  /** Writes the notices of all outputs that were built. */
  write(folder: string): void;
}

/** Collects from the module graph of each output which packages it contains. */
export function thirdPartyNotices(): ThirdPartyNotices {
  const packages: BundledPackage[] = [];
  return {
    plugin: {
      name: 'sir-donate:third-party-notices',
      sharedDuringBuild: true,
      generateBundle: {
        order: 'post',
        handler(_, bundle) {
          const asset = bundle[licenseFile];
          if (asset?.type !== 'asset') return;
          packages.push(...z.array(bundledPackageSchema).parse(JSON.parse(String(asset.source))));
          delete bundle[licenseFile];
        },
      },
    },
    write(folder) {
      if (!packages.length) throw new Error('Vite has listed no bundled package: see build.license.');
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'THIRD-PARTY-NOTICES.txt'), noticesOf(packages));
    },
  };
}
