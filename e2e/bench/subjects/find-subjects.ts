/** Which subjects a run measures: ours always, and the peers that can be had. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type BenchArguments, choose } from '../arguments.js';
import { installPeers } from '../peer-packages.js';
import type { InstalledPeer } from '../servers/servers.js';
import { altcha } from './altcha.js';
import { calcom } from './calcom.js';
import { everyOrg } from './every-org.js';
import { ownSubjects } from './own.js';
import { shopify } from './shopify.js';
import type { Subject } from './subject.js';
import { typeform } from './typeform.js';

const packagedPeers = [calcom, typeform, shopify, altcha];

interface Found {
  readonly subjects: readonly Subject[];
  readonly peers: readonly InstalledPeer[];
}

/**
 * @throws Error for an id that no subject has, for a folder without Every.org's button, and if the results are to be
 *   written but peers are missing.
 */
export async function findSubjects({ only, write, everyOrg: folder }: BenchArguments): Promise<Found> {
  const candidates = [...(folder ? [everyOrg] : []), ...packagedPeers];
  const chosen = choose([...ownSubjects, ...candidates.map(({ subject }) => subject)], only);
  const wantedPeers = candidates.filter(({ subject }) => chosen.includes(subject));

  const peers: InstalledPeer[] = [];
  if (folder && wantedPeers.includes(everyOrg)) peers.push({ ...everyOrg, folder: checkEveryOrg(folder) });
  const packaged = wantedPeers.filter((peer) => packagedPeers.includes(peer));
  const packages = packaged.length > 0 ? await installPeers() : undefined;
  if (packages) peers.push(...packaged.map((peer) => ({ ...peer, folder: packages })));
  else if (packaged.length > 0) {
    const titles = packaged.map(({ subject }) => subject.title).join(', ');
    const why = `npm could not install the peers (${titles}). Is its registry reachable?`;
    if (write) throw new Error(`${why} Nothing is written without them.`);
    console.error(`${why} They are left out.`);
  }

  const available = peers.map(({ subject }) => subject);
  return {
    subjects: [...chosen.filter(({ group }) => group !== 'peer'), ...available],
    peers,
  };
}

function checkEveryOrg(folder: string): string {
  const [{ from } = { from: '' }] = everyOrg.files;
  if (!existsSync(join(folder, from))) throw new Error(`${resolve(folder)} has no ${from}.`);
  return folder;
}
