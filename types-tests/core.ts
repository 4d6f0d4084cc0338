/** Types of the element in plain TypeScript: right uses compile, wrong ones do not. */
import type {
  Frequency,
  PageStrings,
  SirDonateElement as Registered,
  SirDonateEventDetails,
  SirDonateEventHandler,
} from '@sir-giving/donate';
import '@sir-giving/donate';
import { attributesOf, type SirDonateOptions } from '@sir-giving/donate/attributes';
import { defineSirDonate, SirDonateElement } from '@sir-giving/donate/pure';

defineSirDonate();
SirDonateElement.frameUrl = 'https://files.example/v0/frame.html';
SirDonateElement.frameUrl = undefined;
export const version: string = SirDonateElement.version;

// The tag name leads to the exported class.
export const queried: SirDonateElement | null = document.querySelector('sir-donate');
export const created: Registered = document.createElement('sir-donate');
export const constructed: SirDonateElement = new SirDonateElement();
if (created instanceof SirDonateElement) created.open();
created.close();
created.reset();
// @ts-expect-error: no such method
created.submit();
// @ts-expect-error: read-only
created.state = 'idle';
export const id: string | undefined = created.partnerDonationId;
export const given: number | undefined = created.donation?.amountMinor;
// @ts-expect-error: read-only
created.donation = undefined;
// @ts-expect-error: no donor data
created.donation?.email;

// A property takes a typed value or the attribute's text, and returns a typed value.
created.publishableKey = 'pk_test_1';
created.nonprofit = ['clean-water-fund', 'old-mill'];
created.nonprofit = 'clean-water-fund,old-mill';
created.amounts = [10, 25.5, '30.00'];
created.amounts = '10,25';
created.amount = 25;
created.amount = '25.00';
created.presetsOnly = true;
created.presetsOnly = 'false';
created.frequencies = ['once'];
created.frequencies = 'once,monthly';
created.impact = { 15: 'books', '30.50': 'more books' };
created.strings = { give: 'Help', lang: 'en', close: undefined };
created.mode = undefined;
created.amounts = undefined;
created.amounts = null;
export const amounts: readonly number[] | undefined = created.amounts;
export const isPresetsOnly: boolean = created.presetsOnly;
export const frequencies: readonly Frequency[] | undefined = created.frequencies;
export const strings: PageStrings | string | undefined = created.strings;
export const mode: 'button' | 'dialog' | 'floating' | 'inline' | undefined = created.mode;
created.amounts = constructed.amounts;
created.nonprofit = constructed.nonprofit;
created.impact = constructed.impact;
created.strings = constructed.strings;
// @ts-expect-error: a list
created.amounts = 10;
// @ts-expect-error: no amounts
created.amounts = [true];
// @ts-expect-error: no amount
created.amount = 'ten';
// @ts-expect-error: not one of the values
created.mode = 'popup';
// @ts-expect-error: not one of the values
created.frequencies = ['weekly'];
// @ts-expect-error: no text
created.currency = 5;
// @ts-expect-error: as a property, an empty text means off
created.presetsOnly = '';
// @ts-expect-error: no such text
created.strings = { gvie: 'Help' };
// @ts-expect-error: no texts
created.impact = { 15: 15 };
// @ts-expect-error: no amount
created.impact = { many: 'books' };

// Events are typed on the element and on its ancestors.
created.addEventListener('sir-donate-complete', (event) => {
  const amountMinor: number = event.detail.amountMinor;
  // @ts-expect-error: no such field
  event.detail.email;
  return [amountMinor, event.detail.reward?.tokens];
});
document.addEventListener('sir-donate-step', ({ detail }) => detail.from === 'amount' && detail.to);
// @ts-expect-error: no such step
document.addEventListener('sir-donate-step', ({ detail }) => detail.to === 'idle');
document.addEventListener('sir-donate-error', ({ detail }) => detail.code === 'network');
window.addEventListener('sir-donate-before-checkout', (event) => event.preventDefault());
// @ts-expect-error: another event's detail
created.addEventListener('sir-donate-ready', ({ detail }) => detail.code);
export const onComplete: SirDonateEventHandler<'sir-donate-complete'> = ({ detail }) => detail.currency;
created.addEventListener('sir-donate-complete', onComplete);
// @ts-expect-error: another event's handler
created.addEventListener('sir-donate-error', onComplete);
export const change: SirDonateEventDetails['sir-donate-change'] = {
  amountMinor: undefined,
  currency: 'USD',
  frequency: 'once',
  tipMinor: 0,
};

// Options for a server.
const key: string | undefined = undefined;
const options: SirDonateOptions = {
  publishableKey: key,
  amounts: [10, 25],
  presetsOnly: true,
  theme: undefined,
};
export const attributes: Record<string, string> = { ...attributesOf(options) };
export const text: string | undefined = attributesOf(options)['publishable-key'];
// @ts-expect-error: no such option
attributesOf({ publishablekey: 'pk_test_1' });
// @ts-expect-error: not one of the values
attributesOf({ theme: 'blue' });
