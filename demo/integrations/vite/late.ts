import { defineLate, readAccount } from '../campaign.js';
import { startApp } from './app.js';

startApp(readAccount(location.search), defineLate);
