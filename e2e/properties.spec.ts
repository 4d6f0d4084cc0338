/**
 * Properties of the element: what they read, what they accept, and who wins where attributes are written too.
 *
 * Looked for: each kind of value (flag, number, list, JSON, text), written by HTML, by an attribute and by a property; values
 * that clear; values of no kind; names in lower case; before the definition, upgraded, cloned, adopted, moved, removed;
 * attributes taken away by a morph, one by one and all at once, and by a script that watches; in the page and isolated.
 */
import { widgetSettled } from './support/attributes.js';
import { chooseAmount, expectDetailsKept, fillDetails, openDialog, preset } from './support/donor.js';
import { widget } from './support/element.js';
import { pageScript } from './support/host-page.js';
import { expect, type Page, test } from './support/test.js';
import { translate } from './support/translations.js';
import { ways } from './support/ways.js';

/** Sets properties of the widget, and returns how they read then. */
const assign = (page: Page, values: Record<string, unknown>) =>
  widget(page).evaluate((element, given) => {
    Object.assign(element, given);
    return Object.fromEntries(Object.keys(given).map((name) => [name, Reflect.get(element, name)]));
  }, values);

const read = (page: Page, names: string[]) =>
  widget(page).evaluate((element, all) => all.map((name) => Reflect.get(element, name)), names);

test('properties read as typed values what HTML has written', async ({ openWidget }) => {
  const page = await openWidget({
    attributes: {
      amounts: '15, 30',
      amount: '30',
      'min-amount': '5.50',
      'presets-only': '',
      frequencies: '["once","monthly"]',
      impact: '{"30":"a tree"}',
      mode: 'button',
    },
  });
  const names = [
    'amounts',
    'amount',
    'minAmount',
    'presetsOnly',
    'frequencies',
    'impact',
    'mode',
    'nonprofit',
  ];
  expect(await read(page, names)).toEqual([
    [15, 30],
    30,
    5.5,
    true,
    ['once', 'monthly'],
    { 30: 'a tree' },
    'button',
    'clean-water-fund',
  ]);
  expect(await read(page, ['isolated', 'maxAmount', 'strings', 'locale'])).toEqual([
    false,
    undefined,
    undefined,
    undefined,
  ]);
  await openDialog(page);
  await expect(preset(page, '$30 a tree')).toBeChecked();
});

test('properties read back what was set, and the form follows each', async ({ openForm }) => {
  const page = await openForm();
  const values = {
    amounts: [15, 30],
    amount: 30,
    presetsOnly: true,
    frequencies: ['once'],
    impact: { 30: 'a tree' },
    strings: { give: 'Help with {amount}' },
    nonprofit: ['clean-water-fund', 'forest-guardians'],
    theme: 'dark',
  };
  expect(await assign(page, values)).toEqual(values);
  expect(await assign(page, { nonprofit: 'clean-water-fund' })).toEqual({ nonprofit: 'clean-water-fund' });
  await expect(preset(page, '$30 a tree')).toBeChecked();
  await expect(page.getByLabel(translate('otherAmount'))).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Help with $30' })).toBeVisible();
  for (const empty of [undefined, null, '', false, 0] as const) {
    await test.step(`cleared by ${JSON.stringify(empty)}`, async () => {
      await assign(page, { amounts: [15, 30], presetsOnly: true });
      await expect(preset(page, '$15')).toBeVisible();
      const cleared = await widget(page).evaluate((element, name) => {
        const value = { undefined, null: null, '': '', false: false, 0: 0 }[name];
        Object.assign(element, { amounts: value, presetsOnly: value });
        return [element.hasAttribute('amounts'), element.hasAttribute('presets-only')];
      }, `${empty}`);
      expect(cleared).toEqual([false, false]);
      expect(await read(page, ['amounts', 'presetsOnly'])).toEqual([undefined, false]);
      await expect(preset(page, '$100')).toBeVisible();
      await expect(page.getByLabel(translate('otherAmount'))).toBeVisible();
    });
  }
});

test('the last write wins, and who removes an attribute clears only what an attribute wrote', async ({
  openWidget,
}) => {
  const page = await openWidget({ attributes: { 'max-amount': '500' } });
  const seen = await widget(page).evaluate((element) => {
    const property = (name: string) => Reflect.get(element, name);
    const results: unknown[] = [];
    element.removeAttribute('max-amount');
    results.push(property('maxAmount'));
    Object.assign(element, { maxAmount: 90 });
    element.setAttribute('max-amount', '80');
    results.push(property('maxAmount'));
    Object.assign(element, { maxAmount: 70 });
    results.push(property('maxAmount'), element.getAttribute('max-amount'));
    element.removeAttribute('max-amount');
    results.push(property('maxAmount'));
    Object.assign(element, { maxAmount: null });
    results.push(property('maxAmount'), element.hasAttribute('max-amount'));
    return results;
  });
  expect(seen).toEqual([undefined, 80, 70, '70', 70, undefined, false]);
});

