import { renderToString } from 'react-dom/server';
import '@sir-giving/donate';
import { StrictMode } from 'react';
import { readAccount } from '../campaign.js';
import { App } from './App.js';

export const render = (search: string): string =>
  renderToString(
    <StrictMode>
      <App account={readAccount(search)} />
    </StrictMode>,
  );
