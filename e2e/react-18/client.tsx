import { createRoot, hydrateRoot } from 'react-dom/client';
import { app } from './App.js';

/** Called by the page when it wants React to start. */
function start(): void {
  const place = document.getElementById('app');
  if (place?.hasChildNodes()) hydrateRoot(place, app(location.search));
  else if (place) createRoot(place).render(app(location.search));
}

document.getElementById('start')?.addEventListener('click', start);
