import { layout } from '../../build/layout.js';

/** Where the demo's servers stand while the specs run: four ports, so four origins, as in real life. */
export const demoPort = Number(process.env.SIR_E2E_PORT ?? 4310);

const origin = (offset: number): string => `http://localhost:${demoPort + offset}`;

export const demoOrigins = {
  host: origin(0),
  files: origin(1),
  api: origin(2),
  checkout: origin(3),
} as const;

/** Folder of the release under test, in which all files are that no page names. */
export const releaseFiles = `${demoOrigins.files}/${layout.version}`;

/** How the widget's console lines begin. */
export const consolePrefix = `[sir-donate ${layout.version}]`;
