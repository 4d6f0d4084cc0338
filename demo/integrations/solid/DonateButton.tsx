import type { CheckoutDetail, Frequency } from '@sir-giving/donate';
import type {} from '@sir-giving/donate/solid';

export interface DonateProps {
  publishableKey: string;
  apiBase: string;
  amounts: number[];
  frequency: Frequency;
  presetsOnly: boolean | undefined;
  label: string;
  onThanks: (gift: CheckoutDetail) => void;
}

export function DonateButton(props: DonateProps) {
  return (
    <sir-donate
      prop:publishableKey={props.publishableKey}
      prop:apiBase={props.apiBase}
      prop:nonprofit="clean-water-fund"
      prop:amounts={props.amounts}
      prop:minAmount={5}
      prop:impact={{ 15: 'school books for one child' }}
      prop:frequency={props.frequency}
      prop:presetsOnly={props.presetsOnly}
      on:sir-donate-complete={({ detail }) => props.onThanks(detail)}
    >
      <a href="https://example.org/donate">{props.label}</a>
    </sir-donate>
  );
}
