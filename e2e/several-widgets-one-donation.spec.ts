/**
 * Several widgets of one key and nonprofit on a page: the one in which the donor gave shows the donation after a reload, and
 * tells the page of it, once. If it is not there, the one that fits best does. Specs with several tabs are in
 * `several-tabs.spec.ts`, names of stored entries in `src/donation/donation-storage.test.ts`.
 *
 * Looked for: a button and an inline form, in both orders and each of them used; several of one mode; ids, ids that occur
 * twice, ids that moved; widgets in other orders, on another page, added late by a script, removed, hidden; lists of
 * nonprofits that contain the slug; a widget that the donor is using.
 */
import { choose, comeBackLater, endCheckout, giveOnce, heading, preset } from './support/donor.js';
import { strictPolicy } from './support/host-page.js';
import { settled } from './support/settled.js';
import { anotherTab, completions, entriesOf, locksOf, statesOf } from './support/stored-donations.js';
import { expect, nextEvent, type Page, test } from './support/test.js';

/** The name of a region, and the attributes of the widget in it. */
type Place = readonly [region: string, attributes: string];

const header: Place = ['Header', ''];
const main: Place = ['Main', 'mode="inline"'];
const footer: Place = ['Footer', ''];

/** Writes a copy of the widget for each place. */
const places =
  (...all: readonly Place[]) =>
  (it: string): string =>
    `<main><h1>Several</h1>${all
      .map(
        ([region, attributes]) =>
          `<section aria-label="${region}">${it.replace('<sir-donate', `<sir-donate ${attributes}`)}</section>`,
      )
      .join('')}</main>`;

const region = (page: Page, [name]: Place) => page.getByRole('region', { name });

/** Gives in one of the widgets, through a popup. */
async function giveIn(page: Page, place: Place): Promise<Page> {
  const [, attributes] = place;
  const isInline = attributes.includes('inline');
  if (!isInline) await region(page, place).getByRole('button', { name: 'Donate', exact: true }).click();
  const area = isInline ? region(page, place) : page.getByRole('dialog');
  return giveOnce(page, '$25', attributes.includes('isolated') ? area.frameLocator('iframe') : area);
}

/** Expects that a heading is seen once, in the page or in a widget's frame. */
async function expectHeading(page: Page, key: 'waitingTitle' | 'thanksTitle'): Promise<void> {
  const countSeen = async () => {
    const counts = page.frames().map((frame) => heading(frame, key).filter({ visible: true }).count());
    return (await Promise.all(counts)).reduce((sum, count) => sum + count);
  };
  await expect.poll(countSeen).toBe(1);
}

/** Returns the indexes of the widgets that have a donation. */
const following = async (page: Page): Promise<number[]> =>
  (await statesOf(page)).flatMap((state, index) => (/waiting|succeeded/.test(state) ? [index] : []));

/** Waits for the frame of an inline form. Time that is moved before that counts as a frame that does not come. */
const frameArrived = (page: Page) => expect.poll(() => statesOf(page)).not.toContain('idle');

/** Lets the widgets that wait for a better one have their time. */
async function letOthersAsk(page: Page): Promise<void> {
  for (let time = 0; time < 4; time++) {
    await settled(page);
    await page.clock.fastForward(2_500);
  }
}

/** Expects that one widget shows the donation and tells of it once. */
async function expectCompletesIn(page: Page, index: number, checkout: Page): Promise<void> {
  await expect.poll(() => following(page)).toEqual([index]);
  await letOthersAsk(page);
  expect(await following(page)).toEqual([index]);
  await expectHeading(page, 'waitingTitle');
  await endCheckout(checkout, 'Pay');
  await comeBackLater(page);
  await nextEvent(page, 'sir-donate-complete');
  await expectHeading(page, 'thanksTitle');
  await letOthersAsk(page);
  expect(await following(page)).toEqual([index]);
  expect((await completions(page)).length).toBe(1);
  expect(await entriesOf(page)).toEqual([]);
}

