/**
 * Scripts and elements of the host page that listen to everything: hot keys, click handlers, focus traps, blockers, and
 * links, labels, buttons, `summary`, forms and draggable cards around the widget.
 *
 * Looked for: every composed event of the browser, from a donor and from a script, in `button` and `inline` mode; an
 * element around the closed button, the dialog and the inline form, by pointer and by keyboard (space and Enter in a
 * text field, too); dragging out of a text field inside a link; a press of the page that ends over the form; the
 * isolated dialog's backdrop; events of the closed button, which the page gets.
 *
 * Left: listeners in the capturing phase, which run before ours (docs/known-limits.md says so); `mouseenter` and
 * `pointerenter` of the elements around the form, which do not come from the form; `pointerrawupdate` (see
 * `contain-events.ts`); in Firefox, children of a `<button>` get no pointer events at all.
 */
import { choose, donateButton, openDialog, preset, startIn } from './support/donor.js';
import { widget } from './support/element.js';
import { inFrame } from './support/frame.js';
import { pageScript } from './support/host-page.js';
import { isolated } from './support/isolated.js';
import { eventsOf } from './support/recorder.js';
import { expect, type Page, test } from './support/test.js';
import { translate } from './support/translations.js';

/** Records every bubbling event on the document that comes from the widget, but its own documented ones. */
const eventRecorder = pageScript(`
  window.heard = new Set();
  const types = 'focusin focusout DOMFocusIn DOMFocusOut DOMActivate textInput mousewheel DOMMouseScroll MozMousePixelScroll '
    + 'compositionstart compositionupdate compositionend touchstart touchmove touchend touchcancel gesturestart';
  const handlers = Object.keys(Object.getOwnPropertyDescriptors(HTMLElement.prototype))
    .concat(Object.keys(Object.getOwnPropertyDescriptors(Element.prototype)))
    .filter((name) => name.startsWith('on') && !/pointerrawupdate|securitypolicyviolation/.test(name))
    .map((name) => name.slice(2));
  for (const type of new Set([...types.split(' '), ...handlers]))
    document.addEventListener(type, ({ target }) => { if (target.localName === 'sir-donate') window.heard.add(type); });`);

/** Returns the events that reached the document since the last call. */
const heard = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const seen: Set<string> = Reflect.get(window, 'heard');
    const types = [...seen].sort();
    seen.clear();
    return types;
  });

/** What every listener of `composedEvents` would get from a donor. */
const composedEvents =
  `click dblclick auxclick contextmenu keydown keypress keyup mousedown mousemove mouseout mouseover
  mouseup pointercancel pointerdown pointermove pointerout pointerover pointerup gotpointercapture lostpointercapture
  touchcancel touchend touchmove touchstart wheel drag dragend dragenter dragleave dragover dragstart drop focusin focusout
  beforeinput input compositionend compositionstart compositionupdate copy cut paste select`.split(/\s+/);

const otherAmount = (page: Page) => page.getByRole('textbox', { name: translate('otherAmount') });
const firstName = (page: Page) => page.getByRole('textbox', { name: translate('firstName') });

for (const mode of ['button', 'inline'] as const) {
  test(`no event that starts in the form bubbles to the page (mode ${mode})`, {
    tag: '@invariant-10',
  }, async ({ openWidget }) => {
    const page = await openWidget({ attributes: { mode }, head: eventRecorder });
    await startIn(page, mode);
    const field = otherAmount(page);
    await page.mouse.move(0, 0);
    await heard(page);
    await choose(preset(page, '$25'));
    await field.click();
    await field.dblclick();
    await field.click({ button: 'right' });
    await field.click({ button: 'middle' });
    await page.keyboard.type('40');
    for (const keys of ['ControlOrMeta+a', 'ControlOrMeta+c', 'ControlOrMeta+x', 'ControlOrMeta+v', 'Tab'])
      await page.keyboard.press(keys);
    await page.mouse.wheel(0, 10);
    await field.evaluate((input, types) => {
      for (const type of types) input.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
    }, composedEvents);
    expect(await heard(page)).toEqual([]);
    // Escape is pressed in the form that it closes.
    await page.keyboard.press('Escape');
    if (mode === 'button') {
      await expect(page.getByRole('dialog')).toBeHidden();
      expect(await heard(page)).not.toContain('keydown');
    }
    expect(await heard(page)).toEqual([]);
  });
}

