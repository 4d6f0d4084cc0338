import { createApp, createSSRApp } from 'vue';
import { readAccount } from '../campaign.js';
import App from './App.vue';

/** Renders the app, or hydrates what a server has rendered. */
export function start(afterMount?: () => void): void {
  const place = document.getElementById('app');
  const create = place?.hasChildNodes() ? createSSRApp : createApp;
  create(App, { account: readAccount(location.search), afterMount }).mount('#app');
}
