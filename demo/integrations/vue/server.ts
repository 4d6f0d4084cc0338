import '@sir-giving/donate';
import { createSSRApp } from 'vue';
import { renderToString } from 'vue/server-renderer';
import { readAccount } from '../campaign.js';
import App from './App.vue';

export const render = (search: string): Promise<string> =>
  renderToString(createSSRApp(App, { account: readAccount(search) }));