test('the page gets the events of the closed button, and the documented ones', async ({ openWidget }) => {
  const page = await openWidget({ head: eventRecorder });
  await donateButton(page).focus();
  await page.keyboard.press('Escape');
  expect(await heard(page)).toEqual(expect.arrayContaining(['focusin', 'keydown', 'keyup']));
  await openDialog(page);
  expect(await heard(page)).toEqual(expect.arrayContaining(['click', 'pointerdown']));
  await choose(preset(page, '$25'));
  expect((await eventsOf(page)).map(({ type }) => type)).toEqual([
    'sir-donate-ready',
    'sir-donate-open',
    'sir-donate-change',
  ]);
});

/** What libraries and "protections" do to a page, in their own shapes. Each notes in `acted` that it did. */
const hostileListeners = pageScript(`
  window.acted = [];
  const acted = (what) => (event) => { window.acted.push(what); event?.preventDefault(); return false; };
  // hotkeys-js, mousetrap, tinykeys: text fields are left alone, and nothing else is.
  document.addEventListener('keydown', (event) => {
    if (!/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) acted('hot key')(event);
  });
  // Delegated handlers as of jQuery and Rails, and cards that can be clicked.
  document.addEventListener('click', (event) => { if (event.target.closest('.card')) acted('card')(event); });
  document.onkeypress = acted('onkeypress');
  // "Protections" against copying.
  for (const type of ['contextmenu', 'selectstart', 'mousedown', 'copy', 'cut', 'paste', 'dragstart'])
    document.addEventListener(type, (event) => { if (event.target.localName === 'sir-donate') acted(type)(event); });
  // Sliders, full-page scrolling, fastclick.
  for (const type of ['touchstart', 'touchmove', 'touchend', 'wheel', 'pointerdown'])
    window.addEventListener(type, acted(type), { passive: false });
  // The focus trap of Bootstrap's modal.
  const modal = document.createElement('button');
  document.addEventListener('focusin', ({ target }) => {
    if (target !== modal && target.localName === 'sir-donate') { window.acted.push('focus trap'); modal.focus(); }
  });
  addEventListener('DOMContentLoaded', () => document.body.append(modal));`);

test('a donor types and chooses on a page with hot keys, blockers, clickable cards and a focus trap', {
  tag: ['@invariant-7', '@invariant-10'],
}, async ({ openWidget, sandbox }) => {
  const page = await openWidget({
    attributes: { mode: 'inline' },
    head: hostileListeners,
    html: (it) => `<main class="card">${it}</main>`,
  });
  await startIn(page, 'inline');
  await preset(page, '$25').locator('..').click();
  await expect(preset(page, '$25')).toBeChecked();
  await page.getByRole('button', { name: translate('give', { amount: '$25' }) }).click();
  await firstName(page).click();
  await page.keyboard.type('Ada B.');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+c');
  await page.getByLabel(translate('lastName')).click();
  await page.keyboard.press('ControlOrMeta+v');
  await page.getByLabel(translate('email')).click();
  await page.keyboard.type('ada@example.org');
  await page.mouse.wheel(0, 10);
  await expect(firstName(page)).toHaveValue('Ada B.');
  await expect(page.getByLabel(translate('lastName'))).toHaveValue('Ada B.');
  const opening = page.waitForEvent('popup');
  await page.keyboard.press('Enter');
  await opening;
  expect(await page.evaluate(() => Reflect.get(window, 'acted'))).toEqual([]);
  await expect
    .poll(async () => (await sandbox.requests('create-link'))[0]?.body)
    .toMatchObject({ firstName: 'Ada B.', lastName: 'Ada B.', donorEmail: 'ada@example.org' });
});

