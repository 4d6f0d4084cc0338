/**
 * `npm run demo`: starts the servers and prints the addresses of the pages. `SIR_DEMO_PORT` sets the first port (4300),
 * `SIR_DEMO_LATENCY_MS` the delay of API responses (0).
 */
import { PortTakenError } from './listen.js';
import { type Servers, startServers } from './servers.js';

const DEFAULT_PORT = 4300;
const PAGES = [
  ['', 'overview, with the sandbox keys'],
  ['charity.html', "a charity's home page with a donate button"],
  ['inline.html', 'a campaign with the form in the page'],
  ['several.html', 'several widgets on one page'],
  ['charity.html?isolated=true', 'the same home page, the form isolated in a frame'],
  ['kitchen.html', 'ways into the form, monthly numbers, the words and links of the charity'],
  ['newsletter.html', 'a landing page with an iframe'],
  ['cms.html', 'a CMS that strips scripts'],
  ['brands.html', 'four brands, made with tokens alone'],
  ['snippet.html', 'the snippet builder'],
] as const;

const from = numberFrom('SIR_DEMO_PORT', DEFAULT_PORT);

try {
  const servers = await startServers({ from, latencyMs: numberFrom('SIR_DEMO_LATENCY_MS', 0) });
  console.log(welcome(servers));
  for (const signalName of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signalName, () => {
      void servers.close();
    });
  }
} catch (error) {
  console.error(error instanceof PortTakenError ? portHelp(error.port) : error);
  process.exitCode = 1;
}

function welcome({ hostUrl, filesUrl, apiUrl, checkoutUrl }: Servers): string {
  const pages = PAGES.map(([path, about]) => `  ${`${hostUrl}/${path}`.padEnd(50)} ${about}`);
  return [
    '',
    `The demo is running. Open ${hostUrl}/`,
    '',
    ...pages,
    '',
    `  widget files ${filesUrl} · sandbox API ${apiUrl} · checkout ${checkoutUrl}`,
    '  No money moves. Ctrl+C stops it.',
    '',
  ].join('\n');
}

function portHelp(port: number): string {
  return `Port ${port} is taken, and the demo needs ports ${from} to ${from + 3}.\nStop what uses it, or choose another start: SIR_DEMO_PORT=${from + 100} npx tsx demo/start.ts`;
}

function numberFrom(variable: string, otherwise: number): number {
  const value = Number(process.env[variable] ?? otherwise);
  return Number.isInteger(value) && value >= 0 && value < 65_000 ? value : otherwise;
}
