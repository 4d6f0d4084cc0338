/**
 * Ancestors, rules of the page and the element's own attributes that hide the widget or change what it inherits, before
 * its dialog opens and after.
 *
 * Looked for, in the page and isolated, as a script and as a single file:
 * - no box: `hidden` and `hidden=until-found`, `display: none` by tag, class and ancestor, `content-visibility: hidden`,
 *   closed `details`, `dialog` and popover, an element that is in no slot, `aria-hidden` around it;
 * - menus that close on the press: at once, in a task of its own, when they lose the focus, after a transition;
 * - hidden later: by an ancestor, by the page's own modal dialog or popover around the element, by a removed portal;
 * - a box that nobody sees or reaches: `visibility`, `opacity`, `pointer-events`, `inert`, `user-select`;
 * - what holds a box: `transform`, `filter`, `contain`, `overflow`, `clip-path`, `content-visibility: auto`;
 * - other documents: a frame's, a window's, and back.
 *
 * Not mended: `zoom` around the element enlarges the dialog, as everything else in it. A menu that is gone before the
 * press has ended takes the click with it, as that of any button.
 */
import {
  chooseAmount,
  donateButton,
  expectDetailsKept,
  fillDetails,
  finish,
  giveOnce,
  openDialog,
  preset,
} from './support/donor.js';
import { widget } from './support/element.js';
import { classicScript, type HostPage, pageScript, pageStyle } from './support/host-page.js';
import { eventsOf } from './support/recorder.js';
import { expect, nextEvent, type Page, test } from './support/test.js';
import { translate } from './support/translations.js';
import { ways } from './support/ways.js';

/** The page's own button, which calls `open()`. */
const ownButton = (page: Page) => page.getByRole('button', { name: 'Give now' });
const dialog = (page: Page) => page.getByRole('dialog');
const closeButton = (page: Pick<Page, 'getByRole'>) =>
  page.getByRole('button', { name: translate('close'), exact: true }).first();

/** A page with a widget inside `#around` and two buttons of its own: one opens the form, one can be pressed. */
const around = ({ script = '', ...page }: HostPage & { script?: string } = {}): HostPage => ({
  ...page,
  head: `${page.head ?? ''}${rules}`,
  html: (it) =>
    `<main><h1>Here</h1><button id="own">Give now</button> <button id="other">Other</button>
     <section id="around" class="brand">${it}</section></main>${pageScript(`
      const around = document.querySelector('#around');
      document.querySelector('#own').onclick = () => document.querySelector('sir-donate').open();
      document.querySelector('#other').onclick = ({ target }) => { target.textContent = 'pressed'; };
      ${script}`)}`,
});

const rules = pageStyle(`
  .off, .no-widgets sir-donate { display: none !important; }
  .skipped { content-visibility: hidden; }
  sir-donate { display: inline-block; }`);

/** Hides everything around the widget, or shows it again. */
const hide = (page: Page, isHidden = true) =>
  page.evaluate((force) => {
    document.querySelector('#around')?.toggleAttribute('hidden', force);
  }, isHidden);

const eventTypes = async (page: Page) =>
  (await eventsOf(page))
    .map(({ type }) => type.replace('sir-donate-', ''))
    .filter((type) => type !== 'change' && type !== 'step');

/** The page is not frozen: a press reaches its own controls. */
async function expectPageUsable(page: Page): Promise<void> {
  await expect(dialog(page)).toBeHidden();
  await page.locator('#other').click();
  await expect(page.locator('#other')).toHaveText('pressed');
}

/** Whether the open dialog is at the end of the body, and not in the element. */
const isInPortal = (page: Page) =>
  page.evaluate(() => {
    const portal = document.querySelector('body > sir-donate:last-child');
    return !!portal?.shadowRoot?.querySelector('dialog:modal');
  });

type Act = (element: HTMLElement, parent: HTMLElement) => void;

const act = (page: Page, change: Act) =>
  page.evaluate(`(${change})(document.querySelector('sir-donate'), document.querySelector('#around'))`);