test.describe('elements that enclose the widget', () => {
  const around: Record<string, (widget: string) => string> = {
    'a link': (it) => `<a href="#gone">${it}</a>`,
    'a label': (it) => `<label><input type="checkbox"> Subscribe ${it}</label>`,
    'a summary': (it) => `<details open><summary>${it}</summary>More</details>`,
    'a button': (it) =>
      `<button type="submit" form="own">${it}</button><form id="own" action="#gone"></form>`,
    'a form': (it) => `<form action="#gone"><input name="q">${it}<button>Search</button></form>`,
    'a draggable card': (it) => `<div draggable="true">${it}</div>`,
  };
  const actions = pageScript(`
    window.acted = [];
    for (const type of ['change', 'toggle', 'submit', 'dragstart'])
      document.addEventListener(type, (event) => {
        // A details element that is parsed open says so once.
        if (type !== 'toggle' || !event.target.open) window.acted.push(type);
        if (type === 'submit') event.preventDefault();
      }, type === 'toggle');`);

  async function expectNoAction(page: Page): Promise<void> {
    expect(await page.evaluate(() => Reflect.get(window, 'acted'))).toEqual([]);
    expect(new URL(page.url()).hash).toBe('');
  }

  for (const [name, html] of Object.entries(around)) {
    for (const mode of ['button', 'inline'] as const) {
      test(`${name} that encloses the widget does nothing while a donor gives (mode ${mode})`, {
        tag: '@invariant-10',
      }, async ({ openWidget, browserName }) => {
        test.skip(
          name === 'a button' && (browserName === 'firefox' || mode === 'inline'),
          'Firefox sends no pointer events to the children of a button, and a form in a button has no room.',
        );
        const page = await openWidget({
          attributes: { mode },
          label: 'Donate',
          head: actions,
          html: (it) => `<main>${html(it)}</main>`,
        });
        if (mode === 'button') await widget(page).getByRole('button', { name: 'Donate' }).click();
        await expect(otherAmount(page)).toBeVisible();
        await page.getByText(translate('amount')).first().click();
        await preset(page, '$50').locator('..').click();
        await expect(preset(page, '$50')).toBeChecked();
        await page
          .locator('label', { hasText: translate('otherAmount') })
          .last()
          .click();
        await page.keyboard.type('1 000');
        await expect(otherAmount(page)).toHaveValue('1 000');
        await otherAmount(page).fill('hello hello hello');
        const box = await otherAmount(page).boundingBox();
        await page.mouse.move((box?.x ?? 0) + 20, (box?.y ?? 0) + 20);
        await page.mouse.down();
        await page.mouse.move((box?.x ?? 0) + 90, (box?.y ?? 0) + 20, { steps: 4 });
        await page.mouse.up();
        await otherAmount(page).fill('30');
        await page.keyboard.press('Enter');
        await expect(firstName(page)).toBeVisible();
        // The title has the focus.
        await page.keyboard.press('Space');
        await page.keyboard.press('Enter');
        await firstName(page).fill('Ada');
        await page.getByRole('button', { name: translate('back') }).press('Space');
        await expect(otherAmount(page)).toHaveValue('30');
        await page.getByRole('button', { name: translate('give', { amount: '$30' }) }).click();
        await expect(firstName(page)).toHaveValue('Ada');
        if (mode === 'button') await page.getByRole('button', { name: translate('close') }).click();
        await expectNoAction(page);
      });
    }
  }

  test('a link that encloses an isolated widget does nothing when its button or the backdrop is clicked', {
    tag: '@invariant-10',
  }, async ({ openWidget }) => {
    const page = await openWidget(
      isolated({ label: 'Donate', head: actions, html: (it) => `<a href="#gone">${it}</a>` }),
    );
    await openDialog(page);
    await choose(preset(inFrame(page), '$25'));
    await page.mouse.click(5, 5);
    await expect(page.getByRole('dialog')).toBeHidden();
    await expectNoAction(page);
  });
});

test('a press of the page that ends over the form ends for the page', { tag: '@invariant-10' }, async ({
  openWidget,
}) => {
  const page = await openWidget({ attributes: { mode: 'inline' }, head: eventRecorder });
  await startIn(page, 'inline');
  const press = async (from: { x: number; y: number }) => {
    const box = await otherAmount(page).boundingBox();
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move((box?.x ?? 0) + 20, (box?.y ?? 0) + 10, { steps: 3 });
    await page.mouse.up();
  };
  await page.mouse.move(0, 0);
  await heard(page);
  await press({ x: 2, y: 2 });
  expect(await heard(page)).toEqual(
    expect.arrayContaining(['mousemove', 'mouseup', 'pointermove', 'pointerup']),
  );
  const { x = 0, y = 0 } = (await preset(page, '$25').boundingBox()) ?? {};
  await press({ x: x + 5, y: y + 5 });
  expect(await heard(page)).toEqual([]);
});
