/** What the builder sends to the page of the preview (`preview.ts`). It is what is copied, with a test key that simulates. */
import type { AttributeName } from '../../../src/contract/attribute-names.js';
import type { Outcome } from '../../../src/contract/enums.js';
import { type EmailColors, emailColorsOf } from './email-button.js';
import {
  type Addresses,
  formPageOf,
  frameSchemeOf,
  type SnippetOptions,
  type Tokens,
} from './snippet-options.js';
import type { SnippetForm } from './systems.js';

export interface PreviewContent {
  type: 'sir-donate-preview';
  /** `page` is the form alone, as on the screen of a phone that has scanned its QR code. */
  shows: 'element' | 'link' | 'iframe' | 'email' | 'page';
  attributes: [AttributeName, string][];
  tokens: Tokens;
  emailColors: EmailColors;
  label: string;
  formPage: string;
  /** `color-scheme` of an iframe with the form. */
  frameScheme: string;
  scheme: 'light' | 'dark';
}

/** The preview takes no gift, whatever key is typed. */
export const previewKey = 'pk_test_preview';

export interface PreviewSettings {
  form: SnippetForm;
  outcome: Outcome;
  scheme: PreviewContent['scheme'];
  addresses: Addresses;
}

type Attributes = Map<AttributeName, string>;

const simulated = (options: SnippetOptions, outcome: Outcome): Attributes => {
  const attributes = new Map(options.attributes).set('publishable-key', previewKey).set('simulate', outcome);
  attributes.delete('api-base');
  return attributes;
};

/** Returns the address of the form's own page, where it simulates a donation up to an outcome. */
export const simulatedPageOf = (
  options: SnippetOptions,
  { outcome, addresses }: Pick<PreviewSettings, 'outcome' | 'addresses'>,
): string => formPageOf({ attributes: simulated(options, outcome), tokens: options.tokens }, addresses);

/** Returns the options with the key of the preview, which simulates a donation up to an outcome and sends no request. */
export function previewOf(options: SnippetOptions, settings: PreviewSettings): PreviewContent {
  const { form, outcome, scheme, addresses } = settings;
  const attributes = simulated(options, outcome);
  const shows = shownAs(form);
  // A page of its own is light or dark as the phone is. A frame with the same address would be light.
  if (shows === 'page' && !attributes.has('theme')) attributes.set('theme', scheme);
  return {
    type: 'sir-donate-preview',
    shows,
    attributes: [...attributes],
    tokens: options.tokens,
    emailColors: emailColorsOf(options.tokens),
    label: options.label,
    formPage: formPageOf({ attributes, tokens: options.tokens }, addresses),
    frameScheme: frameSchemeOf(attributes),
    scheme,
  };
}

function shownAs(form: SnippetForm): PreviewContent['shows'] {
  if (form === 'qr') return 'page';
  return form === 'iframe' || form === 'link' || form === 'email' ? form : 'element';
}

/** Whether a message comes from the builder. The page accepts messages of its own origin alone. */
export const isPreviewContent = (data: unknown): data is PreviewContent =>
  typeof data === 'object' && data !== null && 'type' in data && data.type === 'sir-donate-preview';

/** The page of the preview sends it once it listens. */
export const previewReady = 'sir-donate-preview-ready';
