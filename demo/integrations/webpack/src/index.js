import '@sir-giving/donate';
import { startApp } from './app.js';

startApp();
