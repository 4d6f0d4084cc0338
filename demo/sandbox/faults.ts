/**
 * The faults by name, and the plan of faults for the next requests.
 * - A fault is planned for a key and an endpoint; `*` stands for every key or every endpoint.
 * - A preflight carries no key. Unless the API base names one (`/as/<key>` in `api.ts`), only faults for every key apply.
 * - A request with the fault `held` gets its response when the plan ends.
 */
import { z } from 'zod';
import type { Endpoint } from './routes.js';

export const faultSchema = z.enum([
  'refused',
  'reset-mid-body',
  'hang',
  'slow',
  'held',
  'status-400-fields',
  'status-400',
  '401',
  '403',
  '404',
  '429',
  '429-retry-after',
  '500',
  '502-html',
  '503-html',
  'invalid-json',
  'wrong-shape',
  'empty-body',
  'huge-body',
  'redirect',
  'no-cors',
  'preflight-refused',
  'hostile',
]);

export type Fault = z.infer<typeof faultSchema>;

export interface PlannedFault {
  readonly key: string;
  readonly endpoint: Endpoint | '*';
  readonly fault: Fault;
  /** How many requests it applies to; without it, all until it is cancelled. */
  readonly times?: number;
  /** Waits before the fault takes effect. */
  readonly afterMs?: number;
}

export type FaultPlan = ReturnType<typeof createFaultPlan>;

export function createFaultPlan() {
  const planned = new Map<string, PlannedFault & { left: number; ended: Promise<void>; end: () => void }>();
  const requestCounts = new Map<string, number>();
  const slot = (key: string, endpoint: string) => `${endpoint} ${key}`;
  const findDue = (key: string, endpoint: Endpoint) =>
    [slot(key, endpoint), slot(key, '*'), slot('*', endpoint), slot('*', '*')]
      .map((name) => planned.get(name))
      .find((fault) => fault !== undefined && fault.left > 0);

  function drop(name: string): void {
    planned.get(name)?.end();
    planned.delete(name);
  }

  return {
    plan(fault: PlannedFault): void {
      const name = slot(fault.key, fault.endpoint);
      drop(name);
      let end = () => {};
      const ended = new Promise<void>((resolve) => {
        end = resolve;
      });
      planned.set(name, { ...fault, left: fault.times ?? Number.POSITIVE_INFINITY, ended, end });
    },
    cancel(key: string, endpoint: Endpoint | '*'): void {
      drop(slot(key, endpoint));
    },
    /** Returns the most specific fault that is due, and counts this use. `ended` resolves when its plan ends. */
    take(key: string, endpoint: Endpoint): (PlannedFault & { ended: Promise<void> }) | undefined {
      const due = findDue(key, endpoint);
      if (due) due.left -= 1;
      return due;
    },
    /** `key` is the key in the path of the API base, or empty. */
    refusesPreflight(key: string, endpoint: Endpoint): boolean {
      const due = findDue(key, endpoint);
      return due?.fault === 'preflight-refused' || (due?.fault === 'no-cors' && due.key === '*');
    },
    /** Returns true for the first, third, fifth … request of a key. */
    isOddRequest(key: string): boolean {
      const count = (requestCounts.get(key) ?? 0) + 1;
      requestCounts.set(key, count);
      return count % 2 === 1;
    },
    clear(key?: string): void {
      for (const [name, fault] of planned) {
        if (key === undefined || fault.key === key) drop(name);
      }
      if (key === undefined) requestCounts.clear();
      else requestCounts.delete(key);
    },
  };
}
