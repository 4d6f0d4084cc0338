/**
 * Texts and markup that others touch: translators that change what the form shows, and content of the element that is no
 * label.
 *
 * Looked for, of translators: text nodes replaced (Google Translate), wrapped and changed in place, and replaced late,
 * each again on mutation; every text of the way from the amount to the thanks; that nothing throws, the focus stays and
 * the amount that is read is sent. Of markup: a self-closed element before a paragraph, a section, inline content and
 * another self-closed element, in both modes and isolated; `noscript`, comments, scripts, styles and templates; hidden
 * and screen-reader text; images, icons, line breaks, wrappers of editors; the link as fallback in each.
 *
 * Left: a translator that writes into an element of ours late, or beside it; inline text of at most 120 characters after a
 * self-closed element, which looks like a label.
 */
import {
  checkoutFrom,
  choose,
  donateButton,
  fillDetails,
  finish,
  openDialog,
  preset,
  toCheckout,
} from './support/donor.js';
import { widget } from './support/element.js';
import { inFrame } from './support/frame.js';
import { fallbackHref, pageScript } from './support/host-page.js';
import { isolated } from './support/isolated.js';
import { releaseFiles } from './support/origins.js';
import { expect, type Page, type PageRecord, test } from './support/test.js';
import { translate } from './support/translations.js';

/** What the translator adds to each text. */
const mark = '¤';

type Style = 'replaces' | 'wraps' | 'replaces late';

/** A translator: it walks the page and open shadow roots, and walks again whenever they change. */
const translator = (style: Style) =>
  pageScript(`
  const roots = new WeakSet();
  const observer = new MutationObserver(walk);
  const isSkipped = (node) => node.parentElement?.closest('[translate=no], font, script, style');
  function put(node) {
    if (isSkipped(node) || !node.data.trim()) return;
    const [outer, inner] = [document.createElement('font'), document.createElement('font')];
    outer.append(inner);
    if ('${style}' === 'wraps') {
      node.replaceWith(outer);
      node.data += '${mark}';
      inner.append(node);
    } else {
      const replace = (text) => {
        inner.textContent = text + '${mark}';
        node.parentNode?.replaceChild(outer, node);
      };
      if ('${style}' === 'replaces') replace(node.data);
      else setTimeout(replace, 30, node.data);
    }
  }
  function walk() {
    visit(document.body);
  }
  function visit(root) {
    if (!roots.has(root)) observer.observe(root, { childList: true, characterData: true, subtree: true });
    roots.add(root);
    const texts = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Text) texts.push(node);
      else if (node.shadowRoot) visit(node.shadowRoot);
    }
    for (const text of texts) put(text);
  }
  addEventListener('DOMContentLoaded', walk);
  addEventListener('sir-donate-ready', walk);`);

