/** The code of each form of snippet, from the same options. */

import type { Block } from './block.js';
import { type Choices, chosen } from './choices.js';
import { emailButton } from './email-button.js';
import { angularSnippet, reactSnippet, svelteSnippet, vueSnippet } from './framework-snippets.js';
import { attribute, escapeHtml, htmlAttributes, styleOf, stylesheet } from './markup.js';
import {
  type Addresses,
  frameSchemeOf,
  notInAddress,
  openedId,
  type SnippetOptions,
} from './snippet-options.js';
import { fillsBox, type SnippetForm } from './systems.js';

export interface Snippet {
  /** The first block is what *Copy* copies. */
  blocks: readonly [Block, ...Block[]];
  /** Labels of what is chosen, and this form cannot carry. */
  missing: readonly string[];
}

/** The release whose files can be pinned, and the hash of its single file. */
export interface Release {
  version: string;
  /** Undefined until it is known. */
  bundleHash: string | undefined;
}

export interface SnippetContext {
  choices: Choices;
  addresses: Addresses;
  release: Release;
}

/** Returns the snippet of a form, with the blocks that were asked for. */
export function snippetOf(form: SnippetForm, options: SnippetOptions, context: SnippetContext): Snippet {
  switch (form) {
    case 'html':
      return htmlSnippet(options, context);
    case 'link':
      return linkSnippet(options, context);
    case 'iframe':
      return iframeSnippet(options, context);
    case 'email':
      return {
        blocks: [{ title: 'HTML of the button', code: emailButton(options), visual: emailButton(options) }],
        missing: notInAddress(options),
      };
    case 'qr':
      return {
        blocks: [{ title: 'Address in the code', code: ownPageOf(options, context) }],
        missing: notInAddress(options),
      };
    case 'react':
      return { blocks: reactSnippet(options), missing: [] };
    case 'vue':
      return { blocks: vueSnippet(options), missing: [] };
    case 'angular':
      return { blocks: angularSnippet(options), missing: [] };
    case 'svelte':
      return { blocks: svelteSnippet(options), missing: [] };
  }
}

/**
 * The element stands before the script, so that a donor has its link while the script loads, and in a paragraph: block
 * themes put an inline child of the column beside it.
 */
function htmlSnippet(options: SnippetOptions, { choices, addresses, release }: SnippetContext): Snippet {
  const hasStylesheet = choices.stylesheet === chosen || choices.policy === chosen;
  const style = hasStylesheet ? '' : attribute('style', styleOf(options.tokens));
  const link = linkTo(options.link, options.label);
  const isOpenedByLink = options.attributes.get('mode') === 'dialog';
  const id = isOpenedByLink ? attribute('id', openedId) : '';
  const opener = isOpenedByLink ? `<p>${linkTo(`#${openedId}`, options.label)}</p>\n` : '';
  const element = `<p><sir-donate${id}${htmlAttributes(options.attributes)}${style}>${link}</sir-donate></p>`;
  const blocks: [Block, ...Block[]] = [
    {
      title: 'HTML',
      code: `${opener}${element}\n${scriptTag(choices, addresses, release)}`,
      visual: linkTo(options.formPage, options.label),
    },
  ];
  if (hasStylesheet) blocks.push({ title: 'CSS for your stylesheet', code: stylesheet(options.tokens) });
  if (choices.policy === chosen)
    blocks.push({ title: 'Content security policy', code: policyOf(options, choices, addresses) });
  return { blocks, missing: [] };
}

const linkTo = (address: string, text: string): string =>
  `<a${attribute('href', address)}>${escapeHtml(text)}</a>`;

function scriptTag(choices: Choices, { files }: Addresses, { version, bundleHash }: Release): string {
  if (choices.integrity !== chosen || !bundleHash)
    return `<script async src="${escapeHtml(files)}/v0/sir-donate.js"></script>`;
  const src = attribute('src', `${files}/${version}/sir-donate.bundle.js`);
  return `<script async${src}${attribute('integrity', bundleHash)} crossorigin="anonymous"></script>`;
}

/** The lines of docs/content-security-policy.md with the addresses of this snippet. */
function policyOf({ attributes }: SnippetOptions, { integrity }: Choices, { files, api }: Addresses): string {
  const origin = originOf(files);
  if (attributes.has('isolated')) return `script-src ${origin}/; frame-src ${origin}`;
  const isLive = /^pk_live_/.test(attributes.get('publishable-key') ?? '');
  const apiOrigin = isLive ? 'https://api.sirgiving.org' : api || 'https://devapi.sirgiving.org';
  const script = integrity === chosen ? `${files}/` : `${origin}/`;
  return `script-src ${script}; connect-src ${apiOrigin}; img-src https:`;
}

const originOf = (address: string): string => new URL(address).origin;

/** Returns the page of the form, or the one that search engines may list: docs/no-website.md. */
function ownPageOf({ formPage }: SnippetOptions, { choices }: SnippetContext): string {
  if (choices.index !== chosen) return formPage;
  return `${formPage.replace('/frame.html?', '/give.html?')}&index`;
}

function linkSnippet(options: SnippetOptions, context: SnippetContext): Snippet {
  const address = ownPageOf(options, context);
  const html = linkTo(address, options.label);
  return {
    blocks: [
      { title: 'Address, for a link field, a button or a menu', code: address, visual: html },
      { title: 'HTML', code: html, visual: html },
    ],
    missing: notInAddress(options),
  };
}

/** An embed box has a size that the editor drags. The iframe fills it, so that the form knows how much room it has. */
function iframeSnippet(options: SnippetOptions, { choices, addresses }: SnippetContext): Snippet {
  const { attributes, formPage, label } = options;
  const scheme = `color-scheme:${frameSchemeOf(attributes)}`;
  const isInBox = fillsBox(choices.system);
  const size = isInBox
    ? `style="position:absolute; inset:0; width:100%; height:100%; border:0; ${scheme}"`
    : `width="100%" height="640" style="border:0; max-width:480px; ${scheme}"`;
  const frame = `<iframe${attribute('src', formPage)}${attribute('title', label)} ${size}></iframe>`;
  const growing = choices.height === chosen && !isInBox;
  const script = `<script async src="${escapeHtml(addresses.files)}/v0/frame-height.js"></script>`;
  const origin = originOf(addresses.files);
  const policy: Block[] =
    choices.policy === chosen
      ? [
          {
            title: 'Content security policy',
            code: `${growing ? `script-src ${origin}/; ` : ''}frame-src ${origin}`,
          },
        ]
      : [];
  return {
    blocks: [
      { title: 'HTML', code: growing ? `${frame}\n${script}` : frame, visual: linkTo(formPage, label) },
      ...policy,
    ],
    missing: notInAddress(options),
  };
}
