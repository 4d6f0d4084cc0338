import { attributesOf } from '@sir-giving/donate/attributes';
import type { DonateProps } from './DonateButton.js';

export function DonateFromServer(props: DonateProps) {
  const attributes = () =>
    attributesOf({
      publishableKey: props.publishableKey,
      apiBase: props.apiBase,
      nonprofit: 'clean-water-fund',
      amounts: props.amounts,
      minAmount: 5,
      impact: { 15: 'school books for one child' },
      frequency: props.frequency,
      presetsOnly: props.presetsOnly,
    });
  return (
    <sir-donate {...attributes()} on:sir-donate-complete={({ detail }) => props.onThanks(detail)}>
      <a href="https://example.org/donate">{props.label}</a>
    </sir-donate>
  );
}
