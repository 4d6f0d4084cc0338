import { demoOrigins, demoPort } from '../support/origins.js';

const port = demoPort + 10;

/** The site of WordPress: another host than the widget's files and the API have. */
export const siteOrigin = `http://127.0.0.1:${port}`;

export const sitePort = port;

/** Folder of the script on the host of the files. */
export const filesUrl = `${demoOrigins.files}/v0/`;

/** The key of the whole site. */
export const siteKey = 'pk_test_demo_wordpress';

export const siteNonprofit = 'clean-water-fund';

/** The password of a person is the name. */
export const roles = ['administrator', 'author', 'contributor'] as const;

export type Role = (typeof roles)[number];
