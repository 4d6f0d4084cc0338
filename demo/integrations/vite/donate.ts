import type { CheckoutDetail, Frequency, SirDonateElement } from '@sir-giving/donate';

export interface DonateOptions {
  publishableKey: string;
  apiBase: string;
  amounts: number[];
  frequency: Frequency;
  presetsOnly: boolean | undefined;
  label: string;
}

export function createDonate(
  options: DonateOptions,
  onThanks: (gift: CheckoutDetail) => void,
): SirDonateElement {
  const element = document.createElement('sir-donate');
  const link = document.createElement('a');
  link.href = 'https://example.org/donate';
  element.append(link);
  element.addEventListener('sir-donate-complete', ({ detail }) => onThanks(detail));
  updateDonate(element, options);
  return element;
}

export function updateDonate(element: SirDonateElement, options: DonateOptions): void {
  element.publishableKey = options.publishableKey;
  element.apiBase = options.apiBase;
  element.nonprofit = 'clean-water-fund';
  element.amounts = options.amounts;
  element.minAmount = 5;
  element.impact = { 15: 'school books for one child' };
  element.frequency = options.frequency;
  element.presetsOnly = options.presetsOnly;
  element.querySelector('a')?.replaceChildren(options.label);
}