const hiding: Record<string, Act> = {
  'hidden on the element': (element) => element.setAttribute('hidden', ''),
  'hidden until found': (_, parent) => parent.setAttribute('hidden', 'until-found'),
  'a rule for the tag': () => document.body.classList.add('no-widgets'),
  'a class of the element': (element) => element.classList.add('off'),
  'display: none': (_, parent) => parent.classList.add('off'),
  'content-visibility: hidden': (_, parent) => parent.classList.add('skipped'),
  'content-visibility: hidden on the element': (element) => element.classList.add('skipped'),
  'a closed popover': (_, parent) => parent.setAttribute('popover', ''),
  'aria-hidden': (_, parent) => parent.setAttribute('aria-hidden', 'true'),
  'a closed details element': (element, parent) => {
    const details = document.createElement('details');
    details.append(document.createElement('summary'), element);
    parent.append(details);
  },
  'a closed dialog': (element, parent) => {
    const closed = document.createElement('dialog');
    closed.append(element);
    parent.append(closed);
  },
  'no slot': (element, parent) => {
    const component = document.createElement('div');
    component.attachShadow({ mode: 'open' });
    component.append(element);
    parent.append(component);
  },
};

test('open() shows a widget that has no box, from the end of the body', { tag: '@invariant-10' }, async ({
  openWidget,
}) => {
  const page = await openWidget(around());
  for (const [name, change] of Object.entries(hiding)) {
    await test.step(name, async () => {
      await act(page, change);
      await ownButton(page).click();
      await expect(dialog(page)).toBeVisible();
      expect(await isInPortal(page)).toBe(true);
      await closeButton(page).click();
      await expect(widget(page)).toHaveCount(1);
      await expect(ownButton(page)).toBeFocused();
      await act(page, (element, parent) => {
        document.body.classList.remove('no-widgets');
        for (const attribute of ['hidden', 'class']) element.removeAttribute(attribute);
        for (const attribute of ['hidden', 'class', 'popover', 'aria-hidden'])
          parent.removeAttribute(attribute);
        parent.replaceChildren(element);
      });
    });
  }
  await openDialog(page);
  expect(await isInPortal(page)).toBe(false);
  const opened = (await eventTypes(page)).filter((type) => type === 'open');
  expect(opened).toHaveLength(Object.keys(hiding).length + 1);
});

for (const { name, form, page: as } of ways) {
  const file = name === 'isolated' ? 'sir-donate.bundle.js' : 'sir-donate.js';
  test(`a donation is given in a widget whose place is hidden (${name}, ${file})`, async ({
    openWidget,
    page,
  }) => {
    const frames: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('frame.html')) frames.push(request.url());
    });
    await openWidget(
      as({ ...around({ attributes: { hidden: '' } }), script: classicScript.replace('sir-donate.js', file) }),
    );
    await ownButton(page).click();
    await expect(dialog(page)).toBeVisible();
    expect(await isInPortal(page)).toBe(true);
    await finish(page, await giveOnce(page, '$25', form(page)));
    await nextEvent(page, 'sir-donate-complete');
    await closeButton(form(page)).click();
    await expectPageUsable(page);
    expect(await eventTypes(page)).toEqual([
      'ready',
      'open',
      'before-checkout',
      'checkout',
      'complete',
      'close',
    ]);
    expect(frames).toHaveLength(name === 'isolated' ? 1 : 0);
  });

  test(`what was typed stays when the place is hidden before and after the dialog opens (${name})`, {
    tag: '@invariant-7',
  }, async ({ openWidget }) => {
    const page = await openWidget(as(around()));
    await openDialog(page);
    await chooseAmount(form(page));
    await fillDetails(form(page));
    await hide(page);
    await expectPageUsable(page);
    expect((await eventTypes(page)).slice(1)).toEqual(['open', 'close']);
    await ownButton(page).click();
    expect(await isInPortal(page)).toBe(true);
    await expectDetailsKept(form(page));
    await form(page).getByLabel(translate('email')).press('Escape');
    await expectPageUsable(page);
    await expect(ownButton(page).or(page.locator('#other')).and(page.locator(':focus'))).toBeVisible();
    await hide(page, false);
    await openDialog(page);
    await expectDetailsKept(form(page));
    await closeButton(form(page)).click();
    await expectPageUsable(page);
    expect((await eventTypes(page)).slice(1)).toEqual(['open', 'close', 'open', 'close', 'open', 'close']);
  });

  test(`a menu that closes on the press does not close the dialog (${name})`, async ({ openWidget }) => {
    const menus = {
      'at once': `around.onclick = () => { around.hidden = true; };`,
      'in a later task': `around.onclick = () => setTimeout(() => { around.hidden = true; });`,
      'when it loses the focus': `around.addEventListener('focusout', () => { around.hidden = true; });`,
      'when the form opens': `around.addEventListener('sir-donate-open', () => { around.hidden = true; });`,
      // Not from pointerdown: what is hidden before a busy driver lets go gets no click.
      'after a transition that the press begins': `
        around.style.transition = 'opacity 0.15s';
        around.onpointerup = () => { around.style.opacity = 0; };
        around.ontransitionend = () => { around.hidden = true; };`,
      'frame by frame': `
        around.onclick = () => {
          let frames = 9;
          const step = () => {
            around.style.opacity = --frames / 10;
            around.hidden = !frames;
            if (frames) requestAnimationFrame(step);
            else around.dataset.isClosed = '';
          };
          requestAnimationFrame(step);
        };`,
    };
    for (const [closing, script] of Object.entries(menus)) {
      await test.step(closing, async () => {
        const page = await openWidget(as(around({ script })));
        await donateButton(page).click();
        if (!closing.includes('focus')) await expect(page.locator('#around')).toBeHidden();
        await expect(dialog(page)).toBeVisible();
        await expect(preset(form(page), '$25')).toBeVisible();
        expect((await eventTypes(page)).filter((type) => type !== 'ready')).toEqual(['open']);
      });
    }
  });
}

