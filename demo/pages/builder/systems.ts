/**
 * Where a snippet can go: which form of it each system keeps, three steps to put it there, and how an item of the menu opens
 * the form. Names of menus and buttons differ between versions; `system-needs.ts` says what they were compared with.
 */

/** Forms of the snippet, in the order of the tabs. */
export const snippetForms = {
  html: 'HTML',
  link: 'Link',
  iframe: 'iframe',
  react: 'React',
  vue: 'Vue',
  angular: 'Angular',
  svelte: 'Svelte',
  email: 'E-mail button',
  qr: 'QR code',
} as const;

export type SnippetForm = keyof typeof snippetForms;

export interface System {
  name: string;
  /** Tells two systems of one name apart. */
  note?: string;
  form: SnippetForm;
  /** Where to click, what to paste, how to check. */
  steps: readonly [where: string, what: string, check: string];
  /** How an item of the menu opens the form. */
  menu: string;
}

const asVisitor = 'Open the page in a private window, as a visitor.';
const tryIt = `${asVisitor} Press the button, and give with your test key.`;
const tryFrame = `${asVisitor} Choose an amount, and give with your test key.`;
const boxSize = 'about 480 px wide and 760 px high: the second screen of the form is higher than the first';
const install = 'In your project, run: npm install @sir-giving/donate';
const inMenu = 'Copy the address from the tab “Link”.';
const frameworkMenu = `For a link in your navigation, use the address from the tab “Link” as its href.`;

export const systems = {
  'wordpress-admin': {
    name: 'WordPress',
    note: 'administrator, editor',
    form: 'html',
    steps: [
      'Edit the page. Press + where the button will be, and choose the block “Custom HTML”. If the block has a button “Edit HTML”, press that.',
      'Paste the HTML. If it is in a window of its own, press “Update” there. Then press “Save” above the page: “Publish” if it is new, “Update” in older versions.',
      tryIt,
    ],
    menu: `${inMenu} In the block “Navigation” add a “Custom Link”. In a theme without blocks open Appearance → Menus → Custom Links, paste it as the URL, and press “Add to Menu”. If you may install plug-ins, the one that docs/wordpress.md describes has a block and needs no code.`,
  },
  'wordpress-author': {
    name: 'WordPress',
    note: 'author, contributor',
    form: 'link',
    steps: [
      'Edit the post. Press + where the button will be, and choose the block “Buttons”.',
      'Write the text of the button. Press the link symbol above it, paste the address, and press Enter. Then press “Publish”, “Save” or “Submit for Review”.',
      tryIt,
    ],
    menu: 'Ask an administrator to add a “Custom Link” with the address to the menu.',
  },
  wix: {
    name: 'Wix',
    form: 'iframe',
    steps: [
      'In the editor choose Add Elements (+) → Embed Code → Embed HTML. Wix Studio calls the group “Embed & Social”.',
      `Press “Enter Code”, choose “Code”, paste the iframe, and press “Update”. Drag the box until it is ${boxSize}. Look at the view for phones too.`,
      `Publish the site. ${tryFrame} If the box stays empty, give a button the address from the tab “Link”, as its “Web Address”.`,
    ],
    menu: `${inMenu} Add an item to the menu, choose “Link”, then “Web Address”, and paste it.`,
  },
  squarespace: {
    name: 'Squarespace',
    form: 'html',
    steps: [
      'Edit the page. Press + or “Add Block” where the button will be, and choose “Code”.',
      'Delete what is in it, and paste the HTML. The type is “HTML”, and “Display Source” is off. Press “Save”.',
      `${tryIt} The editor itself runs no script.`,
    ],
    menu: `${inMenu} In Pages press + beside “Main Navigation”, choose “Link”, and paste it.`,
  },
  webflow: {
    name: 'Webflow',
    form: 'html',
    steps: [
      'In the Designer press + at the left, and drag “Code Embed” to the place of the button.',
      'Paste the HTML, and press “Save & Close”.',
      `Publish. ${tryIt} While you design, no script runs; in the preview it does.`,
    ],
    menu: `${inMenu} Select the nav link, choose “URL” in its settings, and paste it.`,
  },
  shopify: {
    name: 'Shopify',
    form: 'html',
    steps: [
      'In Online Store → Themes press “Edit theme” (“Customize” in older versions). Choose the page at the top. Press “Add section”, and choose “Custom Liquid”.',
      'Paste the HTML into the field “Custom Liquid”, and press “Save”. All pages with the same template show it.',
      tryIt,
    ],
    menu: `${inMenu} In Content → Menus (Online Store → Navigation in older versions) open the menu, press “Add menu item”, and paste it as the link.`,
  },
  ghost: {
    name: 'Ghost',
    form: 'html',
    steps: [
      'Edit the post or page. Type /html and press Enter.',
      'Paste the HTML into the card. In a newsletter use the tab “E-mail button”.',
      `Publish or update. ${tryIt}`,
    ],
    menu: `${inMenu} In Settings → Navigation press “Customize”. In the last line write a label, paste it as the URL, and press +. Then press “Save”.`,
  },
  drupal: {
    name: 'Drupal',
    form: 'html',
    steps: [
      'Edit the page. Set the text format below the field to “Full HTML”, and press “Source”.',
      'Paste the HTML, press “Source” again, and save.',
      tryIt,
    ],
    menu: `${inMenu} In Structure → Menus choose “Add link” for your menu, and paste it as the link.`,
  },
  'google-sites': {
    name: 'Google Sites',
    form: 'iframe',
    steps: [
      'Edit the page. In the panel “Insert” press “Embed”, then “Embed code”.',
      `Paste the iframe, press “Next” and “Insert”, and drag the box until it is ${boxSize}.`,
      `Publish. ${tryFrame}`,
    ],
    menu: `${inMenu} In the panel “Pages” press +, choose “New link”, and paste it.`,
  },
  newsletter: {
    name: 'Newsletter',
    form: 'email',
    steps: [
      'In your newsletter’s editor add a block for HTML. It is called “Code” in Mailchimp, and “HTML” in Brevo and Ghost. Where there is none, add a button.',
      'Paste the e-mail button into the block. A button of the editor takes the address from the tab “Link”.',
      'Send a test to yourself, and press the button on a phone too.',
    ],
    menu: 'A newsletter has no menu. In its footer use the address from the tab “Link”.',
  },
  print: {
    name: 'Poster, flyer',
    note: 'no website needed',
    form: 'qr',
    steps: [
      'Download the QR code: SVG for print, PNG for a document.',
      'Place it at least 2 cm wide on a white ground, with a line such as “Scan to give” beside it.',
      'Print one copy. Scan it with two phones, and give with your test key.',
    ],
    menu: 'Under “Link” is the same address, for a profile in a social network.',
  },
  html: {
    name: 'Plain HTML',
    form: 'html',
    steps: [
      'Open the file of the page in your editor, and find the place of the button in the body.',
      'Paste the HTML there, and upload the file.',
      tryIt,
    ],
    menu: `${inMenu} Paste it as the href of a link in your menu.`,
  },
  other: {
    name: 'Another system',
    note: 'or you do not know',
    form: 'html',
    steps: [
      'Edit the page. Look for a button <>, “HTML”, “Source” or “Embed”, and press it.',
      'Paste the HTML there, and save. Is there no such button, or is a plain link left after that? Select a word of your text, press the chain symbol, and paste the address from the tab “Link”. It opens the same form.',
      tryIt,
    ],
    menu: `${inMenu} Add an item with a web address of your own to the menu, and paste it.`,
  },
  react: {
    name: 'React',
    form: 'react',
    steps: [install, 'Paste the component, and render <Donate /> where the button will be.', tryIt],
    menu: frameworkMenu,
  },
  vue: {
    name: 'Vue',
    form: 'vue',
    steps: [install, 'Paste the component, and the setting of the compiler into vite.config.', tryIt],
    menu: frameworkMenu,
  },
  angular: {
    name: 'Angular',
    form: 'angular',
    steps: [install, 'Paste the component, and put <app-donate /> where the button will be.', tryIt],
    menu: frameworkMenu,
  },
  svelte: {
    name: 'Svelte',
    form: 'svelte',
    steps: [install, 'Paste the component, and put <Donate /> where the button will be.', tryIt],
    menu: frameworkMenu,
  },
} as const satisfies Readonly<Record<string, System>>;

