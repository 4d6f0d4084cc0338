import type { CheckoutDetail, Frequency } from '@sir-giving/donate';
import { SirDonate } from '@sir-giving/donate/react';

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
    <SirDonate
      {...options}
      nonprofit="clean-water-fund"
      minAmount={5}
      impact={{ 15: 'school books for one child' }}
      onComplete={({ detail }) => onThanks(detail)}
    >
      <a href="https://example.org/donate">{label}</a>
    </SirDonate>
  );
}
