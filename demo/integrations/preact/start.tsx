import { hydrate, render } from 'preact';
import { readAccount } from '../campaign.js';
import { App } from './App.js';

/** Renders the app, or hydrates what a server has rendered. */
export function start(onMounted?: () => void): void {
  const place = document.getElementById('app');
  if (!place) return;
  const app = <App account={readAccount(location.search)} onMounted={onMounted} />;
  if (place.hasChildNodes()) hydrate(app, place);
  else render(app, place);
}
