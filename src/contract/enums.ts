/**
 * The closed sets of values that the host contract, the API and the frame's messages share. Each set is written once;
 * its type and its validators are derived from it.
 */
export const environments = ['sandbox', 'production'] as const;
export const modes = ['button', 'dialog', 'floating', 'inline'] as const;
export const frequencies = ['once', 'monthly'] as const;
export const providers = ['stripe', 'every.org'] as const;
export const checkoutModes = ['popup', 'tab', 'redirect'] as const;
/** `link`: the donor, or the page, opened the checkout link itself. */
export const handOffs = [...checkoutModes, 'link'] as const;
/** What `simulate` can bring about. */
export const outcomes = [
  'succeeded',
  'failed',
  'pending',
  'processing',
  'busy',
  'offline',
  'blocked',
] as const;
/** Where donations are reported to. */
export const analyticsTargets = ['datalayer'] as const;
export const themes = ['auto', 'light', 'dark'] as const;
/** What the form shows, screen by screen. The element's `state` is one of them, or `idle`. */
export const steps = [
  'nonprofit',
  'amount',
  'suggestion',
  'details',
  'creating',
  'link',
  'waiting',
  'pending',
  'processing',
  'succeeded',
  'failed',
  'unavailable',
] as const;
/** When the form's code is loaded: ahead of any intent, on a hover or focus, or on the press. */
export const preloadModes = ['auto', 'intent', 'none'] as const;

/** Which Partner API a key belongs to. */
export type Environment = (typeof environments)[number];
/** Where the form is shown: in a dialog, with a button of its own or without, or in the page. */
export type Mode = (typeof modes)[number];
export type Frequency = (typeof frequencies)[number];
/** Who processes the payment. */
export type Provider = (typeof providers)[number];
/** How the checkout is opened. */
export type CheckoutMode = (typeof checkoutModes)[number];
/** How the donor came to the checkout. */
export type HandOff = (typeof handOffs)[number];
/** The outcome of a simulated donation. */
export type Outcome = (typeof outcomes)[number];
/** A screen of the form, or what it is busy with. */
export type Step = (typeof steps)[number];
export type Theme = (typeof themes)[number];
