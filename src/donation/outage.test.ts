import { describe, expect, it } from 'vitest';
import { createPartnerCache } from '../api/partner-cache.js';
import { settled } from '../testing/fake-clock.js';
import { fault, html, silence } from '../testing/fake-fetch.js';
import { createFakePage, donor } from '../testing/fake-page.js';

/** What page loads and returns cost while the API's first two endpoints are down, and what they never cost the donor. */
const secondMs = 1_000;
const minuteMs = 60 * secondMs;

const down = [
  ['does not answer at all', fault],
  ['answers 503', html(503)],
  ['hangs', silence],
] as const;

function setUp(answer: (typeof down)[number][1] = fault) {
  const page = createFakePage();
  const { api, deferred, clock } = page;
  const well = { ...api.answers };
  Object.assign(api.answers, { config: answer, organizations: answer });
  return {
    ...page,
    requests: () => api.to('config').length + api.to('organizations').length,
    repair: () => Object.assign(api.answers, well),
    /** A page of its own: nothing but storage is shared with the one before. */
    loadPage() {
      page.reload();
      const loadDeferred = () => Promise.resolve({ ...deferred, getPartnerCache: createPartnerCache });
      const widget = page.add({}, { loadDeferred });
      widget.flow.load();
      return widget;
    },
    /** Long enough for all tries of a call, whatever becomes of them. */
    giveUp: () => clock.advance(10 * secondMs),
  };
}

describe.each(down)('while the API %s', (_, answer) => {
  it('twenty returns in two minutes make at most four requests', async () => {
    const { clock, windows, loadPage, requests, giveUp } = setUp(answer);
    loadPage();
    await giveUp();
    const before = requests();
    for (let returns = 0; returns < 20; returns++) {
      windows.comeBack();
      await clock.advance(6 * secondMs);
    }
    expect(requests() - before).toBeLessThanOrEqual(4);
  });

  it('twenty page loads in ten minutes make at most eight requests more than one', async () => {
    const { clock, loadPage, requests, giveUp } = setUp(answer);
    loadPage();
    await giveUp();
    const before = requests();
    for (let loads = 0; loads < 20; loads++) {
      loadPage();
      await clock.advance(30 * secondMs);
    }
    expect(requests() - before).toBeLessThanOrEqual(8);
  });
});

it('a return during the backoff makes the form usable by itself when it is over', async () => {
  const { clock, windows, loadPage, repair } = setUp();
  const { flow } = loadPage();
  await clock.advance(3 * secondMs);
  expect(flow.state.peek().type).toBe('unavailable');
  repair();
  windows.comeBack();
  await settled();
  expect(flow.state.peek()).toMatchObject({ type: 'unavailable', isRetrying: false });
  await clock.advance(5 * secondMs);
  expect(flow.state.peek().type).toBe('amount');
});

it('the donor who presses "try again" does not wait for the backoff', async () => {
  const { clock, windows, loadPage, repair } = setUp();
  const { flow } = loadPage();
  await clock.advance(3 * secondMs);
  for (let returns = 0; returns < 10; returns++) {
    windows.comeBack();
    await clock.advance(minuteMs);
  }
  repair();
  flow.retry();
  await settled();
  expect(flow.state.peek().type).toBe('amount');
});

it('a page loaded during the backoff can be given on: only its own requests wait', async () => {
  const { api, clock, loadPage, requests, repair } = setUp();
  loadPage();
  await clock.advance(3 * secondMs);
  repair();
  const before = requests();
  const { flow, errors } = loadPage();
  await settled();
  expect(requests()).toBe(before);
  expect(flow.state.peek().type).toBe('amount');
  flow.edit({ choice: 2500, ...donor });
  flow.chooseAmount();
  flow.submit('One moment…');
  await settled();
  expect(api.to('create-link')).toHaveLength(1);
  expect(flow.state.peek().type).toBe('waiting');
  expect(errors).toEqual([]);
});

it('what is cached is shown, and not refreshed, until the backoff is over', async () => {
  const { api, clock, loadPage, requests, repair } = setUp();
  const broken = { ...api.answers };
  repair();
  loadPage();
  await settled();
  Object.assign(api.answers, { config: broken.config, organizations: broken.organizations });
  await clock.advance(6 * minuteMs);
  loadPage();
  await clock.advance(3 * secondMs);
  const before = requests();
  for (let loads = 0; loads < 5; loads++) {
    const { flow } = loadPage();
    await settled();
    expect(flow.nonprofits.peek()).toMatchObject([{ value: { name: 'The clean-water' } }]);
  }
  expect(requests()).toBe(before);
  repair();
  await clock.advance(5 * secondMs);
  loadPage();
  await settled();
  expect(requests()).toBe(before + 2);
});

it('what fails without a network is requested at once when the browser is online again', async () => {
  const { clock, windows, deferred, add, repair } = setUp();
  let isOffline = true;
  const services = { ...deferred.services, isOffline: () => isOffline };
  const { flow } = add({}, { loadDeferred: () => Promise.resolve({ ...deferred, services }) });
  flow.load();
  await clock.advance(minuteMs);
  windows.comeBack();
  await clock.advance(minuteMs);
  isOffline = false;
  repair();
  windows.comeBack();
  await settled();
  expect(flow.state.peek().type).toBe('amount');
});

it('a clock that is set back during the backoff does not prolong it', async () => {
  const { clock, windows, loadPage, repair } = setUp();
  const { flow } = loadPage();
  await clock.advance(3 * secondMs);
  clock.shift(-60 * minuteMs);
  repair();
  windows.comeBack();
  await settled();
  expect(flow.state.peek().type).toBe('amount');
});

it('a widget that is removed during the backoff leaves no timer', async () => {
  const { clock, windows, loadPage } = setUp();
  const { flow } = loadPage();
  await clock.advance(3 * secondMs);
  windows.comeBack();
  flow.dispose();
  await settled();
  expect(clock.timers()).toBe(0);
});
