/**
 * The fault matrix: what each fault of each endpoint comes to. Data only; `faults.spec.ts` plays it.
 */
import type { Fault } from '../../demo/sandbox/faults.js';
import type { ErrorCode } from '../../src/contract/errors.js';
import type { translate } from './translations.js';

type Words = Parameters<typeof translate>[0];

export const faultyEndpoints = ['config', 'organization', 'create-link', 'status'] as const;

export type FaultyEndpoint = (typeof faultyEndpoints)[number];

/** What the sandbox does wrong, or the browser before anything reaches it. */
export type Cause = Fault | LostCause;

/** The request does not reach the sandbox. */
export type LostCause = 'offline' | 'dns' | 'connection-refused' | 'preflight-refused';

export interface Outcome {
  /**
   * Where the donor reads of it: on a screen in the form's place; over the details; in the last button, which waits;
   * nowhere; or, once handed over, still on the screen that waits for the payment.
   */
  where: 'screen' | 'alert' | 'last button' | 'nowhere' | 'waiting';
  /** The donor's sentence. */
  words?: Words;
  /** What the page is told. */
  code?: ErrorCode;
  /** How often the widget asks of itself, before the donor does anything or the next poll is due. */
  requests: number;
  /** What leads on once the fault is gone. */
  wayOn: 'Try again' | 'the last button' | 'coming back online' | 'the next poll' | 'waiting' | 'none needed';
  /** For so long nothing is read from the API, even if the donor asks. */
  pauseMs?: number;
  /** Fields that are marked for the donor to change. */
  marked?: readonly Words[];
}

export interface FaultRow extends Readonly<Record<FaultyEndpoint, Outcome>> {
  cause: Cause;
}

/** A reading call, or a POST that no change by the donor can fix: a screen takes the form's place. */
const screen = (words: Words, code: ErrorCode, requests = 1, more: Partial<Outcome> = {}): Outcome => ({
  where: 'screen',
  words,
  code,
  requests,
  wayOn: 'Try again',
  ...more,
});

/** A POST that failed: it is never repeated but by the donor, whom no pause holds back. */
const alert = (words: Words, code: ErrorCode, more: Partial<Outcome> = {}): Outcome => ({
  where: 'alert',
  words,
  code,
  requests: 1,
  wayOn: 'the last button',
  ...more,
});

/** A status that is not known yet is no failure: the donor reads nothing of it, the developer reads it once. */
const pending = (code?: ErrorCode, more: Partial<Outcome> = {}): Outcome => ({
  where: 'waiting',
  words: 'waitingTitle',
  code,
  requests: 1,
  wayOn: 'the next poll',
  ...more,
});

/** Nothing is wrong with the answer but its time, or its weight. */
const late: Outcome = { where: 'last button', words: 'preparing', requests: 1, wayOn: 'waiting' };
const unnoticed: Outcome = { where: 'nowhere', requests: 1, wayOn: 'none needed' };

/** What both of the calls that fill in the form come to. */
const reading = (outcome: Outcome) => ({ config: outcome, organization: outcome });

/** Nothing answered: asked three times, but for the POST. */
const noAnswer = {
  ...reading(screen('problemNetwork', 'network', 3)),
  'create-link': alert('problemNetwork', 'network'),
  status: pending('network'),
};

/** The server answered that it is broken: asked three times, but for the POST. */
const broken = {
  ...reading(screen('problemServer', 'server', 3)),
  'create-link': alert('problemServer', 'server'),
  status: pending('server'),
};

/**
 * An answer that cannot be read is the same the next time: not asked again but for the POST, which is sent all the same,
 * because nothing of the answer is needed to give. The page is told.
 */
const unreadable = {
  ...reading({ where: 'nowhere', code: 'bad-response', requests: 2, wayOn: 'none needed' }),
  'create-link': alert('problemServer', 'bad-response'),
  status: pending(),
};

export const faultTable: Readonly<Record<string, FaultRow>> = {
  offline: {
    cause: 'offline',
    ...reading(screen('problemNetwork', 'network', 3, { wayOn: 'coming back online' })),
    'create-link': alert('problemNetwork', 'network'),
    status: pending('network'),
  },
  'DNS failure': { cause: 'dns', ...noAnswer },
  refused: { cause: 'connection-refused', ...noAnswer },
  'reset in mid-body': { cause: 'reset-mid-body', ...noAnswer },
  hang: {
    cause: 'hang',
    ...reading(screen('problemNetwork', 'timeout')),
    'create-link': alert('problemNetwork', 'timeout'),
    status: pending('timeout'),
  },
  slow: {
    cause: 'held',
    ...reading(late),
    'create-link': late,
    status: pending(undefined, { wayOn: 'waiting' }),
  },
  '400 with field messages': {
    cause: 'status-400-fields',
    // What the donor entered was not asked about: the attributes were.
    ...reading(screen('problemSetup', 'rejected')),
    'create-link': alert('problemRejected', 'rejected', { marked: ['firstName', 'email'] }),
    status: pending('rejected'),
  },
  401: {
    cause: '401',
    ...reading(screen('problemSetup', 'unauthorized')),
    'create-link': screen('problemSetup', 'unauthorized'),
    status: pending('unauthorized'),
  },
  403: {
    cause: '403',
    ...reading(screen('problemSetup', 'forbidden')),
    'create-link': screen('problemSetup', 'forbidden'),
    status: pending('forbidden'),
  },
  404: {
    cause: '404',
    ...reading(screen('problemSetup', 'not-found')),
    'create-link': screen('problemSetup', 'not-found'),
    // The API may not know a new donation yet.
    status: pending(),
  },
  '429 without Retry-After': {
    cause: '429',
    ...reading(screen('problemBusy', 'rate-limited', 1, { pauseMs: 30_000 })),
    'create-link': alert('problemBusy', 'rate-limited'),
    status: pending('rate-limited', { pauseMs: 30_000 }),
  },
  '429 with Retry-After': {
    cause: '429-retry-after',
    ...reading(screen('problemBusy', 'rate-limited', 3, { pauseMs: 2_000 })),
    'create-link': alert('problemBusy', 'rate-limited'),
    status: pending('rate-limited'),
  },
  500: { cause: '500', ...broken },
  '502 with HTML': { cause: '502-html', ...broken },
  'invalid JSON': { cause: 'invalid-json', ...unreadable },
  'wrong shape': { cause: 'wrong-shape', ...unreadable },
  'empty body': { cause: 'empty-body', ...unreadable },
  'huge body': { cause: 'huge-body', ...reading(unnoticed), 'create-link': unnoticed, status: unnoticed },
  redirect: { cause: 'redirect', ...noAnswer },
  'CORS refused': { cause: 'no-cors', ...noAnswer },
  'preflight refused': { cause: 'preflight-refused', ...noAnswer },
};
