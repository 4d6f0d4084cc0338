import { attributesOf } from '@sir-giving/donate/attributes';
import type { DonateProps } from './DonateButton.js';

export function DonateFromServer({ label, onThanks, ...options }: DonateProps) {
  const attributes = attributesOf({
    ...options,
    nonprofit: 'clean-water-fund',
    minAmount: 5,
    impact: { 15: 'school books for one child' },
  });
  return (
    <sir-donate {...attributes} onsir-donate-complete={({ detail }) => onThanks(detail)}>
      <a href="https://example.org/donate">{label}</a>
    </sir-donate>
  );
}