/** The element's own button, which nothing but a style of the page may hide. */
const innerButton = (page: Page) => page.locator('sir-donate').locator('[part~="button"]');

test('what the page hides or locks cannot be seen, focused or pressed, but its dialog can', async ({
  openWidget,
}) => {
  const page = await openWidget(around());
  const styles: Record<string, { style: string; isInert?: boolean; isFocusable?: boolean }> = {
    visibility: { style: 'visibility: hidden' },
    'pointer events': { style: 'opacity: 0; pointer-events: none', isFocusable: true },
    inert: { style: 'user-select: none', isInert: true },
  };
  for (const [name, { style, isInert = false, isFocusable = false }] of Object.entries(styles)) {
    await test.step(name, async () => {
      const box = await donateButton(page).boundingBox();
      await page.evaluate(
        ([css, inert]) => {
          const parent = document.querySelector<HTMLElement>('#around');
          if (!parent) return;
          parent.style.cssText = css;
          parent.inert = inert;
        },
        [style, isInert] as const,
      );
      await expect(innerButton(page)).toHaveCSS('visibility', name === 'visibility' ? 'hidden' : 'visible');
      await innerButton(page).evaluate((button) => button.focus());
      expect(await page.evaluate(() => document.activeElement?.localName === 'sir-donate')).toBe(isFocusable);
      await page.mouse.click((box?.x ?? 0) + 9, (box?.y ?? 0) + 9);
      await expect(dialog(page)).toHaveCount(0);
      await ownButton(page).click();
      await expect(dialog(page)).toBeVisible();
      expect(await isInPortal(page)).toBe(false);
      await preset(page, '$25').locator('..').click();
      await expect(preset(page, '$25')).toBeChecked();
      await expect(dialog(page).locator('.form')).toHaveCSS('user-select', 'text');
      await closeButton(page).click();
      await expectPageUsable(page);
      await page.evaluate(() => {
        const parent = document.querySelector<HTMLElement>('#around');
        parent?.removeAttribute('style');
        parent?.removeAttribute('inert');
      });
    });
  }
});

test('ancestors that clip, move or contain the element do not do so with its dialog', async ({
  openForm,
}) => {
  const page = await openForm(around());
  /** Without the place in the line, since an ancestor may bring a scroll bar. */
  const boxOf = async () => ({ ...(await dialog(page).boundingBox()), x: undefined });
  const expected = await boxOf();
  for (const style of [
    'transform: translateX(-9999px) scale(0.1)',
    'filter: opacity(0); will-change: transform',
    'overflow: hidden; clip-path: inset(50%); block-size: 0; inline-size: 0',
    'contain: strict; container-type: size; perspective: 9px',
    'content-visibility: auto; position: absolute; inset-block-start: 9999px',
    'opacity: 0; mask: linear-gradient(#0000, #0000)',
    'position: fixed; inset: 0 auto auto 0; z-index: -1',
  ]) {
    await test.step(style, async () => {
      await page.evaluate((css) => {
        const parent = document.querySelector<HTMLElement>('#around');
        if (parent) parent.style.cssText = css;
      }, style);
      await closeButton(page).click();
      await expect(dialog(page)).toBeHidden();
      await ownButton(page).click();
      expect(await boxOf()).toEqual(expected);
      expect(await isInPortal(page)).toBe(false);
    });
  }
});

