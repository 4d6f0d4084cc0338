import { expect, it } from 'vitest';
import { type Choices, defaultChoices } from './choices.js';
import { previewOf, simulatedPageOf } from './preview-content.js';
import { snippetOptionsOf } from './snippet-options.js';
import type { SnippetForm } from './systems.js';

const addresses = { files: 'https://cdn.example', api: '' };
const optionsOf = (choices: Partial<Choices>) =>
  snippetOptionsOf('pk_live_mine', { ...defaultChoices, nonprofit: 'open-kitchen', ...choices }, addresses);
const preview = (form: SnippetForm, choices: Partial<Choices> = {}) =>
  previewOf(optionsOf(choices), { form, outcome: 'failed', scheme: 'dark', addresses });
const themeOf = (address: string) => new URL(address).searchParams.get('theme');

it('shows for a QR code a page that is light or dark as the phone is', () => {
  const { shows, formPage, frameScheme } = preview('qr');
  expect([shows, themeOf(formPage), frameScheme]).toEqual(['page', 'dark', 'dark']);
});

it('shows a chosen theme on every phone', () => {
  const { formPage, frameScheme } = preview('qr', { theme: 'light' });
  expect([themeOf(formPage), frameScheme]).toEqual(['light', 'light']);
});

it('leaves the theme of an iframe alone', () => {
  const { shows, formPage, frameScheme } = preview('iframe');
  expect([shows, themeOf(formPage), frameScheme]).toEqual(['iframe', null, 'light']);
});

it('opens the page of a QR code as a simulation, with the address that the code has but for the key', () => {
  const options = optionsOf({ amounts: '15,35' });
  const page = new URL(simulatedPageOf(options, { outcome: 'failed', addresses }));
  expect(page.searchParams.get('publishable-key')).toBe('pk_test_preview');
  expect(page.searchParams.get('simulate')).toBe('failed');
  page.searchParams.set('publishable-key', 'pk_live_mine');
  page.searchParams.delete('simulate');
  expect([...page.searchParams]).toEqual([...new URL(options.formPage).searchParams]);
});
