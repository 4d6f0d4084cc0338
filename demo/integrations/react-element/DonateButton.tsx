import type {} from '@sir-giving/donate/react';
import type { DonateProps } from '../react/DonateButton.js';

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
