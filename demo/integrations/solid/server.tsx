import '@sir-giving/donate';
import { generateHydrationScript, renderToString } from 'solid-js/web';
import { readAccount } from '../campaign.js';
import { App } from './App.js';

export const render = (search: string): string => renderToString(() => <App account={readAccount(search)} />);

/** What Solid needs in the head of the page. Its option `nonce` is missing in the types of 1.9. */
export const head = (nonce: string): string =>
  generateHydrationScript().replace('<script>', `<script nonce="${nonce}">`);
