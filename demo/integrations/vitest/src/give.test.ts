import { defineSirDonate, SirDonateElement } from '@sir-giving/donate';
import { dispatchSirDonateEvent } from '@sir-giving/donate/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addGive } from './give.js';

let element: SirDonateElement;

const status = () => document.querySelector('p')?.textContent;

beforeEach(() => {
  element = addGive(document.body, 'pk_test_demo');
});

afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

describe('a host page with the widget', () => {
  it('thanks the donor', () => {
    dispatchSirDonateEvent(element, 'sir-donate-complete', { amountMinor: 1500 });
    expect(status()).toBe('Thank you for 15 USD!');
    expect(element.partnerDonationId).toBe('test-donation');
  });

  it('says what to do about an error', () => {
    dispatchSirDonateEvent(element, 'sir-donate-error');
    expect(status()).toBe('Please try again.');
    dispatchSirDonateEvent(element, 'sir-donate-error', { code: 'invalid-key', retryable: false });
    expect(status()).toBe('Please tell us.');
  });

  it('can keep the checkout from opening', () => {
    vi.stubGlobal('confirm', () => false);
    expect(dispatchSirDonateEvent(element, 'sir-donate-before-checkout')).toBe(false);
    vi.stubGlobal('confirm', () => true);
    expect(dispatchSirDonateEvent(element, 'sir-donate-before-checkout')).toBe(true);
  });
});

describe('the stand-in', () => {
  it('has the options that the page has given', () => {
    expect(element).toBeInstanceOf(SirDonateElement);
    expect(element.getAttribute('publishable-key')).toBe('pk_test_demo');
    expect(element.getAttribute('amounts')).toBe('15,30');
  });

  it('is inert, and its methods can be called', () => {
    defineSirDonate();
    const open = vi.fn();
    element.addEventListener('sir-donate-open', open);
    element.open();
    element.close();
    element.reset();
    expect(open).toHaveBeenCalledOnce();
    expect(element.state).toBe('idle');
    expect(element.shadowRoot).toBeNull();
  });
});