/** Steps for another form than the one that the system keeps. */
const formSteps: Readonly<Record<'html' | 'link' | 'iframe' | 'email' | 'qr', System['steps']>> = {
  html: [
    'Edit the page, and open the view for HTML: often a button <>, “HTML” or “Source”.',
    'Paste the HTML where the button will be, and save.',
    tryIt,
  ],
  link: [
    'Edit the page. Select a word of your text, or a button of your site, and press the chain symbol.',
    'Paste the address as the link, and save.',
    tryIt,
  ],
  iframe: [
    'Edit the page, and add a block for embedded code or HTML.',
    'Paste the iframe, and save.',
    tryFrame,
  ],
  email: systems.newsletter.steps,
  qr: systems.print.steps,
};

/** Returns where to click, what to paste and how to check, for a form of the snippet in a system. */
export function stepsOf(system: SystemId, form: SnippetForm): System['steps'] {
  if (systems[system].form === form) return systems[system].steps;
  return form in formSteps ? formSteps[form as keyof typeof formSteps] : systems[form as 'react'].steps;
}

/** Whether a system shows an iframe in a box of its own, which the editor drags to a size. */
export const fillsBox = (system: SystemId): boolean => system === 'wix' || system === 'google-sites';

export type SystemId = keyof typeof systems;
export const systemIds = Object.keys(systems) as SystemId[];

/** The system as its name says it, with its note. */
export const systemName = ({ name, note }: System): string => (note ? `${name} (${note})` : name);
