import '@sir-giving/donate';
import type { SirDonateElement } from '@sir-giving/donate';

/** Adds the donate button, and thanks the donor. */
export function addGive(place: HTMLElement, publishableKey: string): SirDonateElement {
  const element = document.createElement('sir-donate');
  element.publishableKey = publishableKey;
  element.nonprofit = 'clean-water-fund';
  element.amounts = [15, 30];
  const link = document.createElement('a');
  link.href = 'https://example.org/donate';
  link.textContent = 'Donate';
  element.append(link);

  const status = document.createElement('p');
  element.addEventListener('sir-donate-before-checkout', (event) => {
    if (!confirm('Go to the checkout?')) event.preventDefault();
  });
  element.addEventListener('sir-donate-complete', ({ detail }) => {
    status.textContent = `Thank you for ${detail.amountMinor / 100} ${detail.currency}!`;
  });
  element.addEventListener('sir-donate-error', ({ detail }) => {
    status.textContent = detail.retryable ? 'Please try again.' : 'Please tell us.';
  });
  place.append(element, status);
  return element;
}