test.describe('translators', () => {
  /** Gives, and returns what the form shows on the way. */
  async function give(page: Page): Promise<string[]> {
    const seen: string[] = [];
    const form = page.locator('section[part=form]');
    const see = async (text: string | RegExp) => {
      await expect(form).toContainText(text);
      seen.push((await form.innerText()).replaceAll(mark, '').replace(/\s+/g, ' '));
    };
    const other = page.getByRole('textbox', { name: translate('otherAmount') });
    await expect(other).toBeVisible();
    // The answers of the API are there.
    await expect(form).toContainText('Clean Water Fund of Lindenau');
    await expect(form).toContainText(translate('testMode'));
    await see(translate('continue'));
    await choose(preset(page, '$25'));
    await see(translate('give', { amount: '$25' }));
    await choose(preset(page, '$50'));
    await see(translate('give', { amount: '$50' }));
    await other.fill('0.4');
    await page.keyboard.press('Enter');
    await see(/The smallest amount/);
    await expect(other).toBeFocused();
    await other.fill('0.001');
    await page.keyboard.press('Enter');
    await see(translate('tooPrecise'));
    await other.fill('40');
    await see(translate('give', { amount: '$40' }));
    await page.keyboard.press('Enter');
    await see('$44');
    await choose(page.getByRole('radio', { name: /^15%/ }));
    await see('$46');
    await toCheckout(page).click();
    await see(translate('checkFields'));
    await fillDetails(page);
    await see('$46');
    const checkout = await checkoutFrom(page, () => toCheckout(page).click());
    await see(translate('waitingTitle'));
    await finish(page, checkout);
    await see(translate('thanksTitle'));
    return seen;
  }

  let untranslated: string[] | undefined;

  for (const style of ['replaces', 'wraps', 'replaces late'] as const) {
    test(`every text is up to date where a translator ${style} text nodes`, {
      tag: ['@invariant-7', '@invariant-10'],
    }, async ({ page, context, postWidget, sandbox }) => {
      const attributes = { mode: 'inline' };
      await page.goto(await postWidget({ attributes, head: translator(style) }));
      const translated = await give(page);
      expect((await sandbox.donation()).amountMinor).toBe(4000);
      await expect(page.locator('section[part=form]')).toContainText(mark);
      if (!untranslated) {
        const plain = await context.newPage();
        await plain.goto(await postWidget({ attributes }));
        untranslated = await give(plain);
      }
      expect(translated).toEqual(untranslated);
    });
  }

  test('no text of the form stands beside elements', async ({ openFilledDetails }) => {
    const page = await openFilledDetails();
    await expect(page.getByRole('group', { name: translate('tip') })).toBeVisible();
    const mixed = await page.locator('section[part=form]').evaluate((form) => {
      const walker = document.createTreeWalker(form, NodeFilter.SHOW_TEXT);
      const found: string[] = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode())
        if (node.textContent?.trim() && node.parentNode?.childNodes.length !== 1)
          found.push(`${node.textContent}`);
      return found;
    });
    expect(mixed).toEqual([]);
  });
});

test.describe('labels', () => {
  const link = (text = 'Give now', attributes = '') => `<a href="${fallbackHref}" ${attributes}>${text}</a>`;
  const labels: readonly [content: string, label: string][] = [
    ['Give now', 'Give now'],
    [link(), 'Give now'],
    [`\n  <!-- Donate -->\n  ${link('Give\n   now')}\n`, 'Give now'],
    [`<p>${link()}</p>`, 'Give now'],
    ['<p>Give now</p>', 'Give now'],
    [`<div><p>${link('Give to the Clean Water Fund')}</p></div>`, 'Give to the Clean Water Fund'],
    [`${link('<b>Give</b> <i>now</i>')}<br>`, 'Give now'],
    ['Give<br>now', 'Give now'],
    ['<font><font>Give now</font></font>', 'Give now'],
    [`<noscript><a href="${fallbackHref}">Donate here</a></noscript>`, 'Donate'],
    [`<noscript>Scripts are off.</noscript>${link()}`, 'Give now'],
    [
      `<script type="application/json">{"a":1}</script><style nonce="e2e">i{}</style><template>x</template>${link()}`,
      'Give now',
    ],
    [link('Old campaign', 'hidden'), 'Donate'],
    [`${link()}<span hidden>(hidden)</span><span class="none">none</span>`, 'Give now'],
    [`${link('Give now<span class="sr-only"> (opens a dialog)</span>')}`, 'Give now'],
    [`${link('<img src="" alt="Give by card">')}`, 'Give by card'],
    [`${link('<img src="" alt="Heart"> Give now')}`, 'Give now'],
    [link('<svg viewBox="0 0 1 1"><title>Heart</title></svg> Give now'), 'Give now'],
    [link('<svg viewBox="0 0 1 1"><title>Give with love</title></svg>'), 'Give with love'],
    ['', 'Donate'],
  ];
  const styles =
    '<style nonce="e2e">.none { display: none } .sr-only { position: absolute; clip-path: inset(50%) }</style>';

  test('the label is what a person would see in the element', async ({ page, postWidget, record }) => {
    await page.goto(
      await postWidget({
        head: styles,
        html: (it) => {
          const [start] = it.split('>');
          return labels.map(([content]) => `<div>${start}>${content}</sir-donate></div>`).join('\n');
        },
      }),
    );
    await expect(widget(page).last().getByRole('button')).toBeVisible();
    // Most of them are read by the shell extras, which come later than the buttons.
    const shown = () =>
      widget(page).evaluateAll((all) =>
        all.map((element) => element.shadowRoot?.querySelector('button')?.textContent),
      );
    await expect.poll(shown).toEqual(labels.map(([, label]) => label));
    expect(record.warnings).toEqual([]);
  });

  test('the link is offered by the form, even if the page hides it', async ({ openWidget, sandbox }) => {
    sandbox.key('nodonations');
    const page = await openWidget({ label: link('Old campaign', 'hidden') });
    await donateButton(page).click();
    await expect(page.getByRole('link', { name: translate('fallback') })).toHaveAttribute(
      'href',
      fallbackHref,
    );
  });

  test('the button stays where the form cannot be loaded and the link is hidden', async ({
    page,
    openWidget,
  }) => {
    await page.route(`${releaseFiles}/form-*`, (route) => route.abort());
    await openWidget({ label: link('Old campaign', 'hidden') });
    const failed = page.waitForEvent('console', (line) => line.text().includes('Form not loaded'));
    await donateButton(page).click();
    await failed;
    await expect(donateButton(page)).toBeVisible();
  });
});

