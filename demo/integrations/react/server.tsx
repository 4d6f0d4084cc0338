import { StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { readAccount } from '../campaign.js';
import { App } from './App.js';
import { views } from './views.js';

export const render = (search: string): string =>
  renderToString(
    <StrictMode>
      <App account={readAccount(search)} views={views} />
    </StrictMode>,
  );