test.describe('several widgets of one key and nonprofit', () => {
  test.beforeEach(({ page }) => page.clock.install());

  for (const { name, before, used, after = before, index } of [
    { name: 'the inline form below a button', before: [header, main], used: main, index: 1 },
    { name: 'the button above an inline form', before: [header, main], used: header, index: 0 },
    { name: 'the button below an inline form', before: [main, footer], used: footer, index: 1 },
    { name: 'the second of two buttons', before: [header, footer], used: footer, index: 1 },
    {
      name: 'the second of two with the same id',
      before: [
        ['Header', 'id="give"'],
        ['Main', 'id="give" mode="inline"'],
      ],
      used: ['Main', 'inline'],
      index: 1,
    },
    {
      name: 'the one with its id, in another place',
      before: [['Header', 'id="a"'], ['Footer', 'id="b"'], main],
      used: ['Footer', ''],
      after: [['Footer', 'id="b"'], main, ['Header', 'id="a"']],
      index: 0,
    },
    {
      name: 'the one of its mode, if others were added',
      before: [header, main],
      used: main,
      after: [['Banner', ''], header, ['Aside', ''], main],
      index: 3,
    },
    {
      name: 'the button, whose dialog opens, if the inline form is not there',
      before: [header, main],
      used: main,
      after: [header],
      index: 0,
    },
    {
      name: 'the inline form, if the button is not there',
      before: [header, main],
      used: header,
      after: [main],
      index: 0,
    },
    {
      name: 'the one that is seen, if the inline form is hidden',
      before: [header, main],
      used: main,
      after: [header, ['Main', 'mode="inline" hidden']],
      index: 0,
    },
    {
      name: 'the one for this nonprofit, if the one for several is not there',
      before: [['Main', 'mode="inline"'], header],
      used: header,
      after: [
        ['Other', 'nonprofit="forest-guardians"'],
        ['List', 'nonprofit="forest-guardians,clean-water-fund"'],
      ],
      index: 1,
    },
  ] satisfies { name: string; before: Place[]; used: Place; after?: Place[]; index: number }[]) {
    test(`after a reload the donation is in ${name}`, { tag: '@invariant-8' }, async ({ openWidget }) => {
      const page = await openWidget({ html: places(...before) });
      const checkout = await giveIn(page, used);
      if (after === before) await page.reload();
      else await openWidget({ html: places(...after) });
      await expect(region(page, after[0] ?? header)).toBeVisible();
      if (index === 0 || after !== before) await letOthersAsk(page);
      await expectCompletesIn(page, index, checkout);
    });
  }

  test('a dialog that was closed stays closed, and no other widget opens', { tag: '@invariant-8' }, async ({
    openWidget,
  }) => {
    const page = await openWidget({ html: places(header, footer) });
    await giveIn(page, footer);
    await page.keyboard.press('Escape');
    // A dialog tells that it is closed in a later task, and only then it is stored.
    await nextEvent(page, 'sir-donate-close');
    await page.reload();
    await expect.poll(() => following(page)).toEqual([1]);
    await letOthersAsk(page);
    expect(await following(page)).toEqual([1]);
    await expect(page.getByRole('dialog')).toBeHidden();
  });

  test('a widget that a script adds late takes its donation back from the one that had it meanwhile', {
    tag: '@invariant-8',
  }, async ({ openWidget }) => {
    const page = await openWidget({ html: places(header, main) });
    const checkout = await giveIn(page, main);
    await openWidget({ html: places(header) });
    await letOthersAsk(page);
    await expect.poll(() => following(page)).toEqual([0]);
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.locator('sir-donate').evaluate((widget) => {
      const copy = document.createElement('sir-donate');
      for (const { name, value } of widget.attributes) copy.setAttribute(name, value);
      copy.setAttribute('mode', 'inline');
      document.querySelector('main')?.append(copy);
    });
    await expect(page.getByRole('dialog')).toBeHidden();
    await expectCompletesIn(page, 1, checkout);
  });

  test('a widget that a script adds above takes nothing from the one that has the donation', {
    tag: '@invariant-8',
  }, async ({ openWidget }) => {
    const page = await openWidget({ html: places(header) });
    const checkout = await giveIn(page, header);
    await page.locator('sir-donate').evaluate((widget) => {
      const copy = document.createElement('sir-donate');
      for (const { name, value } of widget.attributes) copy.setAttribute(name, value);
      document.querySelector('main')?.prepend(copy);
    });
    await expectCompletesIn(page, 1, checkout);
  });

  test('the next widget takes the donation when its own is removed from the page', {
    tag: '@invariant-8',
  }, async ({ openWidget }) => {
    const page = await openWidget({ html: places(header, main) });
    const checkout = await giveIn(page, main);
    await page.reload();
    await expect.poll(() => following(page)).toEqual([1]);
    await letOthersAsk(page);
    await page
      .locator('sir-donate')
      .nth(1)
      .evaluate((widget) => widget.remove());
    await letOthersAsk(page);
    await expectCompletesIn(page, 0, checkout);
  });

  test('a dialog does not open over another form that the donor is using', {
    tag: ['@invariant-7', '@invariant-8'],
  }, async ({ openWidget }) => {
    const page = await openWidget({ html: places(header, main) });
    const checkout = await giveIn(page, header);
    const tab = await anotherTab(page);
    await choose(preset(tab, '$50'));
    await expect.poll(() => locksOf(tab)).toEqual({ held: 1, pending: 1 });
    await letOthersAsk(tab);
    await page.close();
    await letOthersAsk(tab);
    await expect.poll(() => statesOf(tab)).toEqual(['waiting', 'amount']);
    await expect(tab.getByRole('dialog')).toBeHidden();
    await expect(preset(tab, '$50')).toBeChecked();
    await tab.getByRole('button', { name: 'Donate', exact: true }).click();
    await expectCompletesIn(tab, 0, checkout);
  });
});

