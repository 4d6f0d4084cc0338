/**
 * What a system asks for before it shows a snippet, and what the names in its steps were compared with. The systems
 * themselves were not at hand, except WordPress. docs/cms.md has the table, which a test compares.
 */
import { type SystemId, snippetForms, systemName, systems } from './systems.js';

export interface SystemNeeds {
  /** Plan, role or place that the steps rely on, in a site editor's words. */
  needs: string;
  /** Where the names of menus and buttons come from. */
  comparedWith: string;
}

export const systemNeeds = {
  'wordpress-admin': {
    needs:
      'Scripts are for administrators and editors. On WordPress.com the plan decides, in a network of sites its super administrator. If the code is gone after saving, choose “WordPress, author”.',
    comparedWith: 'source of the editor (7.1 in development), WordPress 6.1.9 in use',
  },
  'wordpress-author': {
    needs: 'Nothing: WordPress keeps a link of every role.',
    comparedWith: 'source of the editor (7.1 in development), WordPress 6.1.9 in use',
  },
  wix: {
    needs:
      'Wix puts pasted code into a sandboxed frame of its own. The form comes as an iframe, and a dialog would not leave the box.',
    comparedWith: 'documentation of Wix for the frame; guides of other widgets for the names',
  },
  squarespace: {
    needs:
      'A plan with scripts: Core, Plus, Advanced, Business or Commerce; not Basic or Personal. Without it, give a “Button” block the address from the tab “Link”.',
    comparedWith: 'guides of other widgets',
  },
  webflow: {
    needs: 'A paid plan. Without it, give a button the address from the tab “Link”.',
    comparedWith: 'documentation of Webflow for the preview; guides of other widgets for the names',
  },
  shopify: {
    needs: 'A theme with the section “Custom Liquid”, such as Dawn, and the right to edit themes.',
    comparedWith: 'source of the theme Dawn; guides of other apps for the names',
  },
  ghost: {
    needs: 'Nothing: the HTML card keeps scripts. In a newsletter use the tab “E-mail button”.',
    comparedWith: 'source of Ghost and of its editor',
  },
  drupal: {
    needs:
      'The text format “Full HTML”, which is for administrators unless your site says otherwise. “Basic HTML” keeps a link: use the tab “Link”.',
    comparedWith: 'source of Drupal',
  },
  'google-sites': {
    needs: 'Google Sites puts pasted code into a frame of its own. The form comes as an iframe.',
    comparedWith: 'guides of other widgets; none for “New link”',
  },
  newsletter: {
    needs: 'Nothing: programs for e-mail run no script, and the button is a link.',
    comparedWith: 'guides of other senders for Mailchimp and Brevo; source of Ghost',
  },
} as const satisfies Partial<Record<SystemId, SystemNeeds>>;

const hasNeeds = (system: SystemId): system is keyof typeof systemNeeds => Object.hasOwn(systemNeeds, system);

/** Returns what a system needs for the form of snippet that it keeps best; empty for other forms and systems. */
export const needsOf = (system: SystemId, form: string): string =>
  hasNeeds(system) && systems[system].form === form ? systemNeeds[system].needs : '';

/** The table as Markdown, for docs/cms.md. */
export function systemNeedsMarkdown(): string {
  const rows = (Object.keys(systems) as SystemId[]).flatMap((id) => {
    if (!hasNeeds(id)) return [];
    const { needs, comparedWith } = systemNeeds[id];
    return [
      `| ${systemName(systems[id])} | ${snippetForms[systems[id].form]} | ${needs} | ${comparedWith} |\n`,
    ];
  });
  return `| system | paste | what it needs | names compared with |\n| --- | --- | --- | --- |\n${rows.join('')}`;
}
