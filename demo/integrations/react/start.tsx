import { StrictMode } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { readAccount } from '../campaign.js';
import { App, type Views } from './App.js';

/** Renders the app, or hydrates what a server has rendered. */
export function start(views: Views, onMounted?: () => void): void {
  const place = document.getElementById('app');
  if (!place) return;
  const app = (
    <StrictMode>
      <App account={readAccount(location.search)} views={views} onMounted={onMounted} />
    </StrictMode>
  );
  if (place.hasChildNodes()) hydrateRoot(place, app);
  else createRoot(place).render(app);
}