test('properties set before the definition, and elements upgraded, cloned, adopted and moved, keep them', async ({
  openWidget,
  sandbox,
}) => {
  const page = await openWidget({
    script: '<script defer src="{{files}}/v0/sir-donate.js"></script>',
    html: () =>
      `<main><h1>Here</h1></main><iframe title="Another document"></iframe>${pageScript(`
      const make = () => Object.assign(document.createElement('sir-donate'), {
        publishablekey: 'pk_test_other',
        publishableKey: '${sandbox.key()}',
        nonprofit: 'clean-water-fund',
        apiBase: '{{api}}',
        amounts: [5, 15],
        presetsonly: true,
      });
      window.detached = make();
      document.querySelector('main').append(make());`)}`,
  });
  await expect(widget(page).getByRole('button')).toBeVisible();
  const seen = await page.evaluate(() => {
    const attached = document.querySelector('sir-donate');
    const frame = document.querySelector('iframe')?.contentDocument;
    const detached: unknown = Reflect.get(window, 'detached');
    if (!(detached instanceof HTMLElement) || !attached || !frame)
      throw new Error('Not the page that was posted.');
    customElements.upgrade(detached);
    const clone = attached.cloneNode(true);
    frame.adoptNode(detached);
    const adopted = Reflect.get(detached, 'amounts');
    document.querySelector('main')?.append(detached, attached, clone);
    return [
      Object.keys(detached),
      adopted,
      ...[detached, attached, clone].map((one) => [
        Reflect.get(one, 'amounts'),
        Reflect.get(one, 'presetsOnly'),
        Reflect.get(one, 'publishableKey') !== 'pk_test_other',
      ]),
    ];
  });
  expect(seen).toEqual([[], [5, 15], [[5, 15], true, true], [[5, 15], true, true], [[5, 15], true, true]]);
  for (const index of [0, 1, 2]) {
    await widget(page).nth(index).getByRole('button').click();
    await expect(preset(page.getByRole('dialog'), '$15')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
});

for (const way of ways) {
  test(`a morph that removes what properties wrote changes nothing (${way.name})`, {
    tag: '@invariant-7',
  }, async ({ openWidget }) => {
    const page = await openWidget(way.page());
    const form = way.form(page);
    await assign(page, { amounts: [7, 70], mode: 'inline', presetsOnly: true });
    await expect(preset(form, '$70')).toBeVisible();
    await chooseAmount(form, '$70');
    await fillDetails(form);
    const names = ['amounts', 'mode', 'presets-only'];
    await widget(page).evaluate((element, all) => {
      for (const name of all) element.removeAttribute(name);
    }, names);
    await widgetSettled(page);
    await expectDetailsKept(form);
    expect(await read(page, ['amounts', 'mode', 'presetsOnly'])).toEqual([[7, 70], 'inline', true]);
    // A script that takes everything away, one after the other.
    await widget(page).evaluate((element) => {
      const server = [...element.attributes].filter(({ name }) => /key|nonprofit|api|isolated/.test(name));
      for (let first = element.attributes[0]; first; first = element.attributes[0])
        element.removeAttribute(first.name);
      for (const { name, value } of server) element.setAttribute(name, value);
    });
    await expect.poll(() => widget(page).evaluate((element) => element.getAttribute('mode'))).toBe('inline');
    await expectDetailsKept(form);
    await expect(widget(page)).toHaveCSS('display', 'block');
  });

  test(`an element that is removed with an open dialog sends close (${way.name})`, async ({ openWidget }) => {
    const page = await openWidget(way.page());
    await openDialog(page);
    await expect(preset(way.form(page), '$25')).toBeVisible();
    const closed = await widget(page).evaluate(
      (element) =>
        new Promise((resolve) => {
          element.addEventListener('sir-donate-close', ({ type }) => resolve(type));
          element.remove();
        }),
    );
    expect(closed).toBe('sir-donate-close');
  });
}

test('a script that removes an attribute whenever it is set does not freeze the page', {
  tag: '@invariant-10',
}, async ({ openWidget }) => {
  const page = await openWidget();
  await widget(page).evaluate((element) => {
    new MutationObserver(() => element.removeAttribute('amounts')).observe(element, {
      attributeFilter: ['amounts'],
    });
    Object.assign(element, { amounts: [7, 70] });
  });
  await openDialog(page);
  await expect(preset(page, '$70')).toBeVisible();
});

test('names in lower case work as attributes and as properties, and the documented name wins', async ({
  page,
  openWidget,
  sandbox,
}) => {
  const key = sandbox.key();
  await openWidget({
    attributes: { 'publishable-key': null, publishableKey: key, minamount: '7', 'min-amount': '9' },
  });
  await assign(page, { presetsonly: true, amounts: [10, 20] });
  expect(await read(page, ['publishableKey', 'publishablekey', 'minAmount', 'presetsOnly'])).toEqual([
    key,
    key,
    9,
    true,
  ]);
  await openDialog(page);
  await expect(preset(page, '$20')).toBeVisible();
  await expect(page.getByLabel(translate('otherAmount'))).toHaveCount(0);
  await widget(page).evaluate((element) => Reflect.set(element, 'minAmount', undefined));
  expect(await read(page, ['minAmount'])).toEqual([undefined]);
});

test('a value of no kind gives one warning that says what is accepted, and throws nothing', async ({
  openWidget,
  record,
}) => {
  const page = await openWidget();
  await widget(page).evaluate((element) => {
    const circular: Record<string, unknown> = {};
    circular.self = circular;
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    Object.assign(element, {
      impact: circular,
      strings: { give: 1n },
      amounts: Symbol('amounts'),
      amount: Number.NaN,
      minAmount: { valueOf: 5 },
      referralCode: () => 'code',
      donorEmail: proxy,
      frequencies: [Symbol('once')],
    });
    for (const name of ['impact', 'strings', 'amounts', 'amount', 'donorEmail']) Reflect.get(element, name);
  });
  await openDialog(page);
  await expect(preset(page, '$25')).toBeVisible();
  const names = [
    'impact',
    'strings',
    'amounts',
    'amount',
    'min-amount',
    'referral-code',
    'donor-email',
    'frequencies',
  ];
  const accepted = record.warnings.map((line) => /([a-z-]+)=.* Accepted: (.+)\.$/.exec(line)?.[1]);
  expect(accepted.sort()).toEqual(names.sort());
});
