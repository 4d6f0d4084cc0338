/** The embeds of others, which the benchmark measures beside this one. */
import { installPackages } from '../support/packages-on-demand.js';

export const peerVersions: Readonly<Record<string, string>> = {
  '@calcom/embed-core': '1.5.3',
  '@calcom/embed-snippet': '1.3.3',
  '@shopify/buy-button-js': '3.0.6',
  '@typeform/embed': '6.1.1',
  altcha: '3.2.2',
};

/** Returns the folder that has the packages, or `undefined` if they cannot be installed. */
export const installPeers = (): Promise<string | undefined> => installPackages('bench-peers', peerVersions);
