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
    // +0.8: a label as people see it, attributes that come late, retries, pages that hide, patch or shadow.
    limit: '2.8 kB',
  },
  {
    name: 'a usable form: shell + form',
    path: [`${release}/sir-donate.js`, `${release}/form-*.js`],
    // +4.7: attributes that come late or go away, hidden ancestors, contained events, translators, amounts as people write
    // them. frame.html and the single file carry them too.
    limit: '26.7 kB',
  },
  {
    name: 'frame host: what the host page of an isolated form loads beside the shell',
    path: `${release}/frame-host-*.js`,
    // +4.0: it places dialogs, follows the page's theme, and knows the widget that was used, as the form does.
    limit: '8.0 kB',
  },
  {
    name: 'frame.html: a usable form in a frame, with all its files',
    path: [`${release}/frame.html`, `${release}/frame-guest-*.js`, `${release}/form-*.js`],
    limit: '30.1 kB',
  },
  {
    name: 'deferred: loaded while the donor chooses',
    path: `${release}/deferred-*.js`,
    // +1.6: readers of drifted API answers and limits of status calls; zod no longer ships.
    limit: '16.4 kB',
  },
  {
    name: 'sir-donate.bundle.js (everything)',
    path: `${release}/sir-donate.bundle.js`,
    limit: '44.4 kB',
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
      limit: isLatin(file) ? '1.4 kB' : '2.2 kB',
    };
  }),
];
