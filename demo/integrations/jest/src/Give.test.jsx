import { defineSirDonate, SirDonateElement } from '@sir-giving/donate';
import { dispatchSirDonateEvent } from '@sir-giving/donate/testing';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { Give } from './Give';

globalThis.IS_REACT_ACT_ENVIRONMENT = true;

let root;

function render() {
  const container = document.body.appendChild(document.createElement('div'));
  root = createRoot(container);
  act(() => root.render(<Give publishableKey="pk_test_demo" />));
  return document.querySelector('sir-donate');
}

afterEach(() => {
  act(() => root.unmount());
  document.body.replaceChildren();
});

test('the page thanks the donor', () => {
  const element = render();
  act(() => {
    dispatchSirDonateEvent(element, 'sir-donate-complete', { amountMinor: 1500 });
  });
  expect(document.querySelector('[role=status]').textContent).toBe('Thank you for 15 USD!');
});

test('the element has the options that the page has given', () => {
  const element = render();
  expect(element).toBeInstanceOf(SirDonateElement);
  expect(element.getAttribute('publishable-key')).toBe('pk_test_demo');
  expect(element.getAttribute('amounts')).toBe('15,30');
  expect(element.textContent).toBe('Donate');
});

test('the element is inert, and its methods can be called', () => {
  defineSirDonate();
  const element = render();
  const events = [];
  element.addEventListener('sir-donate-open', ({ type }) => events.push(type));
  element.addEventListener('sir-donate-close', ({ type }) => events.push(type));
  element.open();
  element.close();
  element.reset();
  expect(events).toEqual(['sir-donate-open', 'sir-donate-close']);
  expect(element.state).toBe('idle');
  expect(element.shadowRoot).toBeNull();
});
