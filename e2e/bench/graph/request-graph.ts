/**
 * `npm run bench -- --graph`: records the requests of a page that loads and of a press on its button, on a slow phone, and
 * draws them into `demo/pictures/request-graph.svg`.
 */
import { writeFile } from 'node:fs/promises';
import type { Browser } from 'playwright';
import { z } from 'zod';
import type { Network } from '../networks.js';
import type { Site } from '../servers/servers.js';
import { visit } from '../session.js';
import { handWritten, ownSubjects } from '../subjects/own.js';
import type { Origins, Subject } from '../subjects/subject.js';
import { type DrawnRequest, drawPicture, type Panel, type RequestKind } from './draw.js';
import { createRequestLog, type LoggedRequest } from './request-log.js';

const runs = 5;

interface GraphOptions {
  readonly browser: Browser;
  readonly site: Site;
  readonly network: Network;
  readonly path: string;
}

interface Opening {
  readonly requests: readonly LoggedRequest[];
  readonly entryVisibleMs: number;
  readonly clickedAtMs: number;
  readonly usableMs: number;
}

export async function drawRequestGraph(options: GraphOptions): Promise<void> {
  const prepared = await recordTypicalOpening(options, subjectCalled('widget'));
  const cold = await recordTypicalOpening(options, subjectCalled('none'));
  const { origins } = options.site;
  const panels: Panel[] = [
    {
      title: 'The page loads, and nobody gives',
      requests: prepared.requests
        .filter(({ startMs }) => startMs < prepared.clickedAtMs)
        .map((request) => drawnRequest(request, { origins, zeroMs: 0 })),
      marks: [{ label: 'button visible', atMs: prepared.entryVisibleMs }],
    },
    pressPanel('A press on the button, later', prepared, origins),
    pressPanel('A press with preload="none"', cold, origins),
  ];
  const { rttMs, downKbit, cpuSlowdown } = options.network;
  const title = `Requests of one opening: ${downKbit / 1000} Mbit/s, ${rttMs} ms round trip, CPU ${cpuSlowdown} times slower`;
  await writeFile(options.path, drawPicture({ title, panels }));
}

function subjectCalled(id: string): Subject {
  return ownSubjects.find((subject) => subject.id === id) ?? handWritten;
}

/** Of several visits, the one in the middle. */
async function recordTypicalOpening(options: GraphOptions, subject: Subject): Promise<Opening> {
  const openings: Opening[] = [];
  for (let run = 0; run < runs; run++) openings.push(await recordOpening(options, subject));
  const [middle] = openings.sort((one, other) => one.usableMs - other.usableMs).slice(Math.floor(runs / 2));
  if (!middle) throw new Error('Nothing was recorded.');
  return middle;
}

async function recordOpening({ browser, site, network }: GraphOptions, subject: Subject): Promise<Opening> {
  const log = createRequestLog();
  site.prepareVisit(network);
  const where = {
    url: site.urlOf(subject, 'story'),
    filesOrigin: site.origins.files,
    network,
    subject,
    entries: 1,
    watch: log.watch,
  };
  return visit(browser, where, async ({ ask, settle, cdp }) => {
    const { entriesVisibleMs } = await ask('entriesVisible()', { entriesVisibleMs: z.number() });
    await settle();
    const opened = await ask('open()', { usableMs: z.number(), clickedAtMs: z.number() });
    await settle();
    return { ...opened, entryVisibleMs: entriesVisibleMs, requests: await log.list(cdp) };
  });
}

function pressPanel(title: string, { requests, clickedAtMs, usableMs }: Opening, origins: Origins): Panel {
  return {
    title,
    requests: requests
      .filter(({ startMs }) => startMs >= clickedAtMs)
      .map((request) => drawnRequest(request, { origins, zeroMs: clickedAtMs })),
    marks: [{ label: 'form usable', atMs: usableMs }],
  };
}

function drawnRequest(
  request: LoggedRequest,
  { origins, zeroMs }: { origins: Origins; zeroMs: number },
): DrawnRequest {
  const kind = kindOf(request, origins);
  const notes = [
    kind !== 'preflight' && `${(request.bytes / 1000).toFixed(1)} kB`,
    kind === 'file' && /low/i.test(request.priority) && 'low priority',
  ];
  return {
    label: labelOf(request.url),
    kind,
    startMs: request.startMs - zeroMs,
    endMs: request.endMs - zeroMs,
    note: notes.filter(Boolean).join(', '),
  };
}

function kindOf({ url, method, type }: LoggedRequest, origins: Origins): RequestKind {
  if (method === 'OPTIONS') return 'preflight';
  if (url.startsWith(origins.files)) return 'file';
  if (url.startsWith(origins.pages)) return 'page';
  return type === 'Image' ? 'image' : 'api';
}

/** The last part of the address, without a hash. */
export function labelOf(url: string): string {
  const name = new URL(url).pathname.split('/').at(-1) ?? url;
  return name.replace(/-[\w-]{8}(?=\.js$)/, '');
}
