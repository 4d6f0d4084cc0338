/**
 * A file of an older release asks for files that are gone, or gets files of another release. The donor gets a working
 * form or, within ten seconds, the page's own link. Brothers that were looked for: each file that the shell, the form
 * and the frame load, in the page, isolated and in a bare iframe, answered by 404 or by another page.
 */
import { addressOf, openWithoutScripts } from './support/bare-frame.js';
import { choose, donateButton, finish, giveOnce, openDialog, preset } from './support/donor.js';
import { iframeHtml, inBareFrame } from './support/frame.js';
import { fallbackHref } from './support/host-page.js';
import { expect, nextEvent, type Page, test } from './support/test.js';
import { translate } from './support/translations.js';
import { type Way, ways } from './support/ways.js';

const [native, isolated] = ways as [Way, Way];
const tag = '@invariant-11';

const answers = {
  'is gone': { status: 404, contentType: 'text/plain', body: 'Not found' },
  'is another page': { status: 200, contentType: 'text/html', body: '<!doctype html><title>Hello</title>' },
} as const;

type Answer = keyof typeof answers;

const replace = (page: Page, file: RegExp, answer: Answer): Promise<unknown> =>
  page.route(file, (route) => route.fulfill(answers[answer]));

const files: { way: Way; name: string; file: RegExp }[] = [
  { way: native, name: 'the form', file: /\/form-[^/]*\.js/ },
  { way: isolated, name: 'the frame host', file: /\/frame-host-[^/]*\.js/ },
  { way: isolated, name: 'frame.html', file: /\/frame\.html/ },
  { way: isolated, name: "the frame's script", file: /\/frame-guest-[^/]*\.js/ },
  { way: isolated, name: 'the form', file: /\/form-[^/]*\.js/ },
];

for (const { way, name, file } of files) {
  for (const answer of Object.keys(answers) as Answer[]) {
    test(`shows the link within ten seconds when ${name} ${answer} (${way.name})`, { tag }, async ({
      page,
      openWidget,
    }) => {
      await replace(page, file, answer);
      await openWidget(way.page());
      await donateButton(page).click();
      const link = page.getByRole('link', { name: 'Donate' });
      await expect(link).toBeVisible({ timeout: 10_000 });
      await expect(link).toHaveAttribute('href', fallbackHref);
    });
  }
}

for (const way of ways) {
  for (const answer of Object.keys(answers) as Answer[]) {
    test(`offers the link when the deferred module ${answer} while the form is open (${way.name})`, {
      tag,
    }, async ({ page, openWidget }) => {
      await replace(page, /\/deferred-[^/]*\.js/, answer);
      await openWidget(way.page());
      await donateButton(page).click();
      const form = way.form(page);
      await expect(form.getByRole('link', { name: translate('fallback') })).toHaveAttribute(
        'href',
        fallbackHref,
      );
    });

    test(`shows the form in English when the language's file ${answer} (${way.name})`, {
      tag,
    }, async ({ page, openWidget }) => {
      await replace(page, /\/language-[^/]*\.js/, answer);
      await openWidget(way.page({ attributes: { locale: 'de' } }));
      await openDialog(page);
      await choose(preset(way.form(page), '25 $'));
      await expect(way.form(page).getByRole('button', { name: /25/ }).last()).toBeVisible();
    });
  }
}

test('shows the form again once the files of a release are back', { tag }, async ({ page, openWidget }) => {
  let isGone = true;
  await page.route(/\/form-[^/]*\.js/, (route) =>
    isGone ? route.fulfill(answers['is gone']) : route.continue(),
  );
  await openWidget({ label: 'Donate' });
  await donateButton(page).click();
  await nextEvent(page, 'sir-donate-error');
  isGone = false;
  await openDialog(page);
  await finish(page, await giveOnce(page));
  await nextEvent(page, 'sir-donate-complete');
});

for (const file of [/\/frame-guest-[^/]*\.js/, /\/form-[^/]*\.js/]) {
  test(`a bare iframe says so where ${file.source.replace(/[^a-z-]/g, '')} is gone`, { tag }, async ({
    page,
    sandbox,
  }) => {
    await replace(page, file, 'is gone');
    await openWithoutScripts(page, iframeHtml(addressOf(sandbox)));
    await expect(inBareFrame(page).getByText('The donation form has not loaded yet')).toBeVisible({
      timeout: 10_000,
    });
  });
}
