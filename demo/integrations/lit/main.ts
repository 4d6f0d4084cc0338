import '@sir-giving/donate';
import { start } from './app.js';

start();
