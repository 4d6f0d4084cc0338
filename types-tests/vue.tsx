/** @jsxImportSource vue */
/**
 * Types of the element in Vue: right uses compile, wrong ones do not. Templates are checked by vue-tsc in
 * demo/integrations; it reads the first type below.
 */
import type { SirDonateElement } from '@sir-giving/donate';
import { attributesOf } from '@sir-giving/donate/attributes';
import type {} from '@sir-giving/donate/vue';
import type { GlobalComponents } from 'vue';

type Instance = InstanceType<GlobalComponents['sir-donate']>;
type Props = Instance['$props'];

export const open = (instance: Instance) => instance.open();
export const element = (instance: Instance): SirDonateElement => instance;

const key: string | undefined = undefined;
export const right: Props = {
  class: ['wide'],
  key: 1,
  'data-campaign': 'spring',
  dataCampaign: 'spring',
  publishableKey: key,
  nonprofit: 'clean-water-fund',
  amounts: [15, 30],
  'presets-only': '',
  impact: { 15: 'books' },
  theme: undefined,
  onSirDonateComplete: ({ detail }) => detail.amountMinor,
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
  { onSirDonateFailed: ({ detail }) => detail.code },
];

export const elements = [
  <sir-donate key="1" publishableKey={key} amounts={[15, 30]} onSirDonateOpen={() => {}} class="wide" />,
  // @ts-expect-error: not one of the values
  <sir-donate key="2" mode="popup" />,
];
