import '@sir-giving/donate';
import { renderToString } from 'preact-render-to-string';
import { readAccount } from '../campaign.js';
import { App } from './App.js';

export const render = (search: string): string => renderToString(<App account={readAccount(search)} />);
