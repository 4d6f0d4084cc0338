import { hydrate, mount } from 'svelte';
import { readAccount } from '../campaign.js';
import App from './App.svelte';

/** Renders the app, or hydrates what a server has rendered. */
export function start(onMounted?: () => void): void {
  const target = document.getElementById('app');
  if (!target) return;
  const props = { account: readAccount(location.search), onMounted };
  if (target.hasChildNodes()) hydrate(App, { target, props });
  else mount(App, { target, props });
}
