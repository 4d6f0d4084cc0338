import { getPartnerCache } from '../api/partner-cache.js';
import { SirDonateError } from '../contract/errors.js';
import type { Emit, SirDonateEventDetails, SirDonateEventName } from '../contract/events.js';
import { createCheckoutController } from '../donation/checkout-controller.js';
import type { DeferredModule } from '../donation/deferred-module.js';
import { createFlow, type Flow, type FlowOptions } from '../donation/flow.js';
import type { Report } from '../donation/flow-context.js';
import { createSimulation } from '../donation/simulation.js';
import type { WidgetIdentity } from '../donation/widget-identity.js';
import { type Attributes, optionsOf } from './attributes.js';
import { createFakeApi, type FakeApi } from './fake-api.js';
import { createFakeClock, type FakeClock, settled } from './fake-clock.js';
import { createFakeStorage, type FakeStorage } from './fake-storage.js';
import { createFakeTabs } from './fake-tabs.js';
import { createFakeWindows, type FakeWindows } from './fake-windows.js';

export type PageEvent = {
  [Name in SirDonateEventName]: { name: Name; detail: SirDonateEventDetails[Name] };
}[SirDonateEventName];

/** One browser with a page in it, on which flows can be put, and which can be reloaded. */
export interface FakePage {
  api: FakeApi;
  clock: FakeClock;
  storage: FakeStorage;
  windows: FakeWindows;
  tabs: ReturnType<typeof createFakeTabs>;
  /** The deferred module, for tests in which it loads late or not at all. */
  deferred: DeferredModule;
  /** Attributes with a key that no other page uses: flows of one key share what they know. */
  attributes(attributes?: Attributes): Attributes;
  add(attributes?: Attributes, more?: Partial<FlowOptions>): Widget;
  /** Leaves the page and comes back: all flows end, time and storage go on. */
  reload(): void;
}

export interface Widget {
  flow: Flow;
  events: PageEvent[];
  errors: SirDonateError[];
  /** What each error says of the donation that it is about. */
  concerned: Parameters<Report>[1][];
  warnings: string[];
  /** What a page's listener does with an event; `false` cancels it. */
  onEvent(listener: (event: PageEvent) => boolean | undefined): void;
  /** Names of the events so far, without those of choices. */
  names(): string[];
  details<Name extends SirDonateEventName>(name: Name): SirDonateEventDetails[Name][];
  /** Fills everything in and goes to the last step. */
  fill(): Promise<void>;
  /** Fills everything in and presses the last button. */
  give(): Promise<void>;
}

/** What the donor types in `fill`; unlike anything that a test or the code would write by itself. */
export const donor = {
  firstName: 'Zuzannah',
  lastName: 'Quibbleworth',
  email: 'z.quibbleworth@mail.example',
};

/** The only widget of its page: whatever was stored was made in it. */
export const soleWidget: WidgetIdentity = {
  describe: () => '',
  rank: () => ({ isUsed: true, isOwnTab: false, betterCount: 0 }),
};

let pages = 0;

export function createFakePage(): FakePage {
  const api = createFakeApi();
  const clock = createFakeClock();
  const storage = createFakeStorage();
  const windows = createFakeWindows();
  const tabs = createFakeTabs();
  const services = { fetch: api.fetch, clock, storage, ...tabs, widget: soleWidget };
  const deferred: DeferredModule = { getPartnerCache, createCheckoutController, services };
  const key = `pk_test_page${++pages}`;
  let flows: Flow[] = [];

  function add(attributes: Attributes = {}, more: Partial<FlowOptions> = {}): Widget {
    const events: PageEvent[] = [];
    const errors: SirDonateError[] = [];
    const concerned: Widget['concerned'] = [];
    const warnings: string[] = [];
    let listener: (event: PageEvent) => boolean | undefined = () => true;
    const emit: Emit = (name, detail) => {
      const event = { name, detail } as PageEvent;
      events.push(event);
      return listener(event) !== false;
    };
    const flow = createFlow({
      options: optionsOf(page.attributes(attributes)),
      windows,
      loadDeferred: (outcome) => Promise.resolve(outcome ? createSimulation(deferred, outcome) : deferred),
      emit,
      report(problem, donation) {
        if (problem instanceof SirDonateError) {
          errors.push(problem);
          concerned.push(donation);
        } else warnings.push(problem);
      },
      ...more,
    });
    flows.push(flow);
    const widget: Widget = {
      flow,
      events,
      errors,
      concerned,
      warnings,
      onEvent: (next) => {
        listener = next;
      },
      names: () => events.map(({ name }) => name).filter((name) => name !== 'sir-donate-change'),
      details: (name) => events.flatMap((event) => (event.name === name ? [event.detail as never] : [])),
      async fill() {
        flow.load();
        await settled();
        if (flow.state.peek().type === 'nonprofit')
          flow.chooseNonprofit(flow.nonprofits.peek()[0]?.slug ?? '');
        flow.edit({ choice: 2500, ...donor });
        flow.chooseAmount();
        await settled();
      },
      async give() {
        await widget.fill();
        flow.submit('One moment…');
        await settled();
      },
    };
    return widget;
  }

  const page: FakePage = {
    api,
    clock,
    storage,
    windows,
    deferred,
    tabs,
    attributes: (attributes = {}) => ({ 'publishable-key': key, nonprofit: 'clean-water', ...attributes }),
    add,
    reload() {
      for (const flow of flows) {
        flow.dispose();
      }
      flows = [];
      storage.turnPage();
    },
  };
  return page;
}

/** Runs something and returns what was rejected meanwhile without anybody handling it. */
export async function unhandledIn(run: () => Promise<void>): Promise<unknown[]> {
  const rejections: unknown[] = [];
  const others = process.listeners('unhandledRejection');
  process.removeAllListeners('unhandledRejection');
  process.on('unhandledRejection', (reason) => rejections.push(reason));
  try {
    await run();
    await settled();
  } finally {
    process.removeAllListeners('unhandledRejection');
    for (const other of others) process.on('unhandledRejection', other);
  }
  return rejections;
}