test.describe('several widgets of which some are isolated', () => {
  test.beforeEach(({ page }) => page.clock.install());

  /** Some widgets call the API from the page, others in a frame. */
  const withFrames = { 'Content-Security-Policy': `${strictPolicy}; frame-src {{files}}` };
  const isolated: Place = ['Isolated', 'isolated mode="inline"'];
  const isolatedButton: Place = ['Isolated button', 'isolated'];

  for (const { name, before, used, after = before, index } of [
    { name: 'the isolated inline form below a button', before: [header, isolated], used: isolated, index: 1 },
    { name: 'the button above an isolated inline form', before: [header, isolated], used: header, index: 0 },
    {
      name: 'the second of two isolated buttons',
      before: [isolatedButton, ['Second', 'isolated']],
      used: ['Second', 'isolated'],
      index: 1,
    },
    {
      name: 'the isolated button, whose dialog opens, if the inline form is not there',
      before: [header, main],
      used: main,
      after: [isolatedButton],
      index: 0,
    },
    {
      name: 'the button, whose dialog opens, if the isolated inline form is not there',
      before: [isolated],
      used: isolated,
      after: [header],
      index: 0,
    },
  ] satisfies { name: string; before: Place[]; used: Place; after?: Place[]; index: number }[]) {
    test(`after a reload the donation is in ${name}`, { tag: '@invariant-8' }, async ({ openWidget }) => {
      const page = await openWidget({ html: places(...before), headers: withFrames });
      const checkout = await giveIn(page, used);
      if (after === before) await page.reload();
      else await openWidget({ html: places(...after), headers: withFrames });
      await expect(region(page, after[0] ?? header)).toBeVisible();
      if (after !== before) await letOthersAsk(page);
      await expectCompletesIn(page, index, checkout);
    });
  }

  test('an isolated widget gives the donation back to one that a script adds late', {
    tag: '@invariant-8',
  }, async ({ openWidget }) => {
    const page = await openWidget({ html: places(header), headers: withFrames });
    const checkout = await giveIn(page, header);
    await openWidget({ html: places(isolated), headers: withFrames });
    await frameArrived(page);
    await letOthersAsk(page);
    await expect.poll(() => following(page)).toEqual([0]);
    await page.locator('sir-donate').evaluate((widget) => {
      const copy = document.createElement('sir-donate');
      for (const { name, value } of widget.attributes)
        if (!/mode|isolated/.test(name)) copy.setAttribute(name, value);
      document.querySelector('main')?.append(copy);
    });
    await expectCompletesIn(page, 1, checkout);
  });
});
