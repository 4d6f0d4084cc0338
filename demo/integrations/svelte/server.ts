import '@sir-giving/donate';
import { render as renderComponent } from 'svelte/server';
import { readAccount } from '../campaign.js';
import App from './App.svelte';

export const render = (search: string): string =>
  renderComponent(App, { props: { account: readAccount(search) } }).body;
