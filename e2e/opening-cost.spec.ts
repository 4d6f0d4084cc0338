/** What one opening asks of the main thread, as far as it can be counted. Times: `npx tsx e2e/bench/trace.ts`. */
import { pageScript } from './support/host-page.js';
import { expect, type Page, test } from './support/test.js';

/**
 * Counts each writing of the class of the form's root, which every rendering begins with, each `Intl.NumberFormat`, and
 * each reading that makes the browser lay out.
 */
const counter = pageScript(`
window.counts = { renderings: 0, formatters: 0, readings: [] };
const { attachShadow } = Element.prototype;
Element.prototype.attachShadow = function (init) {
  const root = attachShadow.call(this, init);
  new MutationObserver((records) => {
    counts.renderings += records.filter(({ target }) => target.parentElement?.className === 'root').length;
  }).observe(root, { subtree: true, attributeFilter: ['class'] });
  return root;
};
Intl.NumberFormat = new Proxy(Intl.NumberFormat, {
  construct(...args) {
    counts.formatters++;
    return Reflect.construct(...args);
  },
});
for (const [owner, names] of [
  [window, ['getComputedStyle']],
  [Element.prototype, ['getBoundingClientRect', 'getClientRects', 'clientWidth', 'clientHeight', 'scrollTop', 'scrollHeight']],
  [HTMLElement.prototype, ['offsetWidth', 'offsetHeight', 'offsetTop', 'offsetLeft', 'offsetParent', 'innerText']],
]) {
  for (const name of names) {
    const property = Object.getOwnPropertyDescriptor(owner, name);
    const key = 'value' in property ? 'value' : 'get';
    const read = property[key];
    property[key] = function (...args) {
      counts.readings.push(name);
      return read.apply(this, args);
    };
    Object.defineProperty(owner, name, property);
  }
}
`);

const counts = (page: Page) => page.evaluate(() => Reflect.get(window, 'counts'));

for (const mode of ['button', 'inline'] as const) {
  test(`renders the form once, and once for the name, and reads no layout in mode ${mode}`, async ({
    page,
    openWidget,
    openForm,
  }) => {
    // Without a label: the shell reads how the elements of a label are displayed, when the page loads.
    const hostPage = { attributes: { mode, preload: 'intent' }, label: '', head: counter };
    if (mode === 'button') await openForm(hostPage);
    else await openWidget(hostPage);
    await expect(page.getByRole('heading', { name: 'Clean Water Fund of Lindenau' })).toBeVisible();
    expect(await counts(page)).toEqual({ renderings: 2, formatters: 0, readings: [] });
  });
}
