export function createDonate(account, onThanks) {
  const element = document.createElement('sir-donate');
  element.publishableKey = account.publishableKey;
  element.apiBase = account.apiBase;
  element.nonprofit = 'clean-water-fund';
  element.minAmount = 5;
  element.impact = { 15: 'school books for one child' };
  element.addEventListener('sir-donate-complete', ({ detail }) => onThanks(detail));

  // The label of the button. It is a link for the donor whose browser cannot load the form.
  const link = document.createElement('a');
  link.href = 'https://example.org/donate';
  link.textContent = 'Donate';
  element.append(link);
  return element;
}
