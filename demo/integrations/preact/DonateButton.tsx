import type { CheckoutDetail, Frequency } from '@sir-giving/donate';
import type {} from '@sir-giving/donate/preact';

export interface DonateProps {
  publishableKey: string;
  apiBase: string;
  amounts: number[];
  frequency: Frequency;
  presetsOnly: boolean | undefined;
  label: string;
  onThanks: (gift: CheckoutDetail) => void;
}

export function DonateButton({ label, onThanks, ...options }: DonateProps) {
  return (
    <sir-donate
      {...options}
      nonprofit="clean-water-fund"
      minAmount={5}
      impact={{ 15: 'school books for one child' }}
      onsir-donate-complete={({ detail }) => onThanks(detail)}
    >
      <a href="https://example.org/donate">{label}</a>
    </sir-donate>
  );
}