test.describe('an element that is not closed', () => {
  const rest: Record<string, string> = {
    'a paragraph': '<p>The rest of the page.</p>',
    'a section': '<section><h2>Our work</h2><p>We dig wells.</p><a href="/about">About us</a></section>',
    'long text': `The rest of the page, which goes on and on. ${'And on. '.repeat(20)}`,
    links: '<a href="/a">First page</a> <a href="/b">Second page</a>',
  };
  const unclosed = (it: string) => it.replace(/>[\s\S]*$/, ' />');
  const warningsOf = ({ warnings }: PageRecord) => warnings.filter((line) => line.includes('</sir-donate>'));

  for (const [name, html] of Object.entries(rest)) {
    for (const mode of ['button', 'inline'] as const) {
      test(`leaves ${name} on the page, and out of its label (mode ${mode})`, {
        tag: '@invariant-10',
      }, async ({ openWidget, record }) => {
        const page = await openWidget({
          attributes: { mode },
          html: (it) => `<main>${unclosed(it)} ${html}</main>`,
        });
        if (mode === 'button') await openDialog(page);
        await expect(page.getByRole('textbox', { name: translate('otherAmount') })).toBeVisible();
        await page.keyboard.press('Escape');
        await expect(page.getByText(/rest of the page|We dig wells|Second page/)).toBeVisible();
        expect(warningsOf(record)).toHaveLength(1);
        // No link of the page is taken for the fallback.
        await expect(widget(page).getByRole('link', { name: translate('fallback') })).toHaveCount(0);
      });
    }
  }

  test('may hold another that is not closed', async ({ openWidget }) => {
    const page = await openWidget({
      html: (it) => `<main>${unclosed(it)}${unclosed(it)}<p>The rest of the page.</p></main>`,
    });
    await expect(donateButton(page)).toHaveCount(2);
    await expect(page.getByText('The rest of the page.')).toBeVisible();
    await donateButton(page).nth(1).click();
    await expect(page.getByRole('dialog')).toBeVisible();
  });

  test('gives no name to the frame of an isolated form', async ({ openWidget }) => {
    const page = await openWidget(
      isolated({ html: (it) => `<main>${unclosed(it)}<p>The rest of the page.</p></main>` }),
    );
    await openDialog(page);
    await expect(page.getByRole('dialog', { name: 'Donate', exact: true })).toBeVisible();
    await expect(preset(inFrame(page), '$25')).toBeVisible();
    await expect(page.getByText('The rest of the page.')).toBeVisible();
  });
});
