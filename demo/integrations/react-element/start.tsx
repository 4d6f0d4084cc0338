import { StrictMode } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { readAccount } from '../campaign.js';
import { App } from './App.js';

/** Renders the app, or hydrates what a server has rendered. */
export function start(onMounted?: () => void): void {
  const place = document.getElementById('app');
  if (!place) return;
  const app = (
    <StrictMode>
      <App account={readAccount(location.search)} {...(onMounted && { onMounted })} />
    </StrictMode>
  );
  if (place.hasChildNodes()) hydrateRoot(place, app);
  else createRoot(place).render(app);
}
