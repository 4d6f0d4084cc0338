/**
 * Types of the element in Svelte: right uses compile, wrong ones do not. Templates are checked by svelte-check in
 * demo/integrations; it reads the type below.
 */
import { attributesOf } from '@sir-giving/donate/attributes';
import type {} from '@sir-giving/donate/svelte';
import type { SvelteHTMLElements } from 'svelte/elements';

type Props = SvelteHTMLElements['sir-donate'];

const key: string | undefined = undefined;
export const right: Props = {
  class: 'wide',
  'data-campaign': 'spring',
  'publishable-key': key,
  nonprofit: 'clean-water-fund',
  amounts: [15, 30],
  presetsOnly: true,
  'min-amount': 5,
  impact: { 15: 'books' },
  theme: undefined,
  'onsir-donate-complete': ({ detail }) => detail.amountMinor,
  'on:sir-donate-error': ({ detail }) => detail.code,
};
export const spread: Props = attributesOf({ amounts: [10] });
export const wrong: Props[] = [
  // @ts-expect-error: not one of the values
  { mode: 'popup' },
  // @ts-expect-error: a list
  { amounts: 10 },
  // @ts-expect-error: no such property
  { publishablekey: 'pk_test_1' },
  // @ts-expect-error: another event's detail
  { 'onsir-donate-failed': ({ detail }) => detail.code },
];
