import type { Environment } from './enums.js';

/**
 * Hosts of the Partner API, by environment. The parser, the frame's content security policy and `public/_headers` all
 * take them from here.
 */
export const apiHosts: Readonly<Record<Environment, string>> = {
  sandbox: 'devapi.sirgiving.org',
  production: 'api.sirgiving.org',
};
