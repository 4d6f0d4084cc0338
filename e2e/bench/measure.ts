/**
 * What is measured. Four visits make one sample; each is the same for the widget and the peer, and the times are the
 * page's own (`probe.js`).
 */
import { z } from 'zod';
import type { PageKind } from './pages.js';
import type { Session } from './session.js';

/**
 * What one run tells of one product on one network. `Before` and `After` are before and after the click. The time of
 * one entry is there twice: `entryVisibleMs` is the browser's first contentful paint, `oneVisibleMs` is taken as it is
 * for a hundred entries, which no paint entry tells of.
 */
const metrics = [
  'entryVisibleMs',
  'oneVisibleMs',
  'requestsBefore',
  'bytesBefore',
  'apiCallsBefore',
  'requestsAfter',
  'bytesAfter',
  'apiCallsAfter',
  'preflightsAfter',
  'usableMs',
  'usableAfterHoverMs',
  'mainThreadMs',
  'layoutShift',
  'heapKb',
  'hundredScripts',
  'hundredApiCalls',
  'hundredVisibleMs',
] as const;

export type Metric = (typeof metrics)[number];
export type Sample = Readonly<Record<Metric, number>>;

/** What one visit adds to a sample. */
export type Part = Partial<Sample>;

export interface Scenario {
  readonly name: string;
  readonly page: PageKind;
  run(session: Session): Promise<Part>;
}

const hoverMs = 300;
const entries = { allVisibleMs: z.number(), firstPaintMs: z.number() };
const opened = { usableMs: z.number() };

export const scenarios: readonly Scenario[] = [
  {
    name: 'one entry',
    page: 'entry',
    async run({ ask }) {
      const { firstPaintMs, allVisibleMs } = await ask('entries()', entries);
      return { entryVisibleMs: firstPaintMs, oneVisibleMs: allVisibleMs };
    },
  },
  {
    name: 'a click',
    page: 'story',
    async run({ ask, settle, traffic, apiRequests, mainThreadMs, heapKb }) {
      await ask('entries()', entries);
      await settle();
      const before = { ...traffic.total(), ...(await apiRequests()) };
      const workedMs = await mainThreadMs();
      const { usableMs } = await ask('open()', opened);
      await settle();
      const openedMs = await mainThreadMs();
      const after = { ...traffic.total(), ...(await apiRequests()) };
      const { layoutShift } = await ask('layoutShift()', { layoutShift: z.number() });
      return {
        requestsBefore: before.requests,
        bytesBefore: before.bytes,
        apiCallsBefore: before.calls + before.preflights,
        requestsAfter: after.requests - before.requests,
        bytesAfter: after.bytes - before.bytes,
        apiCallsAfter: after.calls - before.calls,
        preflightsAfter: after.preflights - before.preflights,
        usableMs,
        mainThreadMs: openedMs - workedMs,
        layoutShift,
        heapKb: await heapKb(),
      };
    },
  },
  {
    name: 'a click after hovering',
    page: 'story',
    async run({ ask, settle, page }) {
      await ask('entries()', entries);
      await settle();
      const opening = ask(`openAfterHover(${hoverMs})`, opened);
      await Promise.all([opening, page.locator('sir-donate, peer-donate').hover()]);
      return { usableAfterHoverMs: (await opening).usableMs };
    },
  },
  {
    name: 'a hundred entries',
    page: 'hundred',
    async run({ ask, settle, traffic, apiRequests }) {
      const { allVisibleMs } = await ask('entries()', entries);
      await settle();
      const { calls, preflights } = await apiRequests();
      return {
        hundredScripts: traffic.total().scripts,
        hundredApiCalls: calls + preflights,
        hundredVisibleMs: allVisibleMs,
      };
    },
  },
];

/**
 * Joins the visits of one run.
 * @throws Error when one of them left something out.
 */
export function joinParts(parts: readonly Part[]): Sample {
  return z.record(z.enum(metrics), z.number()).parse(Object.assign({}, ...parts));
}
