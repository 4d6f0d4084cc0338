/**
 * What is measured. Each scenario is one visit, the same for every subject, and its times are the page's own (`probe.js`).
 */
import { z } from 'zod';
import type { PageKind } from './servers/pages.js';
import type { Session } from './session.js';
import type { ScenarioId } from './subjects/subject.js';
import { costsOf, eventsAfter } from './trace-events.js';

/** `Before` and `after` are before and after the click. */
export interface Sample {
  entryVisibleMs?: number;
  requestsBefore?: number;
  bytesBefore?: number;
  apiCallsBefore?: number;
  /** From the page's start until nothing more happens, with nobody touching it. */
  idleMainThreadMs?: number;
  requestsAfter?: number;
  bytesAfter?: number;
  apiCallsAfter?: number;
  preflightsAfter?: number;
  usableMs?: number;
  usableAfterHoverMs?: number;
  mainThreadMs?: number;
  scriptMs?: number;
  layoutShift?: number;
  heapKb?: number;
  hundredScripts?: number;
  hundredApiCalls?: number;
  hundredVisibleMs?: number;
}

export type Metric = keyof Sample;

export interface Scenario {
  readonly id: ScenarioId | 'blank' | 'trace';
  readonly page: PageKind;
  /** How many entries the page has. */
  readonly entries: number;
  run(session: Session): Promise<Sample>;
}

const hoverMs = 300;
const visible = { entriesVisibleMs: z.number() };
const opened = { usableMs: z.number() };

/** The same page without a subject. What it costs is taken off the others' heap and idle main thread. */
export const blankScenario: Scenario = {
  id: 'blank',
  page: 'blank',
  entries: 0,
  async run({ settle, mainThreadMs, heapKb }) {
    await settle();
    return { idleMainThreadMs: await mainThreadMs(), heapKb: await heapKb() };
  },
};

export const scenarios: readonly Scenario[] = [
  {
    id: 'entry',
    page: 'entry',
    entries: 1,
    async run({ ask }) {
      const { entriesVisibleMs } = await ask('entriesVisible()', visible);
      return { entryVisibleMs: entriesVisibleMs };
    },
  },
  {
    id: 'click',
    page: 'story',
    entries: 1,
    async run({ ask, settle, traffic, mainThreadMs, heapKb }) {
      await ask('entriesVisible()', visible);
      await settle();
      const before = traffic.total();
      const idle = await mainThreadMs();
      const { usableMs } = await ask('open()', opened);
      await settle();
      const worked = await mainThreadMs();
      const after = traffic.total();
      const { layoutShift } = await ask('layoutShift()', { layoutShift: z.number() });
      return {
        requestsBefore: before.requests,
        bytesBefore: before.bytes,
        apiCallsBefore: before.apiCalls,
        idleMainThreadMs: idle,
        requestsAfter: after.requests,
        bytesAfter: after.bytes,
        apiCallsAfter: after.apiCalls,
        preflightsAfter: after.preflights,
        usableMs,
        mainThreadMs: worked - idle,
        layoutShift,
        heapKb: await heapKb(),
      };
    },
  },
  {
    id: 'trace',
    page: 'story',
    entries: 1,
    async run({ ask, settle, trace }) {
      await ask('entriesVisible()', visible);
      await settle();
      const recorded = await trace(async () => {
        await ask('open()', opened);
        await settle();
      });
      return { scriptMs: costsOf(eventsAfter(recorded, 'sir-bench-click')).scriptMs };
    },
  },
  {
    id: 'hover',
    page: 'story',
    entries: 1,
    async run({ ask, settle, page }) {
      await ask('entriesVisible()', visible);
      await settle();
      const opening = ask(`openAfterHover(${hoverMs})`, opened);
      await Promise.all([opening, page.locator('sir-donate, hand-written-donate').hover()]);
      return { usableAfterHoverMs: (await opening).usableMs };
    },
  },
  {
    id: 'hundred',
    page: 'hundred',
    entries: 100,
    async run({ ask, settle, traffic }) {
      const { entriesVisibleMs } = await ask('entriesVisible()', visible);
      await settle();
      const { scripts, apiCalls } = traffic.total();
      return { hundredScripts: scripts, hundredApiCalls: apiCalls, hundredVisibleMs: entriesVisibleMs };
    },
  },
];
