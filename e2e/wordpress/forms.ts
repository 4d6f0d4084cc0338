/**
 * The forms of snippet that people put into WordPress, and what came out for each role when they were tried. docs/wordpress.md and
 * docs/cms.md have the tables. `forms-by-role.ts` tries them; a unit test compares the docs.
 */
import { fallbackHref } from '../support/host-page.js';
import { demoOrigins } from '../support/origins.js';
import { filesUrl, type Role, roles, siteKey, siteNonprofit } from './addresses.js';

/** What a donor gets: the form, the link that the snippet has inside, or nothing. */
export type Outcome = 'form' | 'own link' | 'nothing';

export interface Form {
  /** Where it is put, and what it is. */
  name: string;
  content: string;
  /** The site has the plug-in; without it nothing loads the script for a link or an element. */
  hasPlugin: boolean;
  outcomes: Readonly<Record<Role, Outcome>>;
}

const everybody = { administrator: 'form', author: 'form', contributor: 'form' } as const;
const administrators = (others: Outcome) =>
  ({ administrator: 'form', author: others, contributor: others }) as const;

const script = `<script async src="${filesUrl}sir-donate.js"></script>`;
const element = `<sir-donate publishable-key="${siteKey}" nonprofit="${siteNonprofit}" api-base="${demoOrigins.api}"><a href="${fallbackHref}">Donate</a></sir-donate>`;

const parameters = new URLSearchParams({
  'publishable-key': siteKey,
  nonprofit: siteNonprofit,
  'api-base': demoOrigins.api,
});
export const formLink = `${filesUrl}frame.html?${parameters}`;

const inHtml = (address: string): string => address.replaceAll('&', '&amp;');
const link = `<a href="${inHtml(formLink)}">Donate</a>`;
const marked = `<a href="${fallbackHref}" data-sir-donate data-publishable-key="${siteKey}" data-nonprofit="${siteNonprofit}" data-api-base="${demoOrigins.api}">Donate</a>`;
const iframe = `<iframe title="Donate" width="480" height="640" src="${inHtml(formLink)}"></iframe>`;

export const block = (name: string, html: string): string =>
  `<!-- wp:${name} -->\n${html}\n<!-- /wp:${name} -->`;
const paragraph = (html: string): string => block('paragraph', `<p>${html}</p>`);
const button = `<!-- wp:buttons --><div class="wp-block-buttons"><!-- wp:button --><div class="wp-block-button">${link.replace('<a ', '<a class="wp-block-button__link wp-element-button" ')}</div><!-- /wp:button --></div><!-- /wp:buttons -->`;

export const forms: readonly Form[] = [
  {
    name: '“Donation” block',
    content: '<!-- wp:sir-giving/donate /-->',
    hasPlugin: true,
    outcomes: everybody,
  },
  {
    name: 'shortcode in a “Shortcode” block',
    content: block('shortcode', '[sir_donate]'),
    hasPlugin: true,
    outcomes: everybody,
  },
  {
    name: 'shortcode in the classic editor',
    content: 'Please help.\n\n[sir_donate]\n\nThank you.',
    hasPlugin: true,
    outcomes: everybody,
  },
  { name: 'link in a “Buttons” block', content: button, hasPlugin: true, outcomes: everybody },
  {
    name: 'link in the classic editor',
    content: `Please ${link} today.`,
    hasPlugin: true,
    outcomes: everybody,
  },
  {
    name: 'link with `data-sir-donate` in a “Custom HTML” block',
    content: block('html', marked),
    hasPlugin: true,
    outcomes: everybody,
  },
  {
    name: 'element in a “Custom HTML” block',
    content: block('html', `<p>${element}</p>`),
    hasPlugin: true,
    outcomes: administrators('own link'),
  },
  {
    name: 'link in a “Buttons” block, without the plug-in',
    content: button,
    hasPlugin: false,
    outcomes: everybody,
  },
  {
    name: 'link in the classic editor, without the plug-in',
    content: `Please ${link} today.`,
    hasPlugin: false,
    outcomes: everybody,
  },
  {
    name: 'script and element in a “Custom HTML” block, without the plug-in',
    content: block('html', `<p>${element}</p>${script}`),
    hasPlugin: false,
    outcomes: administrators('own link'),
  },
  {
    name: 'script and element in the classic editor, without the plug-in',
    content: `Please help.\n\n<p>${element}</p>\n${script}`,
    hasPlugin: false,
    outcomes: administrators('own link'),
  },
  {
    name: 'iframe in a “Custom HTML” block',
    content: block('html', iframe),
    hasPlugin: true,
    outcomes: administrators('nothing'),
  },
  {
    name: 'link in a paragraph, without the plug-in',
    content: paragraph(link),
    hasPlugin: false,
    outcomes: everybody,
  },
];

const table = (rows: readonly (readonly string[])[]): string => {
  const [header = [], ...body] = rows;
  return [header, header.map(() => '---'), ...body].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
};

/** The table of docs/wordpress.md: every form, for each role. */
export const formsTable = (): string =>
  table([
    ['form of snippet', ...roles],
    ...forms.map(({ name, outcomes }) => [name, ...roles.map((role) => outcomes[role])]),
  ]);

/** The columns that docs/cms.md has for all editors, and the forms that were tried for them. */
const editorColumns = {
  'script and element': 'script and element in a “Custom HTML” block, without the plug-in',
  element: 'element in a “Custom HTML” block',
  iframe: 'iframe in a “Custom HTML” block',
  'link with `data-sir-donate`': 'link with `data-sir-donate` in a “Custom HTML” block',
  'link to the form, no script': 'link in a paragraph, without the plug-in',
  'link to the form': 'link in the classic editor',
};

/** The table of docs/cms.md: each role as an editor of its own. */
export function rolesTable(): string {
  const tried = Object.values(editorColumns).map((name) => {
    const form = forms.find((one) => one.name === name);
    if (!form) throw new Error(`${name} is not tried.`);
    return form;
  });
  return table([
    ['WordPress 6.1.9', ...Object.keys(editorColumns)],
    ...roles.map((role) => [role, ...tried.map(({ outcomes }) => outcomes[role])]),
  ]);
}
