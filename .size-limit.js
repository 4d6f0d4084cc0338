import { readdirSync, readFileSync } from 'node:fs';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const release = `dist/${version}`;

/**
 * What ships, and how large it may be: brotli 11, kB of 1000 bytes, without source maps. Raising a limit is a reviewed
 * line with a reason.
 */
const locales = 'src/ui/translations/locales/';
const isLatin = (file) => !/\p{L}(?<!\p{Script=Latin})/u.test(readFileSync(locales + file, 'utf8'));

export default [
  {
    name: 'sir-donate.js (the shell)',
    path: `${release}/sir-donate.js`,
    // +0.2: waits for the page, and says whether its form may be got ready (preload-*.js has the rest).
    // +0.8: attributes that come late, retries, pages that hide, patch or shadow. +0.35: typed properties that survive a
    // morph, finding the script's folder, files of another release. The aim is 2.4 kB.
    // +0.09: files that do not answer, the version in an error's detail.
    // +0.1: `light-dark()` in browsers that do not know it. +0.39: links that open the form.
    // +0.05: a key, a mode and flags in curly quotes.
    // +0.23: fragments, commands, and choices of the page. +0.08: forms that an address presets. +0.1: the corner.
    // +0.02: names of attributes.
    // +0.01: the name of `suggest-monthly`, and its value.
    // +0.02: the hashes in the names of its files compress to more or less. +0.04: a command leads to a form in the page.
    limit: '4.56 kB',
  },
  {
    name: 'a usable form: shell + form',
    path: [`${release}/sir-donate.js`, `${release}/form-*.js`],
    // +4.7: attributes that come late or go away, hidden ancestors, contained events, translators, amounts as people write
    // them. frame.html and the single file carry them too.
    // +1.2: the shell, a time limit for the deferred module, words of newer releases, the seams of the simulation.
    // +0.45: common amounts without Intl, and no rendering for what is the same: a quarter of what an opening took.
    // +0.6: values and texts as editors write and change them, and who is told of those that stay wrong.
    // +0.8: the shell, a closed dialog that is rendered ahead, API calls that do not wait for the deferred module.
    // +0.5: the partner's line and links, with the parsers of their addresses.
    // +0.35: the shell, and choices of the page.
    // +0.45: presets of each frequency, and their place when it is switched.
    // +0.1: submits in a sandbox without forms.
    // +0.1: a tip of the donor's own.
    // +0.35: bounds that the checkout accepts.
    // +0.4: `suggest-monthly`: its parser, and when it is due.
    // +0.15: steps, and the donation for listeners that come late.
    // +0.1: payments that take days: their state and event.
    // +0.6: currencies. The first step needs their labels and the select.
    // +0.1: the donation that an error is about, phone numbers and email addresses as links write them.
    // +0.15: a typed amount is read anew as it is shown; choices of the page that wait for the form are joined.
    // +0.15: the shell, labelled amounts in warnings, computed numbers, help where the donor chooses a nonprofit.
    limit: '34.95 kB',
  },
  {
    name: 'frame host: what the host page of an isolated form loads beside the shell',
    path: `${release}/frame-host-*.js`,
    // +4.0: it places dialogs, follows the page's theme, and knows the widget that was used, as the form does.
    // +0.4: words of newer releases, hosts that serve no pages, frames that come late.
    // +0.05: windows that would keep the sandbox of a frame around.
    // +0.1: steps, and the donation for listeners that come late.
    // +0.03: the message of a payment that is processing.
    // +0.25: it loads what reports to the data layer, with the digits of currencies.
    limit: '9.25 kB',
  },
  {
    name: 'frame.html: a usable form in a frame, with all its files',
    path: [`${release}/frame.html`, `${release}/frame-guest-*.js`, `${release}/form-*.js`],
    // +0.2: loads the reader of colours in its address, and waits for it.
    // +0.8: a button in frames that are too small, sandboxes, search engines, the heading for a page of its own.
    // +0.3: bounds that the checkout accepts.
    // +0.35: `suggest-monthly`.
    // +0.05: steps, and the donation for listeners that come late.
    // +0.65: currencies.
    // +0.1: as a usable form.
    // +0.2: the form.
    limit: '38.35 kB',
  },
  {
    name: 'deferred: loaded while the donor chooses',
    path: `${release}/deferred-*.js`,
    // +1.6: readers of drifted API answers and limits of status calls; zod no longer ships.
    // +0.45: the EIN, the links above the last button, the page after the gift.
    // +0.1: a tip of the donor's own.
    // +0.1: two texts of the suggestion.
    // +0.5: payments that take days: their words, screen, storage and calls.
    // +0.4: the button and the picture of a QR code.
    // +0.2: refusals that speak of a bound only, the donation that an error is about.
    // +0.05: of several payments that take days, each is asked for.
    limit: '18.45 kB',
  },
  {
    name: 'shell extras: what few pages need before the form',
    path: `${release}/shell-extras-*.js`,
    // +0.46: the colour scheme in browsers without `light-dark()`.
    // +0.2: values as editors change them, previews.
    limit: '1.68 kB',
  },
  {
    name: 'link opener: loaded by a link to the form',
    path: `${release}/link-opener-*.js`,
    // +1.25: colours and corners of the address, with their contrast.
    limit: '2.98 kB',
  },
  {
    name: 'address theme: loaded by frame.html with colours in its address',
    path: `${release}/address-theme-*.js`,
    limit: '1.25 kB',
  },
  {
    name: 'fragment: loaded where the address of the page has one',
    path: `${release}/fragment-*.js`,
    // +0.1: a link to the fragment that the address has already. +0.09: buttons of the page, modes in any spelling.
    limit: '0.7 kB',
  },
  {
    name: 'choice: loaded where a page chooses in the donor’s place',
    path: `${release}/apply-choice-*.js`,
    limit: '0.75 kB',
  },
  {
    name: 'prefill: loaded where the address of the page presets the form',
    path: `${release}/prefill-*.js`,
    // The parsers of the attributes are in it a second time: it must not ask the form's file for them.
    // +0.1: presets of each frequency.
    // +0.35: bounds that the checkout accepts.
    // +0.12: the parser of a share.
    // +0.33: currencies. +0.15: what the page preselects in the others, and monthly.
    // +0.03: phone numbers and email addresses as links write them.
    // +0.06: labelled amounts in warnings, computed numbers.
    limit: '5.98 kB',
  },
  {
    name: 'suggestion: loaded by `suggest-monthly` alone',
    path: `${release}/suggestion-*.js`,
    limit: '0.99 kB',
  },
  {
    name: 'qr code: loaded when a donor wants to pay on the phone',
    path: `${release}/qr-code-*.js`,
    limit: '3.55 kB',
  },
  {
    name: 'floating: loaded by `mode="floating"` alone',
    path: `${release}/floating-*.js`,
    limit: '1.65 kB',
  },
  {
    name: 'data layer: loaded by `analytics="datalayer"` alone',
    path: `${release}/data-layer-*.js`,
    limit: '0.65 kB',
  },
  {
    name: 'data layer of an isolated form',
    path: `${release}/isolated-data-layer-*.js`,
    limit: '0.7 kB',
  },
  {
    name: 'open-command.js',
    path: 'dist/v0/open-command.js',
    limit: '0.2 kB',
  },
  {
    name: 'editor notice: loaded where a site editor must be told what is wrong',
    path: `${release}/editor-notice-*.js`,
    limit: '0.8 kB',
  },
  {
    name: 'preloader: loaded after the page',
    path: `${release}/preload-*.js`,
    // The names of its files are in it, whose hashes compress to 0.90 to 0.92 kB.
    limit: '0.92 kB',
  },
  {
    name: 'simulation: loaded by `simulate` alone',
    path: `${release}/simulation-*.js`,
    limit: '1.05 kB',
  },
  {
    name: 'sir-donate.bundle.js (everything)',
    path: `${release}/sir-donate.bundle.js`,
    // +3.0: the shell extras, the simulation and the link opener are in it. +1.1: so is the editor notice. +1.1: and the
    // preloader. +1.0: colours of a link.
    // +0.75: the partner's line and links.
    // +1.0: fragments and choices of the page. +0.7: forms that an address presets. +1.0: the corner.
    // +0.45: presets of each frequency.
    // +0.15: sandboxes.
    // +0.2: a tip of the donor's own.
    // +0.35: bounds that the checkout accepts.
    // +1.05: the suggestion of a monthly gift.
    // +0.15: steps, and the donation for listeners that come late.
    // +0.45: payments that take days.
    // +3.9: QR codes.
    // +0.3: the data layer.
    // +0.65: currencies.
    // +0.3: as a usable form and the deferred module.
    // +0.4: the form, and the files of fragments and of addresses that preset it.
    limit: '65.45 kB',
  },
  {
    name: 'own page: loaded where frame.html is opened by itself',
    path: `${release}/own-page-*.js`,
    limit: '0.8 kB',
  },
  {
    name: 'frame-height.js: gives bare iframes the height of their forms',
    path: `${release}/frame-height.js`,
    limit: '0.5 kB',
  },
  {
    name: 'complete.html',
    path: 'dist/v0/complete.html',
    limit: '1.5 kB',
  },
  ...readdirSync(locales).map((file) => {
    const language = file.replace('.ts', '');
    return {
      name: `language: ${language}`,
      path: `${release}/language-${language}-*.js`,
      // +0.05: the screen of payments that take days.
      limit: isLatin(file) ? '1.58 kB' : '2.2 kB',
    };
  }),
];
