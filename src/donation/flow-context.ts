import type { ReadonlySignal } from '@preact/signals';
import type { PartnerCache } from '../api/partner-cache.js';
import type { SirDonateError } from '../contract/errors.js';
import type { Emit, ErrorDetail } from '../contract/events.js';
import type { Options } from '../contract/options.js';
import type { BrowserWindows } from './browser-windows.js';
import type { NonprofitChoice } from './choices.js';
import type { Draft } from './draft.js';
import type { FlowEvent, State } from './state.js';
import type { WidgetServices } from './widget-identity.js';

/**
 * Tells the developer: an event and a console line for an error, a console line for a warning.
 *
 * @param donation what is known of the donation that an error is about
 */
export type Report = (
  problem: SirDonateError | string,
  donation?: Omit<ErrorDetail, 'code' | 'retryable' | 'message' | 'version'>,
) => void;

/**
 * What the deferred code reads of one widget, and may do to it. One context belongs to one key and API: with another
 * key the flow aborts it and makes a new one.
 */
export interface FlowContext {
  windows: BrowserWindows;
  services: WidgetServices;
  partnerCache: PartnerCache;
  options: ReadonlySignal<Options>;
  draft: ReadonlySignal<Draft>;
  state: ReadonlySignal<State>;
  nonprofits: ReadonlySignal<readonly NonprofitChoice[]>;
  /** Whether the donor sees the form: in the page, or in its open dialog. */
  isOpen: ReadonlySignal<boolean>;
  chooseNonprofit(slug: string): void;
  /** Takes an invalid nonprofit out of the draft and asks the donor to choose again. */
  clearNonprofit(): void;
  /** Goes back to the first step, and keeps what was typed. */
  backToStart(): void;
  /** In a frame, the host page's answer comes later. */
  emit: Emit<boolean | Promise<boolean>>;
  readonly report: Report;
  dispatch(event: FlowEvent): void;
  /** Aborts with the widget, or with its key. */
  abortSignal: AbortSignal;
}