for (const [name, wrap] of Object.entries({
  dialog: `const own = document.createElement('dialog'); around.before(own); own.append(around); own.showModal();`,
  popover: `around.popover = 'manual'; around.showPopover(); const own = { close: () => around.hidePopover() };`,
})) {
  test(`the page's own ${name} around the widget closes the form with it`, async ({ openWidget }) => {
    const page = await openWidget(
      around({ script: `${wrap} addEventListener('close-own', () => own.close());` }),
    );
    await donateButton(page).click();
    await expect(preset(page, '$25')).toBeVisible();
    expect(await isInPortal(page)).toBe(false);
    await page.evaluate(() => dispatchEvent(new Event('close-own')));
    await expectPageUsable(page);
    expect((await eventTypes(page)).filter((type) => type !== 'ready')).toEqual(['open', 'close']);
  });
}

test('the form looks the same from the end of the body as in its place', async ({ openWidget }) => {
  const page = await openWidget(
    around({
      attributes: { class: 'give', lang: 'de', dir: 'ltr', theme: 'dark' },
      head: pageStyle(`
        .brand { --sir-accent: #d9480f; --sir-radius: 2px; font-family: monospace; color-scheme: light; }
        sir-donate.give { --sir-surface: #fff8f0; }
        sir-donate.give::part(submit) { letter-spacing: 3px; }`),
    }),
  );
  const look = async () => {
    await ownButton(page).click();
    await expect(page.getByRole('heading', { name: 'Clean Water Fund of Lindenau' })).toBeVisible();
    const styles = await dialog(page).evaluate((element) => {
      const root = element.getRootNode() as ShadowRoot;
      const host = getComputedStyle(root.host);
      const { lang, dir } = root.host as HTMLElement;
      const inside = [element, ...element.querySelectorAll('*')].flatMap((one) => {
        const style = getComputedStyle(one);
        return [...style].map(
          (name) => `${one.getAttribute('class')} ${name}: ${style.getPropertyValue(name)}`,
        );
      });
      return { inside, lang, dir, scheme: host.colorScheme, box: element.getBoundingClientRect().toJSON() };
    });
    // By the pointer: after a key, the focus ring would be drawn.
    await dialog(page).locator('[part~="close"]').click();
    await expect(dialog(page)).toBeHidden();
    return styles;
  };
  const inPlace = await look();
  expect(inPlace.inside.length).toBeGreaterThan(5_000);
  await hide(page);
  expect(await look()).toEqual(inPlace);
});

for (const { name, form, page: as } of ways) {
  test(`an element in another document keeps its look and works there (${name})`, async ({
    openWidget,
    context,
    browserName,
  }) => {
    const page = await openWidget(as(around()));
    await openDialog(page);
    await chooseAmount(form(page));
    await fillDetails(form(page));
    const background = await innerButton(page).evaluate((button) => getComputedStyle(button).backgroundColor);
    const opening = context.waitForEvent('page');
    await page.evaluate(() => {
      const element = document.querySelector('sir-donate');
      const other = open('about:blank')?.document;
      if (element) other?.body.append(other.adoptNode(element));
    });
    const other = await opening;
    await expect(innerButton(other)).toHaveCSS('background-color', background);
    await expect(dialog(other)).toHaveCSS('border-radius', '16px');
    // Browsers load a frame again that comes to another document.
    if (name !== 'isolated') await expectDetailsKept(form(other));
    // Firefox over BiDi clicks nothing in such a frame.
    else if (browserName === 'firefox') return expect(preset(form(other), '$25')).toBeVisible();
    else await chooseAmount(form(other));
    await closeButton(form(other)).click();
    await expect(dialog(other)).toBeHidden();
    await openDialog(other);
  });
}

const moves = {
  'comes from another document, in which it was connected first': (element: Element) => {
    const copy = element.cloneNode(true);
    window[0]?.document.body.append(copy);
    element.replaceWith(copy);
  },
  'goes to another document before it is opened': (element: Element) => {
    window[0]?.document.body.append(element);
  },
};
for (const [what, move] of Object.entries(moves)) {
  test(`an element that ${what} draws its form there`, async ({ page, openWidget }) => {
    await openWidget({
      html: (it) => `<main><iframe title="Other" width="600" height="800"></iframe>${it}</main>`,
    });
    await widget(page).evaluate(move);
    const place = what.startsWith('goes') ? page.frameLocator('iframe[title=Other]') : page;
    await place.getByRole('button', { name: 'Donate' }).click();
    await chooseAmount(place);
    const firstName = place.getByLabel(translate('firstName'));
    // `fill` needs a function that Playwright has in an element's first document only (Firefox over BiDi).
    await firstName.pressSequentially('Ada');
    await expect(firstName).toHaveValue('Ada');
  });
}
